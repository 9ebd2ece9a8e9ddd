#include <vitrine/scene/geometry.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>

namespace vitrine::scene {
namespace {

using Corners = std::array<std::size_t, 3>;

Corners corners_of(std::span<const std::uint32_t> indices, std::size_t triangle) {
    const std::size_t first = 3 * triangle;
    if (indices.empty()) return {first, first + 1, first + 2};
    return {indices[first], indices[first + 1], indices[first + 2]};
}

/// Adds the normal of one face to its corners, each weighted by its angle. In double, where the squares of no
/// float underflow.
void add_face_normal(const Corners& corners, std::span<const glm::vec3> positions, std::span<glm::dvec3> sums) {
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

void compute_normals(Mesh& mesh) {
    const std::span<const glm::vec3> positions = mesh.positions.view();
    const std::span<const std::uint32_t> indices = mesh.indices.view();
    std::vector<glm::dvec3> sums(positions.size(), glm::dvec3(0));
    for (std::size_t triangle = 0; triangle < mesh.triangle_count(); ++triangle) {
        const Corners corners = corners_of(indices, triangle);
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
    mesh.normals.assign(std::move(normals));
}

}  // namespace vitrine::scene
