#include <vitrine/render/mesh_programs.h>

#include <vitrine/gl/program.h>
#include <vitrine/render/light_defines.h>
#include <vitrine/render/shader_text.h>

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

constexpr std::array<std::string_view, surface_slots> texture_defines{"TEXTURED",
                                                                      "METALLIC_ROUGHNESS_TEXTURED",
                                                                      "NORMAL_MAPPED",
                                                                      "OCCLUSION_TEXTURED",
                                                                      "EMISSIVE_TEXTURED",
                                                                      "SPECULAR_TEXTURED",
                                                                      "SPECULAR_COLOR_TEXTURED",
                                                                      "CLEARCOAT_TEXTURED",
                                                                      "CLEARCOAT_ROUGHNESS_TEXTURED",
                                                                      "CLEARCOAT_NORMAL_MAPPED",
                                                                      "SHEEN_COLOR_TEXTURED",
                                                                      "SHEEN_ROUGHNESS_TEXTURED",
                                                                      "TRANSMISSION_TEXTURED",
                                                                      "THICKNESS_TEXTURED"};

constexpr unsigned bit_of(SurfaceSlot slot) {
    return 1U << static_cast<unsigned>(slot);
}
constexpr unsigned normal_maps = bit_of(SurfaceSlot::normal) | bit_of(SurfaceSlot::clearcoat_normal);

std::uint64_t key_of(const MeshVariant& variant) {
    std::uint64_t key = variant.textured;
    for (const bool trait : {variant.matcap,         variant.texcoords, variant.vertex_colors, variant.face_normals,
                             variant.packed_normals, variant.parts,     variant.own_texcoords, variant.masked,
                             variant.physical,       variant.no_metal,  variant.at_vertices,   variant.both_sides,
                             variant.mapped_light,   variant.field,     variant.of_faces,      variant.categories,
                             variant.isolines,       variant.shadowed,  variant.occluded,      variant.own_lights,
                             variant.clearcoat,      variant.sheen,     variant.transmits,     variant.instanced})
        key = 2 * key + (trait ? 1U : 0U);
    key = 8 * key + static_cast<std::uint64_t>(variant.fragments);
    key = 16 * key + static_cast<std::uint64_t>(variant.mode);
    return 4 * key + (variant.physical ? static_cast<std::uint64_t>(variant.tones) : 0U);
}

/// Empty where light is shown.
std::string_view mode_define(RenderMode mode) {
    switch (mode) {
        case RenderMode::base_color: return "SHOWN_BASE_COLOR";
        case RenderMode::normals: return "SHOWN_NORMALS";
        case RenderMode::metallic: return "SHOWN_METALLIC";
        case RenderMode::roughness: return "SHOWN_ROUGHNESS";
        case RenderMode::occlusion: return "SHOWN_OCCLUSION";
        case RenderMode::emissive: return "SHOWN_EMISSIVE";
        case RenderMode::depth: return "SHOWN_DEPTH";
        case RenderMode::checker: return "SHOWN_CHECKER";
        case RenderMode::overdraw: return "SHOWN_OVERDRAW";
        default: return {};
    }
}

std::vector<std::string> defines_of(const MeshVariant& variant) {
    std::vector<std::string> defines = defines_of(variant.fragments);
    if (is_without_light(variant.mode)) {
        defines.emplace_back("SHOWN");
        defines.emplace_back(mode_define(variant.mode));
    }
    if (variant.vertex_colors) defines.emplace_back("VERTEX_COLORS");
    if (variant.face_normals) defines.emplace_back("FACE_NORMALS");
    if (variant.packed_normals) defines.emplace_back("OCTAHEDRAL_NORMALS");
    if (variant.parts) defines.emplace_back("PARTS");
    if (variant.instanced) defines.emplace_back("INSTANCED");
    if (variant.own_texcoords) defines.emplace_back("OWN_TEXCOORDS");
    if (variant.masked) defines.emplace_back("MASKED");
    if (variant.matcap) defines.emplace_back("MATCAP");
    if (variant.field) defines.emplace_back("FIELD");
    if (variant.field && !variant.of_faces) defines.emplace_back("FIELD_OF_VERTICES");
    if (variant.categories) defines.emplace_back("CATEGORIES");
    if (variant.isolines) defines.emplace_back("ISOLINES");
    if (variant.physical) {
        defines.emplace_back("PHYSICAL");
        if (variant.no_metal) defines.emplace_back("NO_METAL");
        if (variant.shadowed) defines.emplace_back("SHADOWED");
        if (variant.occluded) defines.emplace_back("OCCLUDED");
        if (variant.own_lights) defines.emplace_back("SCENE_LIGHTS");
        if (variant.clearcoat) defines.emplace_back("CLEARCOAT");
        if (variant.sheen) defines.emplace_back("SHEEN");
        if (variant.transmits) defines.emplace_back("TRANSMISSION");
        for (std::string& define : light_defines(variant.tones, variant.mapped_light))
            defines.push_back(std::move(define));
    }
    if (variant.at_vertices) defines.emplace_back("LIT_AT_VERTICES");
    if (variant.both_sides) defines.emplace_back("BOTH_SIDES");
    if (variant.textured != 0 || variant.texcoords) defines.emplace_back("COVERED");
    if ((variant.textured & normal_maps) != 0) defines.emplace_back("TANGENTS");
    for (std::size_t i = 0; i < texture_defines.size(); ++i)
        if ((variant.textured >> i & 1U) != 0) defines.emplace_back(texture_defines[i]);
    return defines;
}

gl::Program make(const MeshVariant& variant) {
    const std::vector<std::string> defines = defines_of(variant);
    return gl::make_program("mesh", {{GL_VERTEX_SHADER, "mesh.vert", shader_text("mesh.vert", defines)},
                                     {GL_FRAGMENT_SHADER, "mesh.frag", shader_text("mesh.frag", defines)}});
}

}  // namespace

GLuint MeshPrograms::program(const MeshVariant& variant) {
    gl::Program& program = programs_[key_of(variant)];
    if (program.id() == 0) program = make(variant);
    return program.id();
}

bool has_own_texcoords(const MeshItem& item) {
    const SurfaceTexture* first = nullptr;
    for (const SurfaceTexture& texture : item.textures) {
        if (!texture) continue;
        if (first == nullptr) first = &texture;
        if (texture.texcoord_set != first->texcoord_set || texture.transform != first->transform) return true;
    }
    return false;
}

bool has_isolines(const MeshItem& item, const ShownField& field) {
    return !item.values_of_faces && field.scale.categories == 0 && field.look.isolines == Isolines::lines;
}

namespace {

/// Of a shape that is only to be found or covered: no light, but its alpha.
MeshVariant shape_of(const MeshItem& item, Fragments fragments) {
    MeshVariant variant{.packed_normals = item.packed_normals,
                        .masked = item.alpha_cutoff > 0,
                        .fragments = fragments,
                        .instanced = bool(item.instances)};
    if (!variant.masked && !item.blended) return variant;
    variant.vertex_colors = bool(item.colors);
    variant.textured = item.textures[static_cast<std::size_t>(SurfaceSlot::base_color)] ? 1U : 0U;
    variant.own_texcoords = variant.textured != 0 && has_own_texcoords(item);
    return variant;
}

}  // namespace

MeshVariant variant_of(const MeshItem& item, const Lighting& lighting, const ShownField* field, Fragments fragments) {
    if (are_shapes(fragments)) return shape_of(item, fragments);
    MeshVariant variant{.vertex_colors = bool(item.colors),
                        .face_normals = item.lit && (item.flat || !item.normals_agree),
                        .packed_normals = item.packed_normals,
                        .texcoords = item.mode == RenderMode::checker && item.texcoords[0],
                        .own_texcoords = has_own_texcoords(item),
                        .masked = item.alpha_cutoff > 0,
                        .matcap = item.by_matcap,
                        .physical = item.physical,
                        .no_metal = item.physical && item.surface.metallic == 0,
                        .tones = lighting.tone_mapping,
                        .mapped_light = item.physical && lighting.is_mapped(),
                        .mode = item.mode,
                        .at_vertices = item.lit_at_vertices,
                        .both_sides = item.lit_at_vertices && !item.culled,
                        .fragments = fragments,
                        .shadowed = item.shadowed,
                        .occluded = item.occluded,
                        .own_lights = item.own_lights,
                        .clearcoat = item.physical && item.surface.has_clearcoat(),
                        .sheen = item.physical && item.surface.has_sheen(),
                        .transmits = item.physical && item.surface.transmits(),
                        .instanced = bool(item.instances)};
    for (std::size_t i = 0; i < item.textures.size(); ++i) variant.textured |= item.textures[i] ? 1U << i : 0U;
    if (!item.values) return variant;
    variant.field = true;
    variant.of_faces = item.values_of_faces;
    variant.categories = !item.values_of_faces && field->scale.categories > 0;
    variant.isolines = has_isolines(item, *field);
    return variant;
}

gl::Program make_wireframe_program(bool instanced) {
    const std::vector<std::string> defines = defines_of({.vertex_colors = true, .instanced = instanced});
    return gl::make_program("wireframe", {{GL_VERTEX_SHADER, "mesh.vert", shader_text("mesh.vert", defines)},
                                          {GL_GEOMETRY_SHADER, "wireframe.geom", shader_text("wireframe.geom")},
                                          {GL_FRAGMENT_SHADER, "wireframe.frag", shader_text("wireframe.frag")}});
}

}  // namespace vitrine::render
