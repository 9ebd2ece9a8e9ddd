#include "actions.h"

#include <vitrine/base/assert.h>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine::app {
namespace {

using ui::compat::Key;

std::string name_of_key(Key key) {
    static constexpr std::array named{
        std::pair{Key::escape, "Esc"},
        std::pair{Key::enter, "Enter"},
        std::pair{Key::space, "Space"},
        std::pair{Key::tab, "Tab"},
        std::pair{Key::backspace, "Backspace"},
        std::pair{Key::del, "Del"},
        std::pair{Key::home, "Home"},
        std::pair{Key::end, "End"},
        std::pair{Key::up, "Up"},
        std::pair{Key::down, "Down"},
        std::pair{Key::left, "Left"},
        std::pair{Key::right, "Right"},
        std::pair{Key::page_up, "Page Up"},
        std::pair{Key::page_down, "Page Down"},
        std::pair{Key::plus, "+"},
        std::pair{Key::minus, "-"},
    };
    const auto* found = std::find_if(named.begin(), named.end(), [key](const auto& n) { return n.first == key; });
    if (found != named.end()) return found->second;
    const auto offset = [key](Key first) { return static_cast<int>(key) - static_cast<int>(first); };
    if (key >= Key::a && key <= Key::z) return {static_cast<char>('A' + offset(Key::a))};
    if (key >= Key::digit_0 && key <= Key::digit_9) return {static_cast<char>('0' + offset(Key::digit_0))};
    if (key >= Key::f1 && key <= Key::f12) return 'F' + std::to_string(1 + offset(Key::f1));
    return "?";
}

/// The key itself or its twin on the keypad.
bool pressed(Key key) {
    if (ui::compat::key_pressed(key)) return true;
    if (key == Key::plus) return ui::compat::key_pressed(Key::keypad_plus);
    if (key == Key::minus) return ui::compat::key_pressed(Key::keypad_minus);
    if (key >= Key::digit_0 && key <= Key::digit_9) {
        const int digit = static_cast<int>(key) - static_cast<int>(Key::digit_0);
        return ui::compat::key_pressed(static_cast<Key>(static_cast<int>(Key::keypad_0) + digit));
    }
    return false;
}

/// Ctrl + is Ctrl Shift = on many keyboards.
bool shift_matches(const Keys& keys) {
    return keys.key == Key::plus || ImGui::GetIO().KeyShift == keys.shift;
}

}  // namespace

std::string name_of(const Keys& keys) {
    std::string name;
    if (keys.ctrl) name += "Ctrl+";
    if (keys.shift) name += "Shift+";
    return name + name_of_key(keys.key);
}

void Actions::add(Action action) {
    VITRINE_ASSERT(find(action.id) == nullptr, "an action of another name");
    actions_.push_back(std::move(action));
}

const Action* Actions::find(std::string_view id) const {
    const auto found = std::find_if(actions_.begin(), actions_.end(), [id](const Action& a) { return a.id == id; });
    return found == actions_.end() ? nullptr : &*found;
}

std::string Actions::shortcut_of(std::string_view id) const {
    const Action* action = find(id);
    return action != nullptr && action->keys ? name_of(*action->keys) : std::string();
}

void Actions::run_pressed(const Listeners& listeners) const {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyAlt) return;
    const bool everywhere_only = listeners.dialog || io.WantTextInput;
    for (const Action& action : actions_) {
        if (!action.keys || !action.run || (action.camera_key && listeners.viewport)) continue;
        if (everywhere_only && !action.everywhere) continue;
        if (action.keys->ctrl != io.KeyCtrl || !shift_matches(*action.keys) || !pressed(action.keys->key)) continue;
        if (!action.is_enabled()) continue;
        action.run();
    }
}

}  // namespace vitrine::app
