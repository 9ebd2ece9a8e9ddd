#include <vitrine/scene/geometry.h>

#include <vitrine/base/parallel.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

using Corners = std::array<std::size_t, 3>;

Corners corners_of(const CornerView& corners, std::size_t triangle) {
    return {corners[3 * triangle], corners[3 * triangle + 1], corners[3 * triangle + 2]};
}

/// What some faces add to the normals of the vertices from `first` on.
struct NormalSums {
    std::size_t first = 0;
    std::vector<glm::dvec3> sums;
};

/// Triangles that are added up on their own. Their number depends on the mesh alone, not on the machine, so that sums
/// are rounded alike everywhere.
constexpr std::size_t triangles_of_part = 262'144;
constexpr std::size_t least_part = 16'384;

/// The sums that a part of the triangles fills, all 0: over the vertices from the first to the last that it names.
NormalSums empty_sums(const CornerView& corners, std::size_t begin, std::size_t end) {
    std::size_t least = corners[3 * begin];
    std::size_t most = least;
    for (std::size_t i = 3 * begin; i < 3 * end; ++i) {
        least = std::min<std::size_t>(least, corners[i]);
        most = std::max<std::size_t>(most, corners[i]);
    }
    return {least, std::vector<glm::dvec3>(most - least + 1, glm::dvec3(0))};
}

/// Adds the normal of one face to its corners, each weighted by its angle. In double, where the squares of no
/// float underflow.
void add_face_normal(const Corners& corners, const arrays::StridedSpan<const glm::vec3>& positions, NormalSums& part) {
    const glm::dvec3 a(positions[corners[0]]);
    const glm::dvec3 b(positions[corners[1]]);
    const glm::dvec3 c(positions[corners[2]]);
    const glm::dvec3 ab = b - a;
    const glm::dvec3 ac = c - a;
    const glm::dvec3 bc = c - b;
    const glm::dvec3 across = glm::cross(ab, ac);
    const double doubled_area = glm::length(across);
    if (!(doubled_area > 0) || !std::isfinite(doubled_area)) return;
    const glm::dvec3 normal = across / doubled_area;
    const double angle_a = std::atan2(doubled_area, glm::dot(ab, ac));
    const double angle_b = std::atan2(doubled_area, -glm::dot(ab, bc));
    part.sums[corners[0] - part.first] += angle_a * normal;
    part.sums[corners[1] - part.first] += angle_b * normal;
    part.sums[corners[2] - part.first] += (std::numbers::pi - angle_a - angle_b) * normal;
}

/// Parts of the triangles, each on a thread, while they name vertices close together, as they do in most files; one
/// part of all where the sums would take much more memory than one for each vertex.
std::vector<NormalSums> sum_normals(const Mesh& mesh) {
    const arrays::StridedSpan<const glm::vec3> positions = mesh.position_view();
    const CornerView all_corners = mesh.corners();
    const auto add = [&](NormalSums& part, std::size_t begin, std::size_t end) {
        for (std::size_t triangle = begin; triangle < end; ++triangle) {
            const Corners corners = corners_of(all_corners, triangle);
            VITRINE_ASSERT(std::max({corners[0], corners[1], corners[2]}) < positions.size(),
                           "indices lie within the positions");
            add_face_normal(corners, positions, part);
        }
    };
    const std::size_t triangles = mesh.triangle_count();
    std::atomic<std::size_t> memory{0};
    std::vector<NormalSums> parts((triangles + triangles_of_part - 1) / triangles_of_part);
    parallel_parts(triangles, triangles_of_part, [&](std::size_t begin, std::size_t end) {
        NormalSums part = empty_sums(all_corners, begin, end);
        if ((memory += part.sums.size()) > 2 * positions.size() + least_part) return;
        add(part, begin, end);
        parts[begin / triangles_of_part] = std::move(part);
    });
    if (memory <= 2 * positions.size() + least_part) return parts;
    parts.assign(1, {0, std::vector<glm::dvec3>(positions.size(), glm::dvec3(0))});
    add(parts.front(), 0, triangles);
    return parts;
}

/// The normals of the vertices from `first` on.
void join_sums(std::span<const NormalSums> parts, std::size_t first, std::span<glm::vec3> normals) {
    std::vector<glm::dvec3> sums(normals.size(), glm::dvec3(0));
    for (const NormalSums& part : parts) {
        const std::size_t begin = std::max(first, part.first);
        const std::size_t end = std::min(first + normals.size(), part.first + part.sums.size());
        for (std::size_t i = begin; i < end; ++i) sums[i - first] += part.sums[i - part.first];
    }
    for (std::size_t i = 0; i < normals.size(); ++i) {
        const double length = glm::length(sums[i]);
        normals[i] = length > 0 ? glm::vec3(sums[i] / length) : glm::vec3(0, 0, 1);
    }
}

}  // namespace

arrays::StridedSpan<const glm::vec3> Mesh::position_view() const {
    if (is_interleaved()) return vertices.field(&MeshVertex::position);
    return {std::as_bytes(positions.view()).data(), positions.view().size(), sizeof(glm::vec3)};
}

void interleave(Mesh& mesh) {
    if (mesh.is_interleaved() || mesh.positions.empty()) return;
    if (!mesh.has_normals()) compute_normals(mesh);
    std::vector<MeshVertex> vertices(mesh.positions.size());
    const bool packed = !mesh.packed_normals.empty();
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const glm::vec3 normal = packed ? unpack_normal(mesh.packed_normals[i]) : mesh.normals[i];
        vertices[i] = {mesh.positions[i], normal, glm::u8vec4(255)};
        if (!mesh.colors.empty()) vertices[i].color = mesh.colors[i];
    }
    mesh.vertices.assign(std::move(vertices));
    mesh.positions.clear();
    mesh.normals.clear();
    mesh.packed_normals.clear();
    mesh.colors.clear();
}

void split(Mesh& mesh) {
    if (!mesh.is_interleaved()) return;
    const auto parted = [&](auto attribute) {
        const auto view = std::as_const(mesh.vertices).field(attribute);
        return std::vector(view.begin(), view.end());
    };
    mesh.positions.assign(parted(&MeshVertex::position));
    mesh.normals.assign(parted(&MeshVertex::normal));
    std::vector<glm::u8vec4> colors = parted(&MeshVertex::color);
    if (std::any_of(colors.begin(), colors.end(), [](const glm::u8vec4& color) { return color != glm::u8vec4(255); }))
        mesh.colors.assign(std::move(colors));
    mesh.vertices.clear();
}

void compute_normals(Mesh& mesh) {
    const std::size_t count = mesh.vertex_count();
    const std::vector<NormalSums> parts = sum_normals(mesh);
    auto normals = arrays::Elements<glm::vec3>::unset(count);
    const std::span<glm::vec3> all = normals.edit();
    parallel_parts(count, least_part, [&](std::size_t begin, std::size_t end) {
        join_sums(parts, begin, all.subspan(begin, end - begin));
    });
    if (!mesh.packed_normals.empty()) {
        auto packed = arrays::Elements<PackedNormal>::unset(count);
        std::transform(normals.begin(), normals.end(), packed.mutable_data(), pack_normal);
        mesh.packed_normals.adopt(std::move(packed));
    } else if (mesh.is_interleaved()) {
        mesh.vertices.field(&MeshVertex::normal).assign(normals.view());
    } else {
        mesh.normals.adopt(std::move(normals));
    }
}

}  // namespace vitrine::scene
