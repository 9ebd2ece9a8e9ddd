#pragma once

#include <vitrine/render/settings.h>
#include <vitrine/scene/input_event.h>

#include <glm/glm.hpp>

#include <optional>

namespace vitrine::ui {

/// Turns all light about the vertical while the left button is dragged with Ctrl: to the right as the scene turns when
/// it is dragged without, the viewport's height is half a turn.
class LightDrag {
public:
    /// True: the event is taken, and not for the camera.
    bool handle(const scene::InputEvent& event, render::Settings& settings, glm::ivec2 size_pixels);

private:
    bool begins(const scene::PointerPressed& press, const render::Settings& settings);

    std::optional<float> held_;  ///< where the pointer was, from the left
};

}  // namespace vitrine::ui
