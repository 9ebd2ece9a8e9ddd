#pragma once

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/svg_reader.h>

#include <gtest/gtest.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// What the tests of the SVG reader share.

namespace vitrine::io {

inline SvgDrawing read_svg_text(std::string_view text) {
    set_log_level("off");
    return read_svg_drawing({"a.svg", std::as_bytes(std::span(text))});
}

/// An SVG document of 100 by 100 pixels with this in it.
inline std::string svg_of(std::string_view content) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">" + std::string(content) + "</svg>";
}

inline SvgDrawing drawn(std::string_view content) {
    return read_svg_text(svg_of(content));
}

inline SvgShape only_shape(std::string_view content) {
    SvgDrawing drawing = drawn(content);
    if (drawing.shapes.size() != 1)
        throw std::logic_error("expected one shape, found " + std::to_string(drawing.shapes.size()));
    return drawing.shapes[0];
}

/// What is wrong with the text; "" when nothing is.
inline std::string svg_error(std::string_view text) {
    try {
        read_svg_text(text);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

inline testing::AssertionResult near_point(const glm::dvec2& a, const glm::dvec2& b, double tolerance = 1e-9) {
    if (glm::distance(a, b) <= tolerance) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "(" << a.x << ", " << a.y << ") is not (" << b.x << ", " << b.y << ")";
}

/// The corners of the box around a shape: left, top, right, bottom.
inline testing::AssertionResult has_bounds(const SvgShape& shape, const glm::dvec4& expected, double tolerance = 1e-9) {
    const scene::Bounds bounds = shape.path.bounds();
    const glm::dvec4 found(bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y);
    if (glm::distance(found, expected) <= tolerance) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "bounds are " << found.x << " " << found.y << " " << found.z << " "
                                       << found.w;
}

/// The colour in the usual notation, "#ff8000", with ", alpha" where it is not opaque.
inline std::string shown(const std::optional<SvgColor>& color) {
    if (!color) return "none";
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (int i = 0; i < 3; ++i) {
        const auto byte = static_cast<std::size_t>(std::lround(255 * color->rgb[i]));
        text += digits[byte / 16];
        text += digits[byte % 16];
    }
    if (color->alpha != 1) text += ", " + std::to_string(static_cast<int>(std::lround(1000 * color->alpha))) + "/1000";
    return text;
}

}  // namespace vitrine::io
