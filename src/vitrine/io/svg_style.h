#pragma once

#include <vitrine/io/svg_color.h>
#include <vitrine/io/svg_cursor.h>
#include <vitrine/io/svg_notes.h>
#include <vitrine/io/svg_sheet.h>
#include <vitrine/scene/polygon.h>
#include <vitrine/scene/stroke.h>

#include <optional>
#include <string>

namespace vitrine::io {

/// What fills an area or a stroke.
struct SvgPaint {
    bool current = false;             ///< by the property `color`
    std::string reference{};          ///< id of a gradient; empty: none
    std::optional<SvgColor> color{};  ///< else; with a reference: where that cannot be used. None: not painted.
};

/// What an element is painted with, and what its children inherit.
struct SvgStyle {
    SvgPaint fill{.color = SvgColor{}};
    SvgPaint stroke;
    double fill_opacity = 1;
    double stroke_opacity = 1;
    scene::FillRule rule = scene::FillRule::nonzero;
    scene::StrokeStyle pen;
    SvgColor color;
    double font_size = 16;
    bool visible = true;
    double opacity = 1;     ///< its own times those of all groups around it
    bool displayed = true;  ///< else neither it nor its children are painted
};

/// Whether an attribute of this name is a property that a style sheet can set as well.
bool is_svg_property(std::string_view name);

/// The style of an element whose properties are declared so, below `parent`. What is not supported is noted. Throws
/// FileError for values that mean nothing.
SvgStyle styled(const SvgStyle& parent, const SvgDeclarations& declarations, SvgUnits units, pugi::xml_node node,
                SvgNotes& notes);

/// The color that `text` is, or `current` where it says so; black where it is a function that is not understood.
SvgColor color_or(const PlacedText& text, const SvgColor& current);

}  // namespace vitrine::io
