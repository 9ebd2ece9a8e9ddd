#pragma once

#include <vitrine/scene/line_style.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>

namespace vitrine::scene {

/// What a collection consists of.
enum class CollectionKind : std::uint8_t {
    points,     ///< round dots
    markers,    ///< one of the shapes below at each point
    segments,   ///< straight lines between pairs of points
    polylines,  ///< paths of straight lines with joins
    triangles,
    polygons,  ///< filled outlines with holes, in the plane z = 0 of their item
    text,      ///< lines of text, in the plane z = 0 of their item or facing the screen
};
inline constexpr std::size_t collection_kind_count = 7;
/// "points", "markers", …
const char* name_of(CollectionKind kind);

/// Shapes of markers, given by their signed distance, so that they are sharp at any size.
enum class MarkerShape : std::uint8_t {
    disc,
    ring,
    square,
    diamond,
    triangle_up,
    triangle_down,
    pentagon,
    hexagon,
    star,
    plus,
    cross,
    asterisk,
    arrow,
    heart,
};
inline constexpr int marker_shape_count = 14;

/// What sizes, widths and dashes of a collection are measured in.
enum class SizeUnit : std::uint8_t {
    pixels,  ///< at UI scale 1, whatever the zoom
    world,   ///< units of the item, as its positions: grows with zoom
};

/// One item of a collection: what all of its points have in common. Its layout is what the GPU reads: 112 bytes.
/// `Collection::set` changes one field and sends no more than that.
struct Item {
    /// The rows of an affine transform: from the item's own coordinates to the collection's.
    glm::mat3x4 transform{1.0F};
    /// Lengths of dash, gap, dash, gap of lines, in the collection's unit of size. All zero:
    /// unbroken. Dashes of length 0 are dots where caps are round.
    glm::vec4 dashes{0.0F};
    /// sRGB-encoded red, green, blue and linear alpha, 0 to 255.
    glm::u8vec4 color{255};
    /// Of the rim of markers.
    glm::u8vec4 edge_color{0, 0, 0, 255};
    /// Diameter of points and markers, width of lines, size of text (one em); in the collection's unit of size.
    float size = 1.0F;
    /// Of markers, in the same unit; it lies within their size.
    float edge_width = 0.0F;
    float dash_offset = 0.0F;       ///< where in the dashes a line begins
    float rotation_radians = 0.0F;  ///< of markers and of text, counter-clockwise
    float miter_limit = 4.0F;       ///< length of a join's tip over the line's width; beyond it joins are bevelled
    MarkerShape shape = MarkerShape::disc;
    LineCap cap = LineCap::butt;
    LineJoin join = LineJoin::miter;
    bool visible = true;

    /// Where the item's points lie among all; kept by the collection.
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t closed = 0;    ///< the line's last point is its first one; kept by the collection
    std::uint32_t reserved = 0;  ///< makes the size a multiple of 16
};
static_assert(sizeof(Item) == 112, "the layout that shaders/collection.glsl reads");

/// The rows of an affine transform, as `Item::transform` has them.
inline glm::mat3x4 affine_rows(const glm::mat4& transform) {
    return glm::mat3x4(glm::transpose(transform));
}
/// A point in an item's coordinates, in the collection's.
inline glm::vec3 transformed(const glm::mat3x4& rows, const glm::vec3& point) {
    return glm::vec4(point, 1.0F) * rows;
}

/// What an item's point has beside its position, which changes more often. Its layout is what the GPU reads: 12 bytes.
struct CollectionVertex {
    std::uint32_t item = 0;  ///< place of its item among all
    glm::u8vec4 color{255};  ///< multiplies the item's
    float along = 0.0F;      ///< lines: length of the path up to here; triangles: their rims; text: number of the glyph
};
static_assert(sizeof(CollectionVertex) == 12, "the layout that shaders/collection.glsl reads");

/// One point of a filled outline. Its layout is what the GPU reads: 24 bytes.
struct OutlineVertex {
    glm::vec2 position{0.0F};
    float half_width = 0.0F;       ///< how thick the shape is there: what is thinner than a pixel fades
    std::uint32_t item = 0;        ///< place of its item among all
    std::int32_t to_previous = 0;  ///< steps to its neighbours on the outline
    std::int32_t to_next = 0;
};
static_assert(sizeof(OutlineVertex) == 24, "the layout that shaders/collection_polygons.vert reads");

}  // namespace vitrine::scene
