#pragma once

#include <vitrine/arrays/tracked_image.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/color_map.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace vitrine::scene {

using ColorImage = arrays::TrackedImage<glm::u8vec4>;  ///< sRGB-encoded red, green, blue; alpha is not looked at
using ScalarImage = arrays::TrackedImage<float>;       ///< numbers that a colour map shows; NaN is grey

/// An image on a rectangle in the xy plane around the origin, its first row along the upper edge. Seen from +z it reads
/// as it should; no light falls on it.
struct ImagePlane {
    std::string name;
    std::variant<ColorImage, ScalarImage> texels;
    glm::vec2 size{1, 1};  ///< width and height
    /// Of a ScalarImage: its colours, and the numbers that get the first and the last one, the smaller first.
    ColorMap map = viridis();
    float low = 0;
    float high = 1;
    bool smooth = false;  ///< interpolates between texels; otherwise each has one colour

    std::size_t width() const;   ///< texels
    std::size_t height() const;  ///< texels
    Bounds bounds() const;       ///< empty without texels
    std::uint64_t revision() const;
    arrays::TrackedTexels tracked_texels() const;
    /// Of a ScalarImage. Throws std::bad_variant_access for the other kind.
    ScalarImage& scalars() { return std::get<ScalarImage>(texels); }
};

}  // namespace vitrine::scene
