#pragma once

#include <vitrine/ui/look.h>
#include <vitrine/ui/viewport.h>

namespace vitrine::ui {

/// What was chosen in a viewport's tag.
struct TagRequests {
    bool activate = false;
    bool toggle_maximised = false;
    bool close = false;
};

/// What tells a viewport from its neighbours: its path on a small sign at (`x`, `y`) of the screen, which opens a menu.
struct Tag {
    float x = 0;
    float y = 0;
    float room = 0;  ///< pixels to the right; with little of it the name is left out
    bool active = false;
    bool maximised = false;
};

/// Draws it in the current window, over what is there already. The menu changes the viewport's path itself.
/// Controls for Look::shortcut_of: "path.<name>", "viewports.maximise", "viewports.close".
TagRequests viewport_tag(const Look& look, const Tag& tag, ViewportSettings& settings);

/// A filled circle in a path's colour and the path's name, in the current line.
void path_name(const Look& look, paths::PathKind kind);

}  // namespace vitrine::ui
