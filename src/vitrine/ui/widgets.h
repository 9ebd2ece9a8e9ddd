#pragma once

#include <vitrine/ui/look.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>

#include <span>
#include <string>

namespace vitrine::ui {

/// The heading of a part of a column that folds; true while it is open. A hairline parts it from what is above.
bool section(const Look& look, const char* title, bool& open);

/// A label to the left; the next item begins where all such items do and is as wide as the rest of the column.
void control_label(const Look& look, const char* label);

/// A check box with its label. True when it was changed.
bool check(const Look& look, const char* label, bool& value, const Help& help);
/// Two of them beside each other: the second begins in the middle of the column. Call between the two.
void second_column(const Look& look);

/// A button; `width` 0: as wide as its label needs, negative: as wide as the column.
bool button(const Look& look, const char* label, float width, const Help& help);
/// The button for what a dialog is there for, in the accent colour.
bool primary_button(const Look& look, const char* label, float width, const Help& help);
/// A button with a mark in the place of words, as high as a line.
bool mark_button(const Look& look, const char* id, Mark mark, const Help& help);

/// One of the choices that stand side by side.
struct Choice {
    const char* label;
    Help help;
};
/// Buttons side by side, one of which is chosen, `width` pixels wide together; 0: the rest of the column.
/// True when `chosen` changed.
bool segmented(const Look& look, const char* id, std::span<const Choice> choices, int& chosen, float width = 0);

/// The same with a label before it, for one of values that are numbered as the choices are.
template <class T>
void choose(const Look& look, const char* label, const char* id, std::span<const Choice> choices, T& value) {
    control_label(look, label);
    int chosen = static_cast<int>(value);
    if (segmented(look, id, choices, chosen)) value = static_cast<T>(chosen);
}

/// A row with a round mark in its own colour, filled when it is the chosen one, and its key at the end.
/// True when it was clicked.
bool radio_row(const Look& look, const char* label, const Color& color, bool chosen, const Help& help);

/// A slider over the rest of the column, with its value written in it.
bool slider(const Look& look, const char* id, float& value, float low, float high, const char* format,
            const Help& help);
bool slider(const Look& look, const char* id, int& value, int low, int high, const char* format, const Help& help);

/// A list that opens below: one of its entries. `width` 0: over the rest of the column. True when another was chosen.
bool dropdown(const Look& look, const char* id, std::span<const std::string> entries, int& chosen, const Help& help,
              float width = 0);

/// A menu, a dialog or another popup is open, whoever opened it.
bool any_popup_open();

/// A bar between two parts of a window, to be dragged across its direction. Returns how far it was dragged in this
/// frame, in pixels.
enum class Bar { vertical, horizontal };
float splitter(const Look& look, const char* id, Bar bar, float length, float thickness);

}  // namespace vitrine::ui
