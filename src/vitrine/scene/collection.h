#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/collection_item.h>
#include <vitrine/scene/glyph_table.h>
#include <vitrine/scene/ids.h>
#include <vitrine/scene/polygon.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::scene {

/// Where the parts of an item of a collection lie; an item's id is that of its run.
struct ItemRun {
    std::uint32_t item = 0;   ///< its place among the items
    std::uint32_t first = 0;  ///< of its points, in the vertices or in the outline
    std::uint32_t count = 0;
    std::uint32_t first_index = 0;
    std::uint32_t index_count = 0;
};
using ItemId = Id<ItemRun>;

/// How a collection meets what lies behind it.
enum class CollectionDepth : std::uint8_t {
    solid,    ///< hides what is behind each of its pixels: points and lines in space
    layered,  ///< hidden by what is in front, and painted item over item in the order they were added: drawings
};

/// How the colours of a collection meet those behind them.
enum class CollectionBlend : std::uint8_t {
    over,  ///< by their alpha
    add,   ///< light on light; hides nothing
};

/// Any number of items of one kind, drawn by one call: each has its own colour, size, transform and visibility, and
/// some points. An item is added, changed and removed by itself, and only its bytes are sent to the GPU; what is
/// removed makes room once it is more than what is left, and then all is sent again.
///
/// Functions for one kind break the contract in a collection of another. An item that is not there is an ArrayError
/// that names the collection.
class Collection {
public:
    std::string name;
    glm::vec4 color{1.0F};  ///< multiplies all items'; linear red, green, blue, alpha
    float size_scale = 1.0F;
    SizeUnit unit = SizeUnit::pixels;
    CollectionDepth depth;  ///< at first: solid, and layered for polygons and text
    CollectionBlend blend = CollectionBlend::over;
    /// Of points: 0 a disc with a sharp rim, 1 a glow that fades from its middle.
    float softness = 0.0F;

    Collection(CollectionKind kind, std::string name);

    CollectionKind kind() const { return kind_; }
    std::size_t item_count() const { return runs_.size(); }
    bool contains(ItemId id) const { return runs_.contains(id); }
    /// In the order they were added.
    std::vector<ItemId> ids() const;

    /// Points or markers. `colors`: none, or one for each point, multiplying `look.color`.
    ItemId add_points(std::span<const glm::vec3> positions, const Item& look = {},
                      std::span<const glm::u8vec4> colors = {});
    /// Positions 2i and 2i+1 are the ends of segment i.
    ItemId add_segments(std::span<const glm::vec3> ends, const Item& look = {},
                        std::span<const glm::u8vec4> colors = {});
    /// A line through all positions, and from the last to the first when `closed`.
    ItemId add_polyline(std::span<const glm::vec3> positions, const Item& look = {}, bool closed = false);
    /// Three corners each. Edges that belong to one triangle of the item alone are smoothed.
    ItemId add_triangles(std::span<const glm::vec3> corners, const Item& look = {},
                         std::span<const glm::u8vec4> colors = {});
    ItemId add_polygon(const FilledPolygon& polygon, const Item& look = {});
    /// Lines of UTF-8 text; the first one's base line begins at the origin.
    ItemId add_text(std::string_view text, const Item& look = {});

    const Item& item(ItemId id) const;
    /// Changes one field, as in set(id, &Item::color, red), and sends that.
    template <class F>
    void set(ItemId id, F Item::*field, const F& value) {
        items_.field(field).set(run(id).item, value);
    }
    void set_transform(ItemId id, const glm::mat4& transform) { set(id, &Item::transform, affine_rows(transform)); }
    /// Moves an item's points. Throws ArrayError unless there are as many as it has.
    void set_positions(ItemId id, std::span<const glm::vec3> positions);
    /// An item's points themselves, to be moved in place before the next draw: of points, markers and triangles. What
    /// they are has been marked as changed.
    std::span<glm::vec3> edit_positions(ItemId id);
    /// `count` of them, from the item's `first` one on. Throws ArrayError where there are fewer.
    std::span<glm::vec3> edit_positions(ItemId id, std::size_t first, std::size_t count);
    /// The points of all items, to be written by kernels, in the order in which the items were added: of points,
    /// markers, segments and polylines that are not dashed. The scene must be told the box around them.
    arrays::TrackedArray<glm::vec3>& positions_for_kernels();
    void set_colors(ItemId id, std::span<const glm::u8vec4> colors);
    /// Of one of the item's points.
    void set_color(ItemId id, std::size_t point, const glm::u8vec4& own);
    void remove(ItemId id);
    void clear();

    /// Points, markers, lines between points (and one between an item and the next, which is not drawn), triangles or
    /// glyphs: what one call draws, with those of items that were removed and still have their room.
    std::size_t primitive_count() const;
    /// The box around all visible points, without their sizes, in the collection's coordinates. Throws ArrayError where
    /// kernels have written them.
    Bounds bounds() const;
    /// Grows with every change of its arrays.
    std::uint64_t revision() const;
    std::size_t size_bytes() const;

    /// What the GPU reads. `indices` count corners of outlines: twice the place of a point, plus one outside.
    const arrays::TrackedArray<Item>& items() const { return items_; }
    const arrays::TrackedArray<glm::vec3>& positions() const { return positions_; }
    const arrays::TrackedArray<CollectionVertex>& vertices() const { return vertices_; }
    const arrays::TrackedArray<OutlineVertex>& outline() const { return outline_; }
    const arrays::TrackedArray<std::uint32_t>& indices() const { return indices_; }
    /// Of text.
    const GlyphTable& glyphs() const { return glyphs_; }

private:
    const ItemRun& run(ItemId id) const;
    void require(CollectionKind kind) const;
    /// Throws unless there is one of `what` for each point.
    void require_count(std::size_t points, std::size_t given, std::string_view what) const;
    ItemId add_vertices(std::span<const glm::vec3> positions, std::span<const float> along, const Item& look,
                        std::span<const glm::u8vec4> colors = {}, bool closed = false);
    /// An item whose parts are about to be appended.
    ItemRun new_run(std::size_t count, std::size_t index_count, const Item& look, bool closed);
    void compact_if_sparse();
    void compact();
    /// Numbers the items and their parts from 0 on.
    void place_runs(const std::vector<ItemId>& kept, std::vector<Item>& items);
    /// Calls `visit` with each point of a run, in its item's coordinates.
    template <class Visit>
    void visit_points(const ItemRun& run, Visit visit) const;
    CollectionKind kind_;
    Pool<ItemRun> runs_;
    arrays::TrackedArray<Item> items_;
    arrays::TrackedArray<glm::vec3> positions_;
    arrays::TrackedArray<CollectionVertex> vertices_;  ///< one for each position
    arrays::TrackedArray<OutlineVertex> outline_;
    arrays::TrackedArray<std::uint32_t> indices_;
    std::size_t removed_points_ = 0;  ///< which still have their room
    std::size_t removed_items_ = 0;
    GlyphTable glyphs_;
};

}  // namespace vitrine::scene
