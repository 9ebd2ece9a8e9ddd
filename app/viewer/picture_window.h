#pragma once

#include "dialog.h"

#include <vitrine/ui/look.h>

#include <glm/glm.hpp>

namespace vitrine::app {

/// How large a picture is that is saved, and what of it.
struct PictureChoice {
    int width = 0;  ///< in pixels; 0: as it is shown
    bool transparent = false;
    friend bool operator==(const PictureChoice&, const PictureChoice&) = default;
};

/// The size of a picture of what is shown in `viewport` pixels.
glm::ivec2 picture_size(const PictureChoice& choice, glm::ivec2 viewport);

/// The dialog that asks how a picture is to be saved. Keep it between frames.
class PictureWindow {
public:
    void open() { dialog_.open(); }
    /// Draws the dialog while it is open, for a picture of a viewport of that size. True when it is to be saved.
    bool show(const ui::Look& look, glm::ivec2 viewport, PictureChoice& choice);

private:
    Dialog dialog_{"Save picture", "Save"};
};

}  // namespace vitrine::app
