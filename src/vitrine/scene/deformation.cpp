#include <vitrine/scene/deformation.h>

#include <vitrine/base/parallel.h>

#include <cmath>
#include <cstddef>

namespace vitrine::scene {
namespace {

constexpr std::size_t vertices_at_a_time = 16'384;

std::vector<glm::vec3> positions_of(const Mesh& mesh) {
    const arrays::StridedSpan<const glm::vec3> view = mesh.position_view();
    return {view.begin(), view.end()};
}

std::vector<glm::vec3> normals_of(const Mesh& mesh) {
    if (mesh.is_interleaved()) {
        const auto view = mesh.vertices.field(&MeshVertex::normal);
        return {view.begin(), view.end()};
    }
    std::vector<glm::vec3> normals(mesh.normals.begin(), mesh.normals.end());
    for (const PackedNormal& packed : mesh.packed_normals) normals.push_back(unpack_normal(packed));
    return normals;
}

void add_displacements(const arrays::TrackedArray<glm::vec3>& displacements, float weight,
                       std::vector<glm::vec3>& vectors) {
    if (displacements.size() != vectors.size()) return;
    for (std::size_t i = 0; i < vectors.size(); ++i) vectors[i] += weight * displacements[i];
}

void morph(const Mesh& mesh, const Node& node, DeformedVertices& vertices) {
    for (std::size_t target = 0; target < mesh.morph_targets.size(); ++target) {
        const float weight = morph_weight(mesh, node, target);
        if (weight == 0) continue;
        add_displacements(mesh.morph_targets[target].positions, weight, vertices.positions);
        add_displacements(mesh.morph_targets[target].normals, weight, vertices.normals);
    }
}

glm::mat4 blended(const glm::u16vec4& joints, const glm::vec4& weights, std::span<const glm::mat4> matrices) {
    glm::mat4 sum(0);
    for (int i = 0; i < 4; ++i) {
        if (weights[i] != 0 && joints[i] < matrices.size()) sum += weights[i] * matrices[joints[i]];
    }
    return sum;
}

/// What turns normals as `matrix` turns the surface, but for their length: its inverse, transposed, times its
/// determinant's absolute value, so that there is one of a flat matrix, too.
glm::mat3 matrix_of_normals(const glm::mat3& matrix) {
    const glm::mat3 cofactors(glm::cross(matrix[1], matrix[2]), glm::cross(matrix[2], matrix[0]),
                              glm::cross(matrix[0], matrix[1]));
    return glm::determinant(matrix) < 0 ? -cofactors : cofactors;
}

void skin(const Mesh& mesh, std::span<const glm::mat4> matrices, DeformedVertices& vertices) {
    if (matrices.empty() || mesh.joints.size() != vertices.positions.size()) return;
    parallel_parts(vertices.positions.size(), vertices_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const glm::mat4 matrix = blended(mesh.joints[i], mesh.weights[i], matrices);
            vertices.positions[i] = glm::vec3(matrix * glm::vec4(vertices.positions[i], 1));
            if (!vertices.normals.empty())
                vertices.normals[i] = matrix_of_normals(glm::mat3(matrix)) * vertices.normals[i];
        }
    });
}

void bring_to_length_1(std::vector<glm::vec3>& normals) {
    for (glm::vec3& normal : normals) {
        const float length = glm::length(normal);
        normal = length > 0 ? normal / length : glm::vec3(0, 0, 1);
    }
}

}  // namespace

bool moves_vertices(const Scene& scene, NodeId node, const Mesh& mesh) {
    if (!mesh.joints.empty() && scene.skins().contains(scene.node(node).skin)) return true;
    for (std::size_t target = 0; target < mesh.morph_targets.size(); ++target)
        if (morph_weight(mesh, scene.node(node), target) != 0) return true;
    return false;
}

void joint_matrices(const Scene& scene, NodeId node, std::vector<glm::mat4>& matrices) {
    matrices.clear();
    const SkinId id = scene.node(node).skin;
    if (!scene.skins().contains(id)) return;
    const Skin& skin = scene.skin(id);
    const glm::dmat4 world(scene.world_transform(node));
    const glm::dmat4 inverse = glm::inverse(world);
    const bool invertible = std::isfinite(glm::determinant(inverse)) && glm::determinant(world) != 0;
    for (std::size_t i = 0; i < skin.joints.size(); ++i)
        matrices.push_back(invertible ? glm::mat4(inverse * glm::dmat4(scene.world_transform(skin.joints[i])) *
                                                  glm::dmat4(skin.inverse_binds[i]))
                                      : glm::mat4(1));
}

float morph_weight(const Mesh& mesh, const Node& node, std::size_t target) {
    const std::vector<float>& weights = node.weights.empty() ? mesh.morph_weights : node.weights;
    return target < weights.size() ? weights[target] : 0.0F;
}

DeformedVertices deformed(const Mesh& mesh, const Node& node, std::span<const glm::mat4> joints) {
    DeformedVertices vertices{positions_of(mesh), normals_of(mesh)};
    morph(mesh, node, vertices);
    skin(mesh, joints, vertices);
    bring_to_length_1(vertices.normals);
    return vertices;
}

}  // namespace vitrine::scene
