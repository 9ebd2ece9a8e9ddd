#pragma once

#include <vitrine/scene/color_map.h>

#include <glm/glm.hpp>

#include <span>
#include <string>
#include <string_view>

namespace vitrine::render {

/// Between which numbers a colour map lies.
enum class FieldRange {
    automatic,    ///< all finite ones, but where nearly all lie close together, these
    full,         ///< all finite ones
    percentiles,  ///< without the few that are smallest and largest
    by_hand,
};

/// How lines of equal numbers are shown.
enum class Isolines {
    none,
    lines,  ///< on surfaces whose vertices have numbers
    bands,  ///< every second step is darker
};
/// "none", "lines", "bands"
std::string_view name_of(Isolines isolines);
/// Throws UsageError that lists the names.
Isolines isolines_named(std::string_view name);

/// Which numbers of geometries are shown, and how: where there are some of that name, they take the place of colours.
struct FieldLook {
    std::string name;  ///< of scene::ScalarField; empty: none
    scene::ColorMap map = scene::viridis();
    FieldRange range = FieldRange::automatic;
    glm::vec2 percentiles{2, 98};
    glm::vec2 limits{0, 1};    ///< by hand
    bool logarithmic = false;  ///< what is not positive is shown as if it were no number
    Isolines isolines = Isolines::none;
    float step = 0;                         ///< between isolines, of log10 where logarithmic; 0: a round one
    glm::vec3 no_number{0.5F, 0.5F, 0.5F};  ///< colour of NaN, sRGB-encoded
    bool lit = true;                        ///< of surfaces, and of points with normals
    bool bar = true;                        ///< with a bar of the colours in the picture

    friend bool operator==(const FieldLook&, const FieldLook&) = default;
};

}  // namespace vitrine::render
