#include <vitrine/io/finish_geometry.h>

#include <vitrine/io/names.h>
#include <vitrine/scene/labels.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

std::string owner_name(const std::filesystem::path& path, const std::string& geometry) {
    const std::string file = file_name(path);
    return geometry.empty() || geometry == stem_name(path) ? file : file + " " + geometry;
}

}  // namespace

std::optional<glm::vec3> unit(const glm::vec3& vector) {
    const double length = glm::length(glm::dvec3(vector));
    if (!(length > 0) || !std::isfinite(length)) return std::nullopt;
    return glm::vec3(glm::dvec3(vector) / length);
}

void set_normals(scene::Mesh& mesh, std::vector<glm::vec3> given) {
    const std::size_t count = mesh.positions.size();
    const bool complete = given.size() == count && std::all_of(given.begin(), given.end(), unit);
    if (!complete) scene::compute_normals(mesh);
    if (given.size() != count) return;
    if (complete) mesh.normals.assign(std::vector<glm::vec3>(count));
    const std::span<glm::vec3> normals = mesh.normals.edit();
    for (std::size_t i = 0; i < count; ++i) normals[i] = unit(given[i]).value_or(normals[i]);
}

void set_normals(scene::PointCloud& cloud, std::vector<glm::vec3> given) {
    for (glm::vec3& normal : given) normal = unit(normal).value_or(glm::vec3(0, 0, 1));
    cloud.normals.assign(std::move(given));
}

glm::u8vec4 color_bytes(const glm::vec4& srgb) {
    glm::u8vec4 bytes;
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<std::uint8_t>(srgb[i] > 0 ? std::lround(255.0F * std::min(srgb[i], 1.0F)) : 0);
    return bytes;
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

}  // namespace vitrine::io
