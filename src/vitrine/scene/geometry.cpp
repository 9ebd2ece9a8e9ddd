#include <vitrine/scene/geometry.h>

#include <algorithm>
#include <array>
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

/// Adds the normal of one face to its corners, each weighted by its angle. In double, where the squares of no
/// float underflow.
void add_face_normal(const Corners& corners, const arrays::StridedSpan<const glm::vec3>& positions,
                     std::span<glm::dvec3> sums) {
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
    sums[corners[0]] += angle_a * normal;
    sums[corners[1]] += angle_b * normal;
    sums[corners[2]] += (std::numbers::pi - angle_a - angle_b) * normal;
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
    const arrays::StridedSpan<const glm::vec3> positions = mesh.position_view();
    const CornerView all_corners = mesh.corners();
    std::vector<glm::dvec3> sums(positions.size(), glm::dvec3(0));
    for (std::size_t triangle = 0; triangle < mesh.triangle_count(); ++triangle) {
        const Corners corners = corners_of(all_corners, triangle);
        VITRINE_ASSERT(corners[0] < positions.size() && corners[1] < positions.size() && corners[2] < positions.size(),
                       "indices lie within the positions");
        add_face_normal(corners, positions, sums);
    }
    std::vector<glm::vec3> normals;
    normals.reserve(sums.size());
    for (const glm::dvec3& sum : sums) {
        const double length = glm::length(sum);
        normals.push_back(length > 0 ? glm::vec3(sum / length) : glm::vec3(0, 0, 1));
    }
    if (!mesh.packed_normals.empty()) {
        std::vector<PackedNormal> packed(normals.size());
        std::transform(normals.begin(), normals.end(), packed.begin(), pack_normal);
        mesh.packed_normals.assign(std::move(packed));
    } else if (mesh.is_interleaved()) {
        mesh.vertices.field(&MeshVertex::normal).assign(normals);
    } else {
        mesh.normals.assign(std::move(normals));
    }
}

}  // namespace vitrine::scene
