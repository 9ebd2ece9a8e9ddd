#pragma once

#include <vitrine/arrays/elements.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::io {

/// How many corners each of a row of faces has. Costs nothing as long as all are triangles.
class FaceSizes {
public:
    void add(std::uint32_t corners);
    /// So many faces at once.
    void add(std::size_t faces, std::uint32_t corners);
    void append(const FaceSizes& others);
    std::size_t count() const { return sizes_.empty() ? triangles_ : sizes_.size(); }
    bool all_triangles() const { return sizes_.empty(); }
    /// One per face; empty when all are triangles.
    std::span<const std::uint32_t> sizes() const { return sizes_; }

private:
    std::size_t triangles_ = 0;
    std::vector<std::uint32_t> sizes_;
};

/// Cuts a polygon of at least 3 corners into `corners.size() - 2` triangles, which are appended to `triangles` as
/// positions in `corners`, three each, wound like the polygon. Convex polygons become a fan, others lose ears
/// (Meisters 1975); what is no simple polygon becomes some triangles. Time is linear in the corners, with a large
/// bound: polygons that would take longer are finished as a fan.
void triangulate(std::span<const glm::vec3> corners, std::vector<std::uint32_t>& triangles);

/// Cuts all faces into triangles: `indices` holds the corners of one face after the other, each an index into
/// `positions`. Returns three indices per triangle.
arrays::Elements<std::uint32_t> triangulate_faces(arrays::Elements<std::uint32_t> indices, const FaceSizes& faces,
                                                  std::span<const glm::vec3> positions);

}  // namespace vitrine::io
