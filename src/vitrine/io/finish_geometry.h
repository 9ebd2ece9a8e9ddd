#pragma once

#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace vitrine::io {

/// The vector at length 1; none when it has no direction (zero, NaN or infinite).
std::optional<glm::vec3> unit(const glm::vec3& vector);

/// Whether no coordinate is NaN or infinite.
bool is_finite(const glm::vec3& position);

/// Gives the mesh one normal per position: those of `given`, at length 1, and computed ones where `given` has none
/// with a direction. `given` is empty or as long as the positions.
void set_normals(scene::Mesh& mesh, arrays::Elements<glm::vec3> given);

/// Computes the normals of an indexed mesh as if all vertices of the same number in `joints`, which are at one
/// position, were one: a seam between their texture coordinates is no edge.
void set_joint_normals(scene::Mesh& mesh, std::span<const std::uint32_t> joints);

/// Gives the mesh, which has normals, one tangent per position: those of `given`, at length 1 and with 1 or -1 as their
/// fourth number. Where one has no direction, some other at right angles to the normal takes its place.
void set_tangents(scene::Mesh& mesh, arrays::Elements<glm::vec4> given);

/// Gives the points normals at length 1; those without a direction become +Z.
void set_normals(scene::PointCloud& cloud, arrays::Elements<glm::vec3> given);

/// Sets all of many elements to one value.
void fill(std::span<glm::u8vec4> colors, const glm::u8vec4& value);

/// A colour array's element from sRGB-encoded red, green and blue and from alpha, 0 to 1; they are clamped, and NaN
/// becomes 0.
glm::u8vec4 color_bytes(const glm::vec4& srgb);

/// The roughness of a surface whose highlights fall off with that power of the cosine (Blinn): microfacets of the width
/// sqrt(2 / (power + 2)), as Walter et al. have it ("Microfacet Models for Refraction through Rough Surfaces", 2007),
/// whose root it is. 1 for what is not above 0.
float roughness_of_shininess(float power);

/// The material of geometry whose colours are all that its file says: white, so that they show as they are.
scene::Material vertex_color_material();

/// Names all arrays after the file, the geometry (unless it is named like the file) and what they hold:
/// "bunny.ply positions", "town.obj roof positions".
void label_arrays(scene::Mesh& mesh, const std::filesystem::path& path);
void label_arrays(scene::PointCloud& cloud, const std::filesystem::path& path);
void label_arrays(scene::LineSet& lines, const std::filesystem::path& path);

/// A scene of nothing but a mesh, named and labelled after the file.
scene::Scene make_mesh_scene(scene::Mesh mesh, const std::filesystem::path& path);
/// A scene of nothing but a cloud, named and labelled after the file, whose coordinates begin at `origin`.
scene::Scene make_cloud_scene(scene::PointCloud cloud, const glm::dvec3& origin, const std::filesystem::path& path);

}  // namespace vitrine::io
