#include <vitrine/io/obj_vertices.h>

#include <vitrine/base/parallel.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::size_t corners_at_a_time = 65'536;

/// The kind that all corners have; `own` where they differ.
ObjNormals common_kind(std::span<const ObjCorners> corners) {
    const bool alike = std::all_of(corners.begin(), corners.end(),
                                   [&](const ObjCorners& list) { return list.kind == corners.front().kind; });
    return alike ? corners.front().kind : ObjNormals::own;
}

/// Positions as they are named, one list after the other.
arrays::Elements<std::uint32_t> joined(std::span<const ObjCorners> corners, std::size_t total) {
    auto all = arrays::Elements<std::uint32_t>::unset(total);
    std::vector<std::size_t> begins;
    std::size_t begin = 0;
    for (const ObjCorners& list : corners) begins.push_back(std::exchange(begin, begin + list.positions.size()));
    std::uint32_t* const to = all.mutable_data();
    parallel_parts(corners.size(), 1, [&](std::size_t i, std::size_t) {
        std::copy(corners[i].positions.begin(), corners[i].positions.end(), to + begins[i]);
    });
    return all;
}

struct Range {
    std::uint32_t least = obj_none;
    std::uint32_t most = 0;
    std::size_t size() const { return std::size_t{most} - least + 1; }
};

Range range_of(std::span<const std::uint32_t> values) {
    Range range;
    std::mutex joining;
    parallel_parts(values.size(), corners_at_a_time, [&](std::size_t begin, std::size_t end) {
        const auto part = values.subspan(begin, end - begin);
        const auto [least, most] = std::minmax_element(part.begin(), part.end());
        const std::scoped_lock lock(joining);
        range = {std::min(range.least, *least), std::max(range.most, *most)};
    });
    return range;
}

/// Which values of the range there are.
std::vector<std::uint8_t> marks_of(std::span<const std::uint32_t> values, const Range& range) {
    std::vector<std::uint8_t> marks(range.size());
    parallel_parts(values.size(), corners_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (const std::uint32_t value : values.subspan(begin, end - begin))
            std::atomic_ref(marks[value - range.least]).store(1, std::memory_order_relaxed);
    });
    return marks;
}

/// Replaces each value by `place(value)`.
template <class Place>
void renumber(std::span<std::uint32_t> values, const Place& place) {
    parallel_parts(values.size(), corners_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::uint32_t& value : values.subspan(begin, end - begin)) value = place(value);
    });
}

/// The vertices of corners whose normals follow from their positions, which lie close together: those positions, in
/// the file's order.
ObjVertices vertices_in_order(arrays::Elements<std::uint32_t> indices, const Range& range) {
    ObjVertices vertices;
    const std::vector<std::uint8_t> marks = marks_of(indices.view(), range);
    vertices.indices = std::move(indices);
    if (std::find(marks.begin(), marks.end(), 0) == marks.end()) {
        vertices.first = range.least;
        vertices.count = range.size();
        if (range.least > 0)
            renumber(vertices.indices.edit(), [&](std::uint32_t value) { return value - range.least; });
        return vertices;
    }
    std::vector<std::uint32_t> places(marks.size());
    std::exclusive_scan(marks.begin(), marks.end(), places.begin(), std::uint32_t{0});
    renumber(vertices.indices.edit(), [&](std::uint32_t value) { return places[value - range.least]; });
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i] != 0) vertices.positions.push_back(range.least + static_cast<std::uint32_t>(i));
    }
    vertices.count = vertices.positions.size();
    return vertices;
}

}  // namespace

ObjVertices ObjVertexFinder::find(std::span<const ObjCorners> corners) {
    std::size_t total = 0;
    for (const ObjCorners& list : corners) total += list.positions.size();
    const ObjNormals kind = common_kind(corners);
    if (kind == ObjNormals::own) return find_pairs(corners, total);
    arrays::Elements<std::uint32_t> indices = joined(corners, total);
    const Range range = range_of(indices.view());
    if (range.size() > total) return find_pairs(corners, total);
    ObjVertices vertices = vertices_in_order(std::move(indices), range);
    vertices.has_normals = kind == ObjNormals::same;
    if (vertices.has_normals) vertices.normals = vertices.positions;
    return vertices;
}

ObjVertices ObjVertexFinder::find(std::span<const std::uint32_t> positions) {
    ObjVertices vertices;
    vertices.indices = arrays::Elements<std::uint32_t>::unset(positions.size());
    std::uint32_t* next = vertices.indices.mutable_data();
    for (const std::uint32_t position : positions) *next++ = number(vertices, position, obj_none);
    forget(vertices);
    return vertices;
}

ObjVertices ObjVertexFinder::find_pairs(std::span<const ObjCorners> corners, std::size_t total) {
    ObjVertices vertices;
    vertices.indices = arrays::Elements<std::uint32_t>::unset(total);
    std::uint32_t* next = vertices.indices.mutable_data();
    for (const ObjCorners& list : corners) {
        for (std::size_t i = 0; i < list.positions.size(); ++i)
            *next++ = number(vertices, list.positions[i], list.normal(i));
    }
    vertices.has_normals = std::any_of(vertices.normals.begin(), vertices.normals.end(),
                                       [](std::uint32_t normal) { return normal != obj_none; });
    forget(vertices);
    return vertices;
}

/// Most positions have one vertex, or few that stand close together in memory.
std::uint32_t ObjVertexFinder::number(ObjVertices& vertices, std::uint32_t position, std::uint32_t normal) {
    if (first_at_.empty()) first_at_.assign(position_count_, obj_none);
    std::uint32_t vertex = first_at_[position];
    while (vertex != obj_none && vertices.normals[vertex] != normal) vertex = next_[vertex];
    if (vertex != obj_none) return vertex;
    vertex = static_cast<std::uint32_t>(vertices.positions.size());
    next_.push_back(std::exchange(first_at_[position], vertex));
    vertices.positions.push_back(position);
    vertices.normals.push_back(normal);
    vertices.count = vertices.positions.size();
    return vertex;
}

/// So that the next part begins anew, in time for this part's vertices alone.
void ObjVertexFinder::forget(const ObjVertices& vertices) {
    for (const std::uint32_t position : vertices.positions) first_at_[position] = obj_none;
    next_.clear();
}

}  // namespace vitrine::io
