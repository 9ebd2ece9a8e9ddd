#include <vitrine/ui/viewport_input.h>

#include <vitrine/ui/imgui_compat.h>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr std::array buttons{scene::MouseButton::left, scene::MouseButton::right, scene::MouseButton::middle};

constexpr std::array key_pairs{
    std::pair{compat::Key::a, scene::Key::a},
    std::pair{compat::Key::d, scene::Key::d},
    std::pair{compat::Key::e, scene::Key::e},
    std::pair{compat::Key::f, scene::Key::f},
    std::pair{compat::Key::q, scene::Key::q},
    std::pair{compat::Key::r, scene::Key::r},
    std::pair{compat::Key::s, scene::Key::s},
    std::pair{compat::Key::w, scene::Key::w},
    std::pair{compat::Key::digit_1, scene::Key::digit_1},
    std::pair{compat::Key::digit_3, scene::Key::digit_3},
    std::pair{compat::Key::digit_5, scene::Key::digit_5},
    std::pair{compat::Key::digit_7, scene::Key::digit_7},
    std::pair{compat::Key::keypad_1, scene::Key::digit_1},
    std::pair{compat::Key::keypad_3, scene::Key::digit_3},
    std::pair{compat::Key::keypad_5, scene::Key::digit_5},
    std::pair{compat::Key::keypad_7, scene::Key::digit_7},
    std::pair{compat::Key::left_shift, scene::Key::shift},
    std::pair{compat::Key::right_shift, scene::Key::shift},
};

/// Under which a window's storage remembers the viewport that was pressed last in it.
constexpr ImGuiID last_pressed_key = 0x56495452;

scene::Modifiers modifiers() {
    const ImGuiIO& io = ImGui::GetIO();
    return {.shift = io.KeyShift, .ctrl = io.KeyCtrl, .alt = io.KeyAlt};
}

}  // namespace

int ViewportInput::own_mark() const {
    return static_cast<int>(ImGui::GetID(this) | 1U);  // never 0
}

bool ViewportInput::dragging() const {
    return std::find(held_.begin(), held_.end(), true) != held_.end();
}

std::vector<scene::InputEvent> ViewportInput::collect(glm::vec2 origin, glm::vec2 pixels_per_unit) {
    const ImGuiIO& io = ImGui::GetIO();
    hovered_ = ImGui::IsItemHovered();
    compat::claim_wheel_for_last_item();
    const glm::vec2 position = (glm::vec2(io.MousePos.x, io.MousePos.y) - origin) * pixels_per_unit;
    std::vector<scene::InputEvent> events;
    if (position != last_position_ && (hovered_ || dragging())) events.push_back(scene::PointerMoved{position});
    last_position_ = position;
    collect_buttons(position, events);
    if (hovered_ && io.MouseWheel != 0.0F) events.push_back(scene::WheelTurned{io.MouseWheel, position, modifiers()});
    collect_keys(events);
    return events;
}

void ViewportInput::collect_buttons(glm::vec2 position, std::vector<scene::InputEvent>& events) {
    for (int button = 0; button < static_cast<int>(buttons.size()); ++button) {
        const auto index = static_cast<std::size_t>(button);
        if (hovered_ && ImGui::IsMouseClicked(button)) {
            held_[index] = true;
            ImGui::SetWindowFocus();
            ImGui::GetStateStorage()->SetInt(last_pressed_key, own_mark());
            events.push_back(scene::PointerPressed{buttons[index], position, modifiers()});
        }
        if (hovered_ && ImGui::IsMouseDoubleClicked(button))
            events.push_back(scene::DoubleClicked{buttons[index], position});
        if (held_[index] && !ImGui::IsMouseDown(button)) {
            held_[index] = false;
            events.push_back(scene::PointerReleased{buttons[index], position});
        }
    }
}

void ViewportInput::collect_keys(std::vector<scene::InputEvent>& events) {
    // Of several viewports in one window the one that was pressed last has the keys.
    const int last_pressed = ImGui::GetStateStorage()->GetInt(last_pressed_key, 0);
    const bool is_focused = ImGui::IsWindowFocused() && (last_pressed == 0 || last_pressed == own_mark());
    const bool had_focus = std::exchange(focused_, is_focused);
    const bool typing = ImGui::GetIO().WantTextInput;
    if ((had_focus && !focused_) || typing) {
        if (!held_keys_.empty()) events.push_back(scene::InputLost{});
        held_keys_.clear();
    }
    for (const auto& [native, key] : key_pairs) {
        if ((hovered_ || focused_) && !typing && compat::key_pressed(native)) {
            events.push_back(scene::KeyPressed{key, modifiers()});
            held_keys_.push_back(key);
        }
        if (compat::key_released(native) && std::erase(held_keys_, key) > 0) events.push_back(scene::KeyReleased{key});
    }
}

}  // namespace vitrine::ui
