#pragma once

#include <vitrine/ui/theme.h>

#include <functional>
#include <string>
#include <string_view>

struct ImFont;

namespace vitrine::ui {

class Gui;

/// What widgets and panels need to know to draw themselves. A plain value, made anew each frame.
struct Look {
    Theme theme = Theme::dark;
    float scale = 1.0F;
    ImFont* medium = nullptr;  ///< for headings; nullptr: the regular font
    /// Names the keys of a control ("view.grid" -> "G") for its tooltip; empty text or no function: it has none.
    std::function<std::string(std::string_view control)> shortcut_of;
    /// Set by widgets that change without input, such as a tooltip that is about to open; nullptr: nobody asks.
    bool* wants_frame = nullptr;

    const Palette& palette() const { return palette_of(theme); }
    /// A length given at scale 1, in whole pixels.
    float px(float length) const { return static_cast<float>(static_cast<int>(length * scale + 0.5F)); }
    std::string shortcut(std::string_view control) const {
        return shortcut_of && !control.empty() ? shortcut_of(control) : std::string();
    }
};

Look look_of(const Gui& gui);

}  // namespace vitrine::ui
