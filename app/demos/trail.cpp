#include <app/demos/trail.h>

#include <utility>

namespace vitrine::app {

bool Trail::handle(const scene::InputEvent& event, const PlaceAt& place_at) {
    if (const auto* pressed = std::get_if<scene::PointerPressed>(&event)) return press(*pressed, place_at);
    if (const auto* moved = std::get_if<scene::PointerMoved>(&event)) {
        if (!last_) return false;
        if (const std::optional<glm::vec2> place = place_at(moved->position)) drag_to(*place);
        return true;
    }
    const auto* released = std::get_if<scene::PointerReleased>(&event);
    const bool ends = std::holds_alternative<scene::InputLost>(event) ||
                      (released != nullptr && released->button == scene::MouseButton::left);
    return ends && std::exchange(last_, std::nullopt).has_value();
}

bool Trail::press(const scene::PointerPressed& pressed, const PlaceAt& place_at) {
    if (pressed.button != scene::MouseButton::left || pressed.modifiers != scene::Modifiers{}) return false;
    last_ = place_at(pressed.position);
    if (last_) marks_.push_back({.place = *last_});
    return last_.has_value();
}

void Trail::drag_to(const glm::vec2& place) {
    const float distance = glm::distance(*last_, place);
    const auto strides = static_cast<int>(distance / stride_);
    if (strides == 0) return;
    const glm::vec2 way = stride_ / distance * (place - *last_);
    for (int i = 0; i < strides; ++i) {
        *last_ += way;
        marks_.push_back({.place = *last_, .way = way});
    }
}

std::vector<Trail::Mark> Trail::take() {
    return std::exchange(marks_, {});
}

}  // namespace vitrine::app
