#include <vitrine/ui/pick_watch.h>

#include <utility>
#include <variant>

namespace vitrine::ui {
namespace {

/// A hand is not quite still while it clicks.
constexpr float click_reach = 4;
constexpr std::chrono::duration<double> rest_time{0.15};

}  // namespace

std::optional<glm::vec2> PickWatch::clicked(const scene::InputEvent& event, float pixels_per_unit) {
    if (const auto* press = std::get_if<scene::PointerPressed>(&event)) {
        pressed_at_.reset();
        if (press->button == scene::MouseButton::left) pressed_at_ = press->position;
    } else if (const auto* move = std::get_if<scene::PointerMoved>(&event)) {
        if (pressed_at_ && glm::distance(*pressed_at_, move->position) > click_reach * pixels_per_unit)
            pressed_at_.reset();
    } else if (const auto* release = std::get_if<scene::PointerReleased>(&event)) {
        if (release->button == scene::MouseButton::left) return std::exchange(pressed_at_, std::nullopt);
    }
    return std::nullopt;
}

std::optional<glm::vec2> PickWatch::rested(glm::vec2 position, bool wanted, std::chrono::duration<double> elapsed) {
    const bool goes_on = std::exchange(wanted_, wanted) && position == rests_at_;
    if (!wanted || !goes_on) {
        rests_at_ = position;
        rested_ = {};
        waits_ = wanted;
        return std::nullopt;
    }
    rested_ += elapsed;
    if (!waits_ || rested_ < rest_time) return std::nullopt;
    waits_ = false;
    return position;
}

}  // namespace vitrine::ui
