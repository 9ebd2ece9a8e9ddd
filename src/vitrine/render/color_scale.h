#pragma once

#include <glm/glm.hpp>

#include <cstddef>

namespace vitrine::render {

/// Of a table's colours, behind which that of what is no number follows. Steps between them cannot be seen.
inline constexpr std::size_t table_colors = 1024;

/// How numbers find their place in a table of colours: as color_table.glsl has it.
struct ColorScale {
    float low = 0;               ///< gets the first colour, and `high` the last one; the logarithm where logarithmic
    float high = 1;              ///< above `low`
    bool logarithmic = false;    ///< base 10
    std::size_t categories = 0;  ///< of whole numbers, one colour each, again and again; 0: none
    float lines_per_unit = 0;    ///< isolines; 0: none
    std::size_t size() const { return categories > 0 ? categories : table_colors; }
    /// Below `size()`; that for what is no number, or has no logarithm.
    std::size_t place_of(float number) const;
    /// What is shown by a place between 0 and 1, as a number.
    float number_at(float t) const;

    /// The uniform `color_scale`: low, the factor that brings high to 1, whether there are logarithms, categories.
    glm::vec4 uniform() const;
    friend bool operator==(const ColorScale&, const ColorScale&) = default;
};

}  // namespace vitrine::render
