#pragma once

#include "actions.h"

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/look.h>

#include <imgui.h>

#include <optional>
#include <string>

namespace vitrine::app {

/// A rectangle of the screen, ImGui units.
struct Area {
    ImVec2 min;
    ImVec2 size;
};

/// Of a window that lies over the viewport, as large as what is in it.
inline constexpr ImGuiWindowFlags floating = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                                             ImGuiWindowFlags_NoFocusOnAppearing;

/// All keys, over everything; `open` becomes false when it is clicked away. Keys that are no action (the mouse, the
/// fly keys) are listed too.
void shortcuts_overlay(const ui::Look& look, const Actions& actions, bool& open);

/// What went wrong, at the top of the viewport; the text becomes empty when it is dismissed.
void message_overlay(const ui::Look& look, const Area& viewport, std::string& message);

/// Something good to know, which goes by itself.
struct Remark {
    std::string text;
    FrameClock::time_point until;  ///< it is shown
};

/// That, at the bottom of the viewport, until its time is over. When another frame is needed for it to go.
std::optional<FrameClock::time_point> remark_overlay(const ui::Look& look, const Area& viewport, Remark& remark);

/// What to do when there is nothing to see, in the middle of the viewport.
void empty_hint(const ui::Look& look, const Area& viewport, const Actions& actions);

}  // namespace vitrine::app
