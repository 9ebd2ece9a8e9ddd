#pragma once

#include <vitrine/scene/input_event.h>

#include <glm/glm.hpp>

#include <chrono>
#include <optional>

namespace vitrine::ui {

/// Finds out where a person asks what is there: by a click that is no drag, or by letting the pointer rest.
class PickWatch {
public:
    /// Where the left button was pressed, in pixels of the viewport, if this event ends a click.
    std::optional<glm::vec2> clicked(const scene::InputEvent& event, float pixels_per_unit);
    /// The pointer's place, once for each place in which it rests. `wanted`: somebody wants to know. To be called in
    /// each frame.
    std::optional<glm::vec2> rested(glm::vec2 position, bool wanted, std::chrono::duration<double> elapsed);
    /// The pointer has not rested long enough yet.
    bool waits() const { return waits_; }

private:
    std::optional<glm::vec2> pressed_at_;  ///< by the left button, which has not been dragged since
    glm::vec2 rests_at_{0};
    std::chrono::duration<double> rested_{0};
    bool wanted_ = false;
    bool waits_ = false;
};

}  // namespace vitrine::ui
