#pragma once

#include <vitrine/scene/input_event.h>

#include <glm/glm.hpp>

#include <array>
#include <vector>

namespace vitrine::ui {

/// Turns what ImGui knows of mouse and keyboard into the input events of one viewport.
/// A drag belongs to the viewport from the press over it to the release anywhere; the wheel only when hovered; keys
/// when hovered or focused and no text is being typed.
class ViewportInput {
public:
    /// What happened since the last call. Call right after the viewport's ImGui item; `origin` is the item's upper
    /// left corner in ImGui coordinates, `pixels_per_unit` the framebuffer scale.
    std::vector<scene::InputEvent> collect(glm::vec2 origin, glm::vec2 pixels_per_unit);

    bool hovered() const { return hovered_; }
    bool focused() const { return focused_; }
    /// A button pressed over the viewport is still held.
    bool dragging() const;

private:
    /// Tells the viewports of a window apart.
    int own_mark() const;
    void collect_buttons(glm::vec2 position, std::vector<scene::InputEvent>& events);
    void collect_keys(std::vector<scene::InputEvent>& events);

    std::array<bool, 3> held_{};  ///< left, right, middle: ImGui's order
    std::vector<scene::Key> held_keys_;
    glm::vec2 last_position_{0};
    bool hovered_ = false;
    bool focused_ = false;
};

}  // namespace vitrine::ui
