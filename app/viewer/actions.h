#pragma once

#include <vitrine/ui/imgui_compat.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// Keys pressed together.
struct Keys {
    ui::compat::Key key{};
    bool ctrl = false;
    bool shift = false;
    friend bool operator==(const Keys&, const Keys&) = default;
};

/// "Ctrl+O", "F5", "Tab"
std::string name_of(const Keys& keys);

/// Something a person can do in the viewer: by a key, a menu or a panel. All three say the same about it.
struct Action {
    std::string_view id;     ///< "file.open": also the control's name in panels
    std::string_view group;  ///< heading in the list of keys: "File"
    std::string_view title;  ///< in menus: "Open…"
    std::string_view help;   ///< one sentence
    std::optional<Keys> keys = {};
    /// The viewport's camera controller answers these keys when the pointer is over it or it has the focus.
    bool camera_key = false;
    std::function<void()> run = {};
    std::function<bool()> checked = {};  ///< for things that are on or off
    std::function<bool()> enabled = {};  ///< none: always
    std::string_view obstacle = {};      ///< one sentence: why it is not enabled; empty: that goes without saying

    bool is_enabled() const { return !enabled || enabled(); }
    /// What to say about it now.
    std::string_view help_now() const { return obstacle.empty() || is_enabled() ? help : obstacle; }
    /// Its keys count while a dialog is open and while a text is typed, too.
    bool everywhere = false;
};

/// All actions of a viewer, in the order in which they are listed.
class Actions {
public:
    void add(Action action);
    const std::vector<Action>& all() const { return actions_; }
    /// nullptr when there is none.
    const Action* find(std::string_view id) const;
    /// The name of the keys that do it; empty when there are none.
    std::string shortcut_of(std::string_view id) const;
    /// Who else listens to the keyboard.
    struct Listeners {
        bool dialog = false;    ///< only what counts everywhere is run
        bool viewport = false;  ///< its camera controller gets the keys that are its own
    };
    /// Runs what the keys of this frame ask for; while a text is typed, only what counts everywhere.
    void run_pressed(const Listeners& listeners) const;

private:
    std::vector<Action> actions_;
};

}  // namespace vitrine::app
