#include <vitrine/render/mesh_programs.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/shader_text.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

constexpr std::array<std::string_view, surface_slots> texture_defines{
    "TEXTURED", "METALLIC_ROUGHNESS_TEXTURED", "NORMAL_MAPPED", "OCCLUSION_TEXTURED", "EMISSIVE_TEXTURED"};

unsigned key_of(const MeshVariant& variant) {
    unsigned key = variant.textured;
    for (const bool trait : {variant.vertex_colors, variant.face_normals, variant.packed_normals, variant.parts,
                             variant.own_texcoords, variant.masked, variant.physical})
        key = 2 * key + (trait ? 1U : 0U);
    return key;
}

std::vector<std::string> defines_of(const MeshVariant& variant) {
    std::vector<std::string> defines;
    if (variant.vertex_colors) defines.emplace_back("VERTEX_COLORS");
    if (variant.face_normals) defines.emplace_back("FACE_NORMALS");
    if (variant.packed_normals) defines.emplace_back("OCTAHEDRAL_NORMALS");
    if (variant.parts) defines.emplace_back("PARTS");
    if (variant.own_texcoords) defines.emplace_back("OWN_TEXCOORDS");
    if (variant.masked) defines.emplace_back("MASKED");
    if (variant.physical) defines.emplace_back("PHYSICAL");
    for (std::size_t i = 0; i < texture_defines.size(); ++i)
        if ((variant.textured >> i & 1U) != 0) defines.emplace_back(texture_defines[i]);
    return defines;
}

/// Whether textures lie on the surface in different ways.
bool differ(const MeshItem& item) {
    const SurfaceTexture* first = nullptr;
    for (const SurfaceTexture& texture : item.textures) {
        if (!texture) continue;
        if (first == nullptr) first = &texture;
        if (texture.texcoord_set != first->texcoord_set || texture.transform != first->transform) return true;
    }
    return false;
}

gl::Program make(std::string_view label, std::string_view fragment, const MeshVariant& variant) {
    const std::vector<std::string> defines = defines_of(variant);
    return gl::make_program(label, {{GL_VERTEX_SHADER, "mesh.vert", shader_text("mesh.vert", defines)},
                                    {GL_FRAGMENT_SHADER, std::string(fragment), shader_text(fragment, defines)}});
}

}  // namespace

GLuint MeshPrograms::program(const MeshVariant& variant) {
    gl::Program& program = programs_[key_of(variant)];
    if (program.id() == 0) program = make("mesh", "mesh.frag", variant);
    return program.id();
}

MeshVariant variant_of(const MeshItem& item) {
    MeshVariant variant{.vertex_colors = bool(item.colors),
                        .face_normals = item.lit && (item.flat || !item.normals_agree),
                        .packed_normals = item.packed_normals,
                        .own_texcoords = differ(item),
                        .masked = item.alpha_cutoff > 0,
                        .physical = item.physical};
    for (std::size_t i = 0; i < item.textures.size(); ++i) variant.textured |= item.textures[i] ? 1U << i : 0U;
    return variant;
}

gl::Program make_wireframe_program() {
    return make("wireframe", "wireframe.frag", {.vertex_colors = true});
}

}  // namespace vitrine::render
