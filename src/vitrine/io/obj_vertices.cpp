#include <vitrine/io/obj_vertices.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/obj_vertex_table.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::size_t corners_at_a_time = 65'536;

/// How all corners name what is in a column; `own` where they differ.
ObjNaming common_naming(std::span<const ObjCorners> corners, ObjColumn ObjCorners::*column) {
    const ObjNaming first = (corners.front().*column).naming;
    const bool alike = std::all_of(corners.begin(), corners.end(),
                                   [&](const ObjCorners& list) { return (list.*column).naming == first; });
    return alike ? first : ObjNaming::own;
}

std::size_t corner_count(std::span<const ObjCorners> corners) {
    std::size_t total = 0;
    for (const ObjCorners& list : corners) total += list.positions.size();
    return total;
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

/// The vertices of corners all else of which follows from their positions, which lie close together: those positions,
/// in the file's order.
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

/// The vertices at positions that are far apart, in the order in which they come up.
ObjVertices scattered_vertices(arrays::Elements<std::uint32_t> indices) {
    ObjVertices vertices;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t& value : indices.edit()) {
        const auto [entry, added] = numbers.try_emplace(value, static_cast<std::uint32_t>(numbers.size()));
        if (added) vertices.positions.push_back(value);
        value = entry->second;
    }
    vertices.indices = std::move(indices);
    vertices.count = vertices.positions.size();
    return vertices;
}

ObjVertices vertices_at(arrays::Elements<std::uint32_t> positions) {
    const Range range = range_of(positions.view());
    const bool close = range.size() <= positions.size();
    return close ? vertices_in_order(std::move(positions), range) : scattered_vertices(std::move(positions));
}

}  // namespace

ObjVertices find_obj_vertices(std::span<const ObjCorners> corners) {
    const ObjNaming texcoords = common_naming(corners, &ObjCorners::texcoords);
    const ObjNaming normals = common_naming(corners, &ObjCorners::normals);
    const std::size_t total = corner_count(corners);
    if (texcoords == ObjNaming::own || normals == ObjNaming::own) return find_different_vertices(corners, total);
    ObjVertices vertices = vertices_at(joined(corners, total));
    vertices.has_texcoords = texcoords == ObjNaming::same;
    vertices.has_normals = normals == ObjNaming::same;
    if (vertices.has_texcoords) vertices.texcoords = vertices.positions;
    if (vertices.has_normals) vertices.normals = vertices.positions;
    return vertices;
}

ObjVertices find_obj_positions(std::span<const ObjCorners> corners) {
    return vertices_at(joined(corners, corner_count(corners)));
}

ObjVertices find_obj_positions(std::vector<std::uint32_t> positions) {
    return vertices_at(arrays::Elements<std::uint32_t>(std::move(positions)));
}

}  // namespace vitrine::io
