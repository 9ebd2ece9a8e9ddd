#include <vitrine/ui/light_drag.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>

namespace vitrine::ui {

bool LightDrag::handle(const scene::InputEvent& event, render::Settings& settings, glm::ivec2 size_pixels) {
    if (const auto* press = std::get_if<scene::PointerPressed>(&event)) return held_ || begins(*press, settings);
    if (!held_) return false;
    if (const auto* moved = std::get_if<scene::PointerMoved>(&event)) {
        constexpr float half_turn = std::numbers::pi_v<float>;
        const float angle = (moved->position.x - *held_) * half_turn / static_cast<float>(std::max(size_pixels.y, 1));
        float& rotation = settings.lighting.rotation_radians;
        rotation = std::remainder(rotation + angle, 2 * half_turn);
        held_ = moved->position.x;
        return true;
    }
    const auto* released = std::get_if<scene::PointerReleased>(&event);
    const bool ends = released != nullptr && released->button == scene::MouseButton::left;
    if (ends || std::holds_alternative<scene::InputLost>(event)) held_.reset();
    return ends;
}

bool LightDrag::begins(const scene::PointerPressed& press, const render::Settings& settings) {
    const bool is_asked = press.button == scene::MouseButton::left && press.modifiers == scene::Modifiers{.ctrl = true};
    if (!is_asked || settings.quality == render::Quality::draft) return false;
    held_ = press.position.x;
    return true;
}

}  // namespace vitrine::ui
