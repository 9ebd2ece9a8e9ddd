#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::scene {

/// The colours that numbers are shown by.
struct ColorMap {
    /// How numbers find their colours.
    enum class Kind {
        sequence,   ///< from the first to the last, and mixed between two
        cycle,      ///< the same, the first following the last
        categories  ///< of whole numbers: one after the other, then the first again
    };
    std::string name;  ///< empty: a list of the person's own
    Kind kind = Kind::sequence;
    std::vector<glm::u8vec3> colors{{68, 1, 84}, {253, 231, 37}};  ///< sRGB-encoded, at equal distances

    /// The colour for a number from 0 to 1, sRGB-encoded; beyond that, the nearest, and for NaN the first. Of
    /// categories: those that lie side by side there.
    glm::vec3 color(float t) const;
    friend bool operator==(const ColorMap&, const ColorMap&) = default;
};

/// All maps that have a name: viridis, magma, inferno and plasma (N. Smith, S. van der Walt, 2015), cividis (J. Nuñez
/// and others, 2018), turbo (A. Mikhailov, 2019), coolwarm (K. Moreland, 2009), twilight (B. Abbott, 2018) and
/// categories (Tableau 10, 2016), each by some of its colours.
std::span<const ColorMap> color_maps();
/// Throws UsageError that lists them.
const ColorMap& color_map_named(std::string_view name);
/// The first of them.
const ColorMap& viridis();

/// A name, or two colours and more: "#000000,#ff8000,#ffffff". Throws UsageError.
ColorMap parse_color_map(std::string_view text);
/// What `parse_color_map` understands.
std::string text_of(const ColorMap& map);

/// "#ff8000". Throws UsageError.
glm::u8vec3 parse_color(std::string_view text);

}  // namespace vitrine::scene
