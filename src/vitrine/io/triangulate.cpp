#include <vitrine/io/triangulate.h>

#include <vitrine/base/parallel.h>
#include <vitrine/scene/ear_clipping.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace vitrine::io {
namespace {

glm::dvec3 from_first(std::span<const glm::vec3> corners, std::size_t i) {
    return glm::dvec3(corners[i % corners.size()]) - glm::dvec3(corners[0]);
}

/// Normal of a polygon by Newell's method (Sutherland, Sproull and Schumacker 1974); its length is twice the area.
glm::dvec3 newell_normal(std::span<const glm::vec3> corners) {
    glm::dvec3 normal(0);
    for (std::size_t i = 1; i + 1 < corners.size(); ++i)
        normal += glm::cross(from_first(corners, i), from_first(corners, i + 1));
    return normal;
}

/// Whether the polygon turns left at corner `i`, seen against its normal.
bool turns_left(std::span<const glm::vec3> corners, std::size_t i, const glm::dvec3& normal) {
    const glm::dvec3 here = from_first(corners, i);
    const glm::dvec3 in = here - from_first(corners, i + corners.size() - 1);
    const glm::dvec3 out = from_first(corners, i + 1) - here;
    return glm::dot(glm::cross(in, out), normal) > 0;
}

/// The polygon seen along the axis in which it is flattest, so that it runs counter-clockwise.
std::vector<glm::dvec2> flattened(std::span<const glm::vec3> corners, const glm::dvec3& normal) {
    const glm::dvec3 size = glm::abs(normal);
    const int drop = size.x >= size.y && size.x >= size.z ? 0 : (size.y >= size.z ? 1 : 2);
    int u = (drop + 1) % 3;
    int v = (drop + 2) % 3;
    if (normal[drop] < 0) std::swap(u, v);
    std::vector<glm::dvec2> points;
    points.reserve(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const glm::dvec3 point = from_first(corners, i);
        points.emplace_back(point[u], point[v]);
    }
    return points;
}

void triangulate_quad(std::span<const glm::vec3> corners, std::vector<std::uint32_t>& triangles) {
    const glm::dvec3 normal = newell_normal(corners);
    if (turns_left(corners, 1, normal) && turns_left(corners, 3, normal)) {
        triangles.insert(triangles.end(), {0, 1, 2, 0, 2, 3});
    } else {
        triangles.insert(triangles.end(), {1, 2, 3, 1, 3, 0});
    }
}

bool is_convex(std::span<const glm::vec3> corners, const glm::dvec3& normal) {
    for (std::size_t i = 0; i < corners.size(); ++i) {
        if (!turns_left(corners, i, normal)) return false;
    }
    return true;
}

/// Faces that a thread cuts at a time, and where their corners and triangles begin.
struct Block {
    std::size_t first_face = 0;
    std::size_t first_corner = 0;
    std::size_t first_triangle = 0;
};
constexpr std::size_t block_faces = 16'384;

/// All blocks, and one behind the last that tells where it would begin.
std::vector<Block> make_blocks(std::span<const std::uint32_t> sizes) {
    std::vector<Block> blocks;
    Block next;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        next.first_face = i;
        if (i % block_faces == 0) blocks.push_back(next);
        next.first_corner += sizes[i];
        next.first_triangle += sizes[i] - 2;
    }
    next.first_face = sizes.size();
    blocks.push_back(next);
    return blocks;
}

void cut_block(const Block& block, std::span<const std::uint32_t> sizes, std::span<const std::uint32_t> indices,
               std::span<const glm::vec3> positions, std::uint32_t* triangles) {
    std::vector<glm::vec3> corners;
    std::vector<std::uint32_t> cut;
    std::size_t first = block.first_corner;
    std::uint32_t* next = triangles + 3 * block.first_triangle;
    const std::size_t end = std::min(sizes.size(), block.first_face + block_faces);
    for (std::size_t face = block.first_face; face < end; ++face) {
        corners.clear();
        cut.clear();
        for (std::size_t i = 0; i < sizes[face]; ++i) corners.push_back(positions[indices[first + i]]);
        triangulate(corners, cut);
        cut.resize(3 * (sizes[face] - 2));  // there is room for no more, whatever the polygon is like
        for (const std::uint32_t corner : cut) *next++ = indices[first + corner];
        first += sizes[face];
    }
}

}  // namespace

void FaceSizes::add(std::uint32_t corners) {
    add(1, corners);
}

void FaceSizes::add(std::size_t faces, std::uint32_t corners) {
    if (sizes_.empty() && corners == 3) {
        triangles_ += faces;
        return;
    }
    if (sizes_.empty()) sizes_.assign(triangles_, 3);
    sizes_.insert(sizes_.end(), faces, corners);
}

void FaceSizes::append(const FaceSizes& others) {
    if (others.all_triangles()) return add(others.triangles_, 3);
    if (sizes_.empty()) sizes_.assign(triangles_, 3);
    sizes_.insert(sizes_.end(), others.sizes_.begin(), others.sizes_.end());
}

void triangulate(std::span<const glm::vec3> corners, std::vector<std::uint32_t>& triangles) {
    if (corners.size() == 3) {
        triangles.insert(triangles.end(), {0, 1, 2});
        return;
    }
    if (corners.size() == 4) return triangulate_quad(corners, triangles);
    const glm::dvec3 normal = newell_normal(corners);
    if (normal == glm::dvec3(0) || is_convex(corners, normal)) {
        const auto count = static_cast<std::uint32_t>(corners.size());
        for (std::uint32_t i = 1; i + 1 < count; ++i) triangles.insert(triangles.end(), {0, i, i + 1});
        return;
    }
    std::vector<std::uint32_t> ring(corners.size());
    std::iota(ring.begin(), ring.end(), 0U);
    scene::clip_ears(flattened(corners, normal), ring, triangles);
}

arrays::Elements<std::uint32_t> triangulate_faces(arrays::Elements<std::uint32_t> indices, const FaceSizes& faces,
                                                  std::span<const glm::vec3> positions) {
    if (faces.all_triangles()) return indices;
    const std::vector<Block> blocks = make_blocks(faces.sizes());
    auto result = arrays::Elements<std::uint32_t>::unset(blocks.back().first_triangle * 3);
    std::uint32_t* const triangles = result.mutable_data();
    parallel_parts(blocks.size() - 1, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            cut_block(blocks[i], faces.sizes(), indices.view(), positions, triangles);
    });
    return result;
}

}  // namespace vitrine::io
