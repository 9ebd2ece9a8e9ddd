#pragma once

#include <vitrine/ui/format.h>
#include <vitrine/ui/look.h>

#include <string>
#include <string_view>

namespace vitrine::ui {

/// What a control says about itself under the pointer.
struct Help {
    std::string_view text;
    std::string_view control;  ///< for Look::shortcut; empty: no key
};

/// Where a tooltip stands: by the item, or by the window it is in, for a menu has further items below.
enum class TooltipPlace { below_item, beside_window };

/// Shows what the last item is for, with its key, once the pointer has rested on it.
void tooltip(const Look& look, const Help& help, TooltipPlace place = TooltipPlace::below_item);
/// The pointer has rested on the last item for as long as a tooltip takes to open; asks for frames until then.
bool tooltip_due(const Look& look);

/// The text with characters that the font lacks as numbers: "\u65e5", so that names can be told apart. All functions
/// here that draw or shorten a text do this; only what is drawn in other ways needs it.
std::string drawable(std::string_view text);

/// As much of the text's beginning as fits into `width` pixels, with an ellipsis where something is missing.
std::string elided(std::string_view text, float width);
/// The same of its end: for paths.
std::string elided_front(std::string_view text, float width);

void text(const Color& color, std::string_view text);
void muted_text(const Look& look, std::string_view text);
/// Wrapped at the right edge of the column.
void paragraph(const Color& color, std::string_view text);
/// On the current line, ending `inset` pixels before the column does.
void right_text(const Color& color, std::string_view text, float inset = 0);
/// In a cell of a table, ending where the column does.
void right_cell(const Color& color, const std::string& cell);
void heading(const Look& look, std::string_view text);
/// The name of a key on a small cap, as an item.
void key_cap(const Look& look, std::string_view name);
float key_cap_width(const Look& look, std::string_view name);

/// A label to the left, a number and its unit right-aligned; the units stand below each other.
void value_row(const Look& look, const char* label, const Quantity& quantity, const Help& help = {});
/// Goes on in the current line at `x`, measured as ImGui::GetCursorPosX() is.
void continue_at(float x);
/// Vertical room, at scale 1.
void gap(const Look& look, float height);

}  // namespace vitrine::ui
