#include <vitrine/prepare/closed_surface.h>

#include <vitrine/prepare/welded.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace vitrine::prepare {
namespace {

/// Whether each edge is passed as often one way as the other.
bool edges_pair_up(const std::vector<std::uint32_t>& indices) {
    std::vector<std::uint64_t> edges;  // of the two ends the smaller one first, and then which way
    edges.reserve(indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const std::uint64_t from = indices[i];
        const std::uint64_t to = indices[i % 3 == 2 ? i - 2 : i + 1];
        if (from < to) edges.push_back(from << 33U | to << 1U);
        if (from > to) edges.push_back(to << 33U | from << 1U | 1U);
    }
    std::sort(edges.begin(), edges.end());
    for (std::size_t begin = 0; begin < edges.size();) {
        std::size_t end = begin;
        int balance = 0;
        for (; end < edges.size() && (edges[end] >> 1U) == (edges[begin] >> 1U); ++end)
            balance += (edges[end] & 1U) != 0 ? 1 : -1;
        if (balance != 0) return false;
        begin = end;
    }
    return true;
}

/// Which vertices hang together.
class Parts {
public:
    explicit Parts(std::size_t vertices) : above_(vertices) { std::iota(above_.begin(), above_.end(), 0U); }
    std::uint32_t part_of(std::uint32_t vertex) {
        while (above_[vertex] != vertex) vertex = above_[vertex] = above_[above_[vertex]];
        return vertex;
    }
    void join(std::uint32_t a, std::uint32_t b) { above_[part_of(a)] = part_of(b); }

private:
    std::vector<std::uint32_t> above_;
};

/// Six times the volume that each part encloses, by the part's vertex that stands for it.
std::vector<double> volumes(const Triangles& triangles, const std::vector<std::uint32_t>& indices, Parts& parts) {
    std::vector<double> sums(triangles.positions.size(), 0.0);
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const std::uint32_t part = parts.part_of(indices[i]);
        const glm::dvec3 origin(triangles.positions[part]);  // in the part: no digits are lost far from zero
        const glm::dvec3 a = glm::dvec3(triangles.positions[indices[i]]) - origin;
        const glm::dvec3 b = glm::dvec3(triangles.positions[indices[i + 1]]) - origin;
        const glm::dvec3 c = glm::dvec3(triangles.positions[indices[i + 2]]) - origin;
        sums[part] += glm::dot(a, glm::cross(b, c));
    }
    return sums;
}

/// Of faces where a normal leans back: slivers whose corners were rounded. A part of the whole.
constexpr double negligible_area = 1e-3;

}  // namespace

bool is_closed(const Triangles& triangles) {
    if (triangles.indices.empty()) return false;
    const std::vector<std::uint32_t> indices = welded(triangles);
    if (!edges_pair_up(indices)) return false;
    Parts parts(triangles.positions.size());
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        parts.join(indices[i], indices[i + 1]);
        parts.join(indices[i], indices[i + 2]);
    }
    const std::vector<double> enclosed = volumes(triangles, indices, parts);
    return std::all_of(indices.begin(), indices.end(),
                       [&](std::uint32_t vertex) { return enclosed[parts.part_of(vertex)] > 0; });
}

bool normals_agree(const Triangles& triangles) {
    if (triangles.normals.empty()) return false;
    double area = 0;
    double leaning_back = 0;
    for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
        const std::uint32_t* corners = &triangles.indices[i];
        const glm::dvec3 a(triangles.positions[corners[0]]);
        const glm::dvec3 face = glm::cross(glm::dvec3(triangles.positions[corners[1]]) - a,
                                           glm::dvec3(triangles.positions[corners[2]]) - a);
        const double size = glm::length(face);
        if (!(size > 0)) continue;
        area += size;
        const bool leans_back = std::any_of(corners, corners + 3, [&](std::uint32_t vertex) {
            return !(glm::dot(face, glm::dvec3(triangles.normals[vertex])) > 0);
        });
        if (leans_back) leaning_back += size;
    }
    return leaning_back <= negligible_area * area;
}

}  // namespace vitrine::prepare
