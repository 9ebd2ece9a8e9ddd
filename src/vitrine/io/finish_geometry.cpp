#include <vitrine/io/finish_geometry.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/names.h>
#include <vitrine/scene/labels.h>
#include <vitrine/scene/tangents.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

std::string owner_name(const std::filesystem::path& path, const std::string& geometry) {
    const std::string file = file_name(path);
    return geometry.empty() || geometry == stem_name(path) ? file : file + " " + geometry;
}

constexpr std::size_t elements_at_a_time = 32'768;

/// What rounding leaves of the length of a vector that was brought to length 1 in float arithmetic, squared.
constexpr float unit_tolerance = 1e-6F;

/// Vectors without a direction become 0. Returns whether all have one.
bool bring_to_length_1(std::span<glm::vec3> vectors) {
    std::atomic<bool> all{true};
    parallel_parts(vectors.size(), elements_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (glm::vec3& vector : vectors.subspan(begin, end - begin)) {
            if (std::abs(glm::dot(vector, vector) - 1.0F) < unit_tolerance) continue;
            const std::optional<glm::vec3> brought = unit(vector);
            if (!brought) all = false;
            vector = brought.value_or(glm::vec3(0));
        }
    });
    return all;
}

template <class G>
scene::Scene make_scene(G geometry, const glm::mat4& transform, const std::filesystem::path& path) {
    scene::Scene scene;
    geometry.name = stem_name(path);
    if (!geometry.colors.empty()) geometry.material = scene.add(vertex_color_material());
    label_arrays(geometry, path);
    scene.add_shown(std::move(geometry), transform);
    return scene;
}

}  // namespace

std::optional<glm::vec3> unit(const glm::vec3& vector) {
    const double length = glm::length(glm::dvec3(vector));
    if (!(length > 0) || !std::isfinite(length)) return std::nullopt;
    return glm::vec3(glm::dvec3(vector) / length);
}

void set_normals(scene::Mesh& mesh, arrays::Elements<glm::vec3> given) {
    const bool one_each = given.size() == mesh.positions.size();
    if (one_each && bring_to_length_1(given.edit())) {
        mesh.normals.adopt(std::move(given));
        return;
    }
    scene::compute_normals(mesh);
    if (!one_each) return;
    const std::span<glm::vec3> normals = mesh.normals.edit();
    for (std::size_t i = 0; i < normals.size(); ++i) {
        if (given[i] != glm::vec3(0)) normals[i] = given[i];
    }
}

void set_tangents(scene::Mesh& mesh, arrays::Elements<glm::vec4> given) {
    const std::span<glm::vec4> tangents = given.edit();
    parallel_parts(tangents.size(), elements_at_a_time, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::optional<glm::vec3> direction = unit(glm::vec3(tangents[i]));
            tangents[i] = glm::vec4(direction ? *direction : scene::any_tangent(mesh.normals[i]),
                                    tangents[i].w < 0 ? -1.0F : 1.0F);
        }
    });
    mesh.tangents.adopt(std::move(given));
}

void set_joint_normals(scene::Mesh& mesh, std::span<const std::uint32_t> joints) {
    scene::Mesh whole;
    std::vector<glm::vec3> positions(*std::max_element(joints.begin(), joints.end()) + std::size_t{1});
    for (std::size_t i = 0; i < joints.size(); ++i) positions[joints[i]] = mesh.positions[i];
    whole.positions.assign(std::move(positions));
    auto indices = arrays::Elements<std::uint32_t>::unset(mesh.indices.size());
    std::transform(mesh.indices.begin(), mesh.indices.end(), indices.mutable_data(),
                   [&](std::uint32_t index) { return joints[index]; });
    whole.indices.adopt(std::move(indices));
    scene::compute_normals(whole);
    auto normals = arrays::Elements<glm::vec3>::unset(joints.size());
    std::transform(joints.begin(), joints.end(), normals.mutable_data(),
                   [&](std::uint32_t joint) { return whole.normals[joint]; });
    mesh.normals.adopt(std::move(normals));
}

void set_normals(scene::PointCloud& cloud, arrays::Elements<glm::vec3> given) {
    if (!bring_to_length_1(given.edit())) {
        for (glm::vec3& normal : given.edit()) {
            if (normal == glm::vec3(0)) normal = glm::vec3(0, 0, 1);
        }
    }
    cloud.normals.adopt(std::move(given));
}

void fill(std::span<glm::u8vec4> colors, const glm::u8vec4& value) {
    parallel_parts(colors.size(), elements_at_a_time,
                   [&](std::size_t begin, std::size_t end) { std::fill(&colors[0] + begin, &colors[0] + end, value); });
}

glm::u8vec4 color_bytes(const glm::vec4& srgb) {
    glm::u8vec4 bytes;
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<std::uint8_t>(srgb[i] > 0 ? std::lround(255.0F * std::min(srgb[i], 1.0F)) : 0);
    return bytes;
}

float roughness_of_shininess(float power) {
    return power > 0 ? std::pow(2.0F / (power + 2.0F), 0.25F) : 1.0F;
}

scene::Material vertex_color_material() {
    scene::Material material;
    material.name = "vertex colours";
    material.base_color = glm::vec4(1);
    return material;
}

bool is_finite(const glm::vec3& position) {
    return std::isfinite(position.x) && std::isfinite(position.y) && std::isfinite(position.z);
}

void label_arrays(scene::Mesh& mesh, const std::filesystem::path& path) {
    scene::label_arrays(mesh, owner_name(path, mesh.name));
}

void label_arrays(scene::PointCloud& cloud, const std::filesystem::path& path) {
    scene::label_arrays(cloud, owner_name(path, cloud.name));
}

void label_arrays(scene::LineSet& lines, const std::filesystem::path& path) {
    scene::label_arrays(lines, owner_name(path, lines.name));
}

scene::Scene make_mesh_scene(scene::Mesh mesh, const std::filesystem::path& path) {
    return make_scene(std::move(mesh), glm::mat4(1.0F), path);
}

scene::Scene make_cloud_scene(scene::PointCloud cloud, const glm::dvec3& origin, const std::filesystem::path& path) {
    return make_scene(std::move(cloud), glm::translate(glm::mat4(1.0F), glm::vec3(origin)), path);
}

}  // namespace vitrine::io
