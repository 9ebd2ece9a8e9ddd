#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace vitrine::render {

/// Attribute locations shared by the programs that read vertices one by one.
inline constexpr GLuint position_location = 0;                    ///< 3 floats
inline constexpr GLuint normal_location = 1;                      ///< 3 floats, or 2 normalised shorts
inline constexpr GLuint color_location = 2;                       ///< 4 normalised bytes
inline constexpr GLuint instance_location = 3;                    ///< a number, of instances
inline constexpr std::array<GLuint, 2> texcoord_locations{4, 5};  ///< 2 floats, of both sets
inline constexpr GLuint tangent_location = 6;                     ///< 4 floats
inline constexpr GLuint value_location = 7;                       ///< 1 float

/// What a mesh's vertices are, however its arrays keep it.
struct VertexAttributes {
    Attribute positions;
    Attribute normals;
    bool packed_normals = false;  ///< they are scene::PackedNormal
};
VertexAttributes vertices_of(const scene::Mesh& mesh, gpu::Mirrors& mirrors);

/// A vertex array with formats for all of them, each from a binding of its own.
gl::VertexArray make_vertex_array();

/// Normals are scene::PackedNormal from now on, or three floats.
void set_normal_format(const gl::VertexArray& vertices, bool packed);

/// False where there is no such attribute, which is disabled then.
bool attach(const gl::VertexArray& vertices, GLuint location, const Attribute& attribute);

/// Attaches an item's buffers for one draw; a missing normal or colour reads as (0, 0, 1) or white.
void attach(const gl::VertexArray& vertices, const DrawItem& item, const Attribute& normals);

/// Attaches numbers of vertices, if there are any.
void attach_values(const gl::VertexArray& vertices, const Attribute& values);

/// Attaches what textures need of a mesh's vertices, if there is any.
void attach_texture_frame(const gl::VertexArray& vertices, const MeshItem& item);

/// Attaches the numbers of an item's instances, if it has any, and binds their transforms.
void attach_instances(const gl::VertexArray& vertices, const ItemInstances& instances);

/// The inverse transpose of the matrix' upper left part; for a singular one, the part itself.
glm::mat3 normal_matrix(const glm::mat4& model_view);

/// Whether the matrix turns the winding of faces around.
bool is_mirrored(const glm::mat4& model_view);

}  // namespace vitrine::render
