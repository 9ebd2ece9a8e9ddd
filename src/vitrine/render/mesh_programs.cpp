#include <vitrine/render/mesh_programs.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

std::size_t place_of(const MeshVariant& variant) {
    return (variant.vertex_colors ? 1U : 0U) + (variant.face_normals ? 2U : 0U) + (variant.packed_normals ? 4U : 0U) +
           (variant.parts ? 8U : 0U) + (variant.textured ? 16U : 0U);
}

std::vector<std::string> defines_of(const MeshVariant& variant) {
    std::vector<std::string> defines;
    if (variant.vertex_colors) defines.emplace_back("VERTEX_COLORS");
    if (variant.face_normals) defines.emplace_back("FACE_NORMALS");
    if (variant.packed_normals) defines.emplace_back("OCTAHEDRAL_NORMALS");
    if (variant.textured) defines.emplace_back("TEXTURED");
    if (variant.parts) defines.emplace_back("PARTS");
    return defines;
}

gl::Program make(std::string_view label, std::string_view fragment, const MeshVariant& variant) {
    const std::vector<std::string> defines = defines_of(variant);
    return gl::make_program(label, {{GL_VERTEX_SHADER, "mesh.vert", shader_text("mesh.vert", defines)},
                                    {GL_FRAGMENT_SHADER, std::string(fragment), shader_text(fragment, defines)}});
}

}  // namespace

GLuint MeshPrograms::program(const MeshVariant& variant) {
    gl::Program& program = programs_[place_of(variant)];
    if (program.id() == 0) program = make("mesh", "mesh.frag", variant);
    return program.id();
}

MeshVariant variant_of(const MeshItem& item) {
    return {.vertex_colors = bool(item.colors),
            .face_normals = item.lit && (item.flat || !item.normals_agree),
            .packed_normals = item.packed_normals,
            .textured = bool(item.base_color_texture)};
}

gl::Program make_wireframe_program() {
    return make("wireframe", "wireframe.frag", {.vertex_colors = true});
}

}  // namespace vitrine::render
