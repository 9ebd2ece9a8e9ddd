#include <vitrine/scene/collection.h>

#include <vitrine/scene/collection_parts.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace vitrine::scene {
namespace {

constexpr std::array<const char*, collection_kind_count> kind_names{"points",    "markers",  "segments", "polylines",
                                                                    "triangles", "polygons", "text"};

/// Fewer removed ones than these are not worth a pass over all.
constexpr std::size_t least_removed = 1024;

/// Text and drawings are flat: nothing in them is in front.
CollectionDepth first_depth(CollectionKind kind) {
    const bool flat = kind == CollectionKind::polygons || kind == CollectionKind::text;
    return flat ? CollectionDepth::layered : CollectionDepth::solid;
}

/// Keeps the runs' elements, in their order, as one array.
template <class T, class Visit>
std::vector<T> gathered(const arrays::TrackedArray<T>& array, const std::vector<ItemRun>& runs,
                        std::uint32_t ItemRun::*first, std::uint32_t ItemRun::*count, Visit visit) {
    std::vector<T> kept;
    if (array.empty()) return kept;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (const T& element : array.view().subspan(runs[i].*first, runs[i].*count)) {
            kept.push_back(element);
            visit(kept.back(), i);
        }
    }
    return kept;
}

}  // namespace

const char* name_of(CollectionKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

Collection::Collection(CollectionKind kind, std::string collection_name)
    : name(std::move(collection_name)), depth(first_depth(kind)), kind_(kind) {
    items_.set_label(name + " items");
    positions_.set_label(name + " positions");
    vertices_.set_label(name + " vertices");
    outline_.set_label(name + " outlines");
    indices_.set_label(name + " indices");
    glyphs_.set_label(name);
}

std::vector<ItemId> Collection::ids() const {
    std::vector<ItemId> all = runs_.ids();
    std::sort(all.begin(), all.end(), [this](ItemId a, ItemId b) { return runs_[a].item < runs_[b].item; });
    return all;
}

const ItemRun& Collection::run(ItemId id) const {
    if (runs_.contains(id)) return runs_[id];
    throw arrays::ArrayError("the collection '" + name + "' of " + std::to_string(item_count()) +
                             " items has none of number " + std::to_string(id.index));
}

void Collection::require(CollectionKind kind) const {
    VITRINE_ASSERT(kind_ == kind, "an item of the collection's kind");
}

void Collection::require_count(std::size_t points, std::size_t given, std::string_view what) const {
    if (given == points) return;
    throw arrays::ArrayError("the collection '" + name + "': " + std::to_string(given) + " " + std::string(what) +
                             " do not fit " + std::to_string(points) + " points");
}

const Item& Collection::item(ItemId id) const {
    return items_[run(id).item];
}

ItemRun Collection::new_run(std::size_t count, std::size_t index_count, const Item& look, bool closed) {
    compact_if_sparse();
    const ItemRun run{static_cast<std::uint32_t>(items_.size()),
                      static_cast<std::uint32_t>(vertices_.size() + outline_.size()), static_cast<std::uint32_t>(count),
                      static_cast<std::uint32_t>(indices_.size()), static_cast<std::uint32_t>(index_count)};
    Item item = look;
    item.first = run.first;
    item.count = run.count;
    item.closed = closed ? 1 : 0;
    items_.append(item);
    return run;
}

ItemId Collection::add_vertices(std::span<const glm::vec3> positions, std::span<const float> along, const Item& look,
                                std::span<const glm::u8vec4> colors, bool closed) {
    if (!colors.empty()) require_count(positions.size(), colors.size(), "colours");
    const ItemRun run = new_run(positions.size(), 0, look, closed);
    std::vector<CollectionVertex> vertices(positions.size());
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        vertices[i].item = run.item;
        if (!colors.empty()) vertices[i].color = colors[i];
        if (!along.empty()) vertices[i].along = along[i];
    }
    positions_.append(positions);
    vertices_.append(vertices);
    return runs_.add(run);
}

ItemId Collection::add_points(std::span<const glm::vec3> positions, const Item& look,
                              std::span<const glm::u8vec4> colors) {
    VITRINE_ASSERT(kind_ == CollectionKind::points || kind_ == CollectionKind::markers, "points or markers");
    return add_vertices(positions, {}, look, colors);
}

ItemId Collection::add_segments(std::span<const glm::vec3> ends, const Item& look,
                                std::span<const glm::u8vec4> colors) {
    require(CollectionKind::segments);
    require_count(ends.size() / 2 * 2, ends.size(), "ends of segments");
    return add_vertices(ends, lengths_of_segments(ends), look, colors);
}

ItemId Collection::add_polyline(std::span<const glm::vec3> positions, const Item& look, bool closed) {
    require(CollectionKind::polylines);
    std::vector<glm::vec3> path(positions.begin(), positions.end());
    if (closed && !path.empty()) path.push_back(path.front());
    return add_vertices(path, lengths_of_path(path), look, {}, closed);
}

ItemId Collection::add_triangles(std::span<const glm::vec3> corners, const Item& look,
                                 std::span<const glm::u8vec4> colors) {
    require(CollectionKind::triangles);
    require_count(corners.size() / 3 * 3, corners.size(), "corners of triangles");
    return add_vertices(corners, rims_of_triangles(corners), look, colors);
}

ItemId Collection::add_polygon(const FilledPolygon& polygon, const Item& look) {
    require(CollectionKind::polygons);
    Outline parts = make_outline(polygon);
    const ItemRun run = new_run(parts.points.size(), parts.indices.size(), look, true);
    for (OutlineVertex& point : parts.points) point.item = run.item;
    for (std::uint32_t& index : parts.indices) index += 2 * run.first;
    outline_.append(parts.points);
    indices_.append(parts.indices);
    return runs_.add(run);
}

ItemId Collection::add_text(std::string_view text, const Item& look) {
    require(CollectionKind::text);
    const std::shared_ptr<const Font> font = Font::built_in();
    std::vector<glm::vec3> origins;
    std::vector<float> glyphs;
    for (const PlacedGlyph& placed : font->lay_out(text)) {
        origins.emplace_back(placed.origin, 0.0F);
        glyphs.push_back(static_cast<float>(glyphs_.place_of(*font, placed.glyph)));
    }
    return add_vertices(origins, glyphs, look);
}

void Collection::set_positions(ItemId id, std::span<const glm::vec3> positions) {
    VITRINE_ASSERT(kind_ != CollectionKind::polygons && kind_ != CollectionKind::text, "an item made of positions");
    const ItemRun& place = run(id);
    require_count(place.count - items_[place.item].closed, positions.size(), "positions");
    const std::span<glm::vec3> points = positions_.edit(place.first, place.count);
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = positions[i % positions.size()];
    if (kind_ != CollectionKind::segments && kind_ != CollectionKind::polylines) return;
    const bool pairs = kind_ == CollectionKind::segments;
    vertices_.field(&CollectionVertex::along)
        .assign(place.first, pairs ? lengths_of_segments(points) : lengths_of_path(points));
}

std::span<glm::vec3> Collection::edit_positions(ItemId id) {
    return edit_positions(id, 0, run(id).count);
}

std::span<glm::vec3> Collection::edit_positions(ItemId id, std::size_t first, std::size_t count) {
    VITRINE_ASSERT(kind_ <= CollectionKind::markers || kind_ == CollectionKind::triangles,
                   "points that nothing measures");
    const ItemRun& place = run(id);
    if (first > place.count || count > place.count - first)
        arrays::detail::throw_out_of_range(name + " item", place.count, first, count);
    return positions_.edit(place.first + first, count);
}

arrays::TrackedArray<glm::vec3>& Collection::positions_for_kernels() {
    VITRINE_ASSERT(kind_ <= CollectionKind::polylines, "points of which nothing is measured but dashes");
    return positions_;
}

void Collection::set_colors(ItemId id, std::span<const glm::u8vec4> colors) {
    VITRINE_ASSERT(kind_ != CollectionKind::polygons, "an item whose points have colours");
    const ItemRun& place = run(id);
    require_count(place.count, colors.size(), "colours");
    vertices_.field(&CollectionVertex::color).assign(place.first, colors);
}

void Collection::set_color(ItemId id, std::size_t point, const glm::u8vec4& own) {
    const ItemRun& place = run(id);
    if (point >= place.count) arrays::detail::throw_out_of_range(name + " item", place.count, point, 1);
    vertices_.field(&CollectionVertex::color).set(place.first + point, own);
}

void Collection::remove(ItemId id) {
    const ItemRun gone = run(id);
    set(id, &Item::visible, false);
    runs_.remove(id);
    removed_points_ += gone.count;
    ++removed_items_;
}

void Collection::clear() {
    for (const ItemId id : runs_.ids()) runs_.remove(id);
    compact();
}

void Collection::compact_if_sparse() {
    const std::size_t points = vertices_.size() + outline_.size() - removed_points_;
    if (!positions_.has_copy()) return;  // there is nothing here to be moved together
    const bool many_points = removed_points_ > std::max(points, least_removed);
    if (many_points || removed_items_ > std::max(item_count(), least_removed)) compact();
}

void Collection::compact() {
    const std::vector<ItemId> kept = ids();
    std::vector<ItemRun> runs;
    for (const ItemId id : kept) runs.push_back(runs_[id]);
    std::vector<Item> items;
    for (const ItemRun& run : runs) items.push_back(items_[run.item]);

    const auto renumber = [](auto& point, std::size_t place) { point.item = static_cast<std::uint32_t>(place); };
    positions_.assign(gathered(positions_, runs, &ItemRun::first, &ItemRun::count, [](glm::vec3&, std::size_t) {}));
    vertices_.assign(gathered(vertices_, runs, &ItemRun::first, &ItemRun::count, renumber));
    outline_.assign(gathered(outline_, runs, &ItemRun::first, &ItemRun::count, renumber));
    std::vector<std::uint32_t> moved_by(runs.size());
    ItemRun next;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        moved_by[i] = runs[i].first - next.first;
        next.first += runs[i].count;
    }
    indices_.assign(gathered(indices_, runs, &ItemRun::first_index, &ItemRun::index_count,
                             [&](std::uint32_t& index, std::size_t place) { index -= 2 * moved_by[place]; }));
    place_runs(kept, items);
    items_.assign(std::move(items));
    removed_points_ = 0;
    removed_items_ = 0;
}

void Collection::place_runs(const std::vector<ItemId>& kept, std::vector<Item>& items) {
    ItemRun next;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        ItemRun& run = runs_[kept[i]];
        run.item = static_cast<std::uint32_t>(i);
        run.first = next.first;
        run.first_index = next.first_index;
        items[i].first = run.first;
        next.first += run.count;
        next.first_index += run.index_count;
    }
}

std::size_t Collection::primitive_count() const {
    switch (kind_) {
        case CollectionKind::points:
        case CollectionKind::markers:
        case CollectionKind::text: return vertices_.size();
        case CollectionKind::segments: return vertices_.size() / 2;
        case CollectionKind::polylines: return vertices_.empty() ? 0 : vertices_.size() - 1;
        case CollectionKind::triangles: return vertices_.size() / 3;
        case CollectionKind::polygons: return indices_.size() / 3;
    }
    return 0;
}

template <class Visit>
void Collection::visit_points(const ItemRun& run, Visit visit) const {
    if (kind_ == CollectionKind::polygons) {
        for (const OutlineVertex& point : outline_.view().subspan(run.first, run.count))
            visit(glm::vec3(point.position, 0.0F));
        return;
    }
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        if (kind_ != CollectionKind::text) {
            visit(positions_[i]);
        } else if (unit == SizeUnit::pixels) {
            visit(glm::vec3(0));  // where it is pinned; how far it reaches is the screen's
        } else {
            const Glyph& glyph = glyphs_.glyphs()[static_cast<std::size_t>(vertices_[i].along)];
            const float em = items_[run.item].size * size_scale;
            visit(em * (positions_[i] + glm::vec3(glyph.min, 0.0F)));
            visit(em * (positions_[i] + glm::vec3(glyph.max, 0.0F)));
        }
    }
}

Bounds Collection::bounds() const {
    positions_.require_copy();
    Bounds bounds;
    runs_.for_each([&](ItemId, const ItemRun& run) {
        const Item& item = items_[run.item];
        if (!item.visible) return;
        visit_points(run, [&](const glm::vec3& point) {
            const glm::dvec3 at(transformed(item.transform, point));
            if (glm::all(glm::lessThan(glm::abs(at), glm::dvec3(std::numeric_limits<float>::infinity()))))
                bounds.add(at);
        });
    });
    return bounds;
}

std::uint64_t Collection::revision() const {
    return items_.revision() + positions_.revision() + vertices_.revision() + outline_.revision() + indices_.revision();
}

std::size_t Collection::size_bytes() const {
    return items_.size_bytes() + positions_.size_bytes() + vertices_.size_bytes() + outline_.size_bytes() +
           indices_.size_bytes() + glyphs_.glyphs().size_bytes() + glyphs_.curves().size_bytes();
}

}  // namespace vitrine::scene
