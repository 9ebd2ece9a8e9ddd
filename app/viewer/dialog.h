#pragma once

#include <vitrine/ui/look.h>

namespace vitrine::app {

/// A small dialog in the middle of the window, which asks for something and is answered by two buttons, Enter or Esc.
/// Keep it between frames.
class Dialog {
public:
    /// `title` and `action` ("Save") live as long as the program.
    Dialog(const char* title, const char* action) : title_(title), action_(action) {}

    void open() { open_ = appearing_ = true; }
    /// True while it is open: then what it asks for follows, and `end`.
    bool begin(const ui::Look& look);
    /// The buttons; true when it was answered by the action, which needs `possible`.
    bool end(const ui::Look& look, bool possible = true);

private:
    const char* title_;
    const char* action_;
    bool open_ = false;
    bool appearing_ = false;
};

}  // namespace vitrine::app
