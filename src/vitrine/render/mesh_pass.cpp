#include <vitrine/render/mesh_pass.h>

#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/color_uniforms.h>
#include <vitrine/render/vertex_layout.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace vitrine::render {
namespace {

// Uniform locations of mesh.vert, mesh.frag, wireframe.geom and wireframe.frag.
constexpr GLint model_view_uniform = 0;
constexpr GLint normal_matrix_uniform = 1;
constexpr GLint base_color_uniform = 2;
constexpr GLint flat_normals_uniform = 3;
constexpr GLint is_lit_uniform = 4;
constexpr GLint is_blended_uniform = 5;
constexpr GLint over_faces_uniform = 6;
constexpr GLint texcoord_transform_uniform = 7;
constexpr GLint second_texcoords_uniform = 13;
constexpr GLint handedness_uniform = 14;
constexpr GLint alpha_cutoff_uniform = 15;
constexpr GLint numbers_uniform = 16;
constexpr GLint emissive_uniform = 17;
constexpr GLint mirrored_uniform = 18;
constexpr GLint instance_origin_uniform = 33;
constexpr GLint half_width_uniform = 34;
constexpr GLint slack_uniform = 35;
constexpr GLint isolines_uniform = 31;
constexpr GLint first_triangle_uniform = 32;
constexpr GLint clearcoat_uniform = 41;
constexpr GLint sheen_uniform = 42;
constexpr GLint transmission_uniform = 43;
constexpr GLint attenuation_uniform = 44;
constexpr GLint texcoord_transforms_uniform = 48;  // of surface_slots
constexpr GLuint face_values_binding = 1;

void set_object(GLuint program, const MeshItem& item) {
    glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
    const glm::mat3 normals = normal_matrix(item.model_view);
    glProgramUniformMatrix3fv(program, normal_matrix_uniform, 1, GL_FALSE, glm::value_ptr(normals));
    glProgramUniform4fv(program, base_color_uniform, 1, glm::value_ptr(item.base_color));
    if (item.instances) glProgramUniform3fv(program, instance_origin_uniform, 1, glm::value_ptr(item.instances.origin));
}

/// By all its transforms together.
bool is_turned(const MeshItem& item) {
    return is_mirrored(item.model_view) != item.instances.mirrored;
}

/// How often its triangles are drawn.
std::uint64_t times_drawn(const MeshItem& item) {
    return item.instances ? item.instances.ranges.size() : 1;
}

void set_surface(GLuint program, const MeshItem& item, const MeshVariant& variant) {
    if (variant.masked) glProgramUniform1f(program, alpha_cutoff_uniform, item.alpha_cutoff);
    if (!variant.physical) return;
    const SurfaceLook& look = item.surface;
    glProgramUniform4f(program, numbers_uniform, look.metallic, look.roughness, look.normal_scale,
                       look.occlusion_strength);
    glProgramUniform3fv(program, emissive_uniform, 1, glm::value_ptr(look.emissive));
    glProgramUniform4fv(program, mirrored_uniform, 1, glm::value_ptr(look.mirrored));
    if (variant.clearcoat) glProgramUniform3fv(program, clearcoat_uniform, 1, glm::value_ptr(look.clearcoat));
    if (variant.sheen) glProgramUniform4fv(program, sheen_uniform, 1, glm::value_ptr(look.sheen));
    if (variant.transmits) {
        glProgramUniform3fv(program, transmission_uniform, 1, glm::value_ptr(look.transmission));
        glProgramUniform3fv(program, attenuation_uniform, 1, glm::value_ptr(look.attenuation));
    }
    if (item.tangents) glProgramUniform1f(program, handedness_uniform, is_turned(item) ? -1.0F : 1.0F);
}

void set_field(GLuint program, const MeshItem& item, const ShownField& field, float pixel_scale) {
    constexpr float half_line_width = 0.6F;
    set_color_scale(program, field.scale);
    if (has_isolines(item, field))
        glProgramUniform2f(program, isolines_uniform, field.scale.lines_per_unit, half_line_width * pixel_scale);
    if (item.values_of_faces) glBindBufferBase(GL_SHADER_STORAGE_BUFFER, face_values_binding, item.values.buffer->id());
}

/// Triangles of instances [begin, end) of the order.
void draw_instances(const MeshItem& item, const TriangleRange& triangles, std::uint64_t begin, std::uint64_t end) {
    const auto corners = static_cast<GLsizei>(3 * triangles.count);
    const auto instances = static_cast<GLsizei>(end - begin);
    const auto base = static_cast<GLuint>(begin);
    if (item.indices == nullptr)
        return glDrawArraysInstancedBaseInstance(GL_TRIANGLES, static_cast<GLint>(3 * triangles.first), corners,
                                                 instances, base);
    const std::size_t index_bytes = item.short_indices ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
    glDrawElementsInstancedBaseInstance(GL_TRIANGLES, corners, item.short_indices ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                                        reinterpret_cast<const void*>(3 * triangles.first * index_bytes), instances,
                                        base);
}

/// For its scope textures are bound to the units that mesh.frag has, if any are.
class TextureUnits {
public:
    void bind(std::size_t slot, const SurfaceTexture& texture, SurfaceSamplers& samplers) {
        const GLuint unit = unit_of(slot);
        if (!scopes_[slot]) scopes_[slot].emplace(unit, 0);
        glBindTextureUnit(unit, texture.texels->id());
        glBindSampler(unit, samplers.get(texture.sampler));
    }

private:
    std::array<std::optional<gl::TextureScope>, surface_slots> scopes_;
};

}  // namespace

MeshPass::MeshPass(Fragments fragments) : fragments_(fragments), vertices_(make_vertex_array()) {}

void MeshPass::draw_faces(const DrawPlan& plan, std::span<const MeshItem> items, Slicer& slicer, DrawCounts& counts) {
    glBindVertexArray(vertices_.id());
    TextureUnits units;
    const gl::TextureScope table(color_table_unit, plan.field ? plan.field->table.texels->id() : 0);
    for (const MeshItem& item : items) {
        const MeshVariant variant = variant_of(item, plan.settings.lighting, plan.field.get(), fragments_);
        const GLuint program = faces_.program(variant);
        glUseProgram(program);
        glProgramUniform1i(program, flat_normals_uniform, item.flat ? 1 : 0);
        glProgramUniform1i(program, is_lit_uniform, item.lit ? 1 : 0);
        glProgramUniform1i(program, is_blended_uniform, item.blended ? 1 : 0);
        set_surface(program, item, variant);
        if (variant.field) set_field(program, item, *plan.field, plan.settings.pixel_scale);
        if (variant.textured != 0 || variant.texcoords) set_texture_frame(program, item, variant);
        for (std::size_t slot = 0; slot < item.textures.size(); ++slot)
            if ((variant.textured >> slot & 1U) != 0) units.bind(slot, item.textures[slot], samplers_);
        (item.culled ? glEnable : glDisable)(GL_CULL_FACE);
        submit(item, program, slicer, counts);
    }
    attach_texture_frame(vertices_, {});
    glDisable(GL_CULL_FACE);
    glFrontFace(GL_CCW);
}

void MeshPass::set_texture_frame(GLuint program, const MeshItem& item, const MeshVariant& variant) const {
    std::array<glm::mat3, surface_slots> transforms;
    unsigned second = 0;
    const SurfaceTexture* first = nullptr;
    for (std::size_t i = 0; i < surface_slots; ++i) {
        const SurfaceTexture& texture = item.textures[i];
        transforms[i] = texture.transform;
        if (!texture) continue;
        if (first == nullptr) first = &texture;
        second |= unsigned{texture.texcoord_set} << i;
    }
    attach_texture_frame(vertices_, item);
    if (variant.own_texcoords) {
        glProgramUniformMatrix3fv(program, texcoord_transforms_uniform, surface_slots, GL_FALSE,
                                  glm::value_ptr(transforms.front()));
        glProgramUniform1ui(program, second_texcoords_uniform, second);
    } else {
        const SurfaceTexture& lies = first == nullptr ? item.textures.front() : *first;
        glProgramUniformMatrix3fv(program, texcoord_transform_uniform, 1, GL_FALSE, glm::value_ptr(lies.transform));
        glProgramUniform1ui(program, second_texcoords_uniform, lies.texcoord_set);
    }
}

void MeshPass::draw_wireframe(std::span<const MeshItem> items, const WireframeLook& look, Slicer& slicer,
                              DrawCounts& counts) {
    glBindVertexArray(vertices_.id());
    for (const MeshItem& item : items) {
        gl::Program& program = edges_[item.instances ? 1 : 0];
        if (!program) program = make_wireframe_program(bool(item.instances));
        glUseProgram(program.id());
        glProgramUniform1i(program.id(), over_faces_uniform, look.over_faces ? 1 : 0);
        glProgramUniform1f(program.id(), half_width_uniform, look.half_width_pixels);
        glProgramUniform1f(program.id(), slack_uniform, look.slack_pixels);
        submit(item, program.id(), slicer, counts);
    }
    glFrontFace(GL_CCW);
}

void MeshPass::submit(const MeshItem& item, GLuint program, Slicer& slicer, DrawCounts& counts) {
    set_object(program, item);
    glFrontFace(is_turned(item) ? GL_CW : GL_CCW);
    set_normal_format(vertices_, item.packed_normals);
    attach(vertices_, item, item.normals);
    attach_values(vertices_, item.values_of_faces ? Attribute() : item.values);
    if (item.indices != nullptr) glVertexArrayElementBuffer(vertices_.id(), item.indices->id());
    attach_instances(vertices_, item.instances);
    const std::uint64_t visible = times_drawn(item) * triangle_count(item.ranges);
    slicer.draw(visible, [&](std::uint64_t first, std::uint64_t count) {
        item.instances ? submit_instances(item, program, first, count) : submit_part(item, program, first, count);
    });
    ++counts.draw_calls;
    counts.triangles += times_drawn(item) * item.triangles;
    counts.left_out_triangles += times_drawn(item) * item.triangles - visible;
}

void MeshPass::submit_part(const MeshItem& item, GLuint program, std::uint64_t first, std::uint64_t count) {
    const std::size_t index_bytes = item.short_indices ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
    firsts_.clear();
    offsets_.clear();
    counts_.clear();
    for (const TriangleRange& range : item.ranges) {
        const std::uint64_t skipped = std::min(first, range.count);
        const std::uint64_t taken = std::min(count, range.count - skipped);
        first -= skipped;
        count -= taken;
        if (taken == 0) continue;
        const std::uint64_t corner = 3 * (range.first + skipped);
        firsts_.push_back(static_cast<GLint>(corner));
        offsets_.push_back(reinterpret_cast<const void*>(corner * index_bytes));
        counts_.push_back(static_cast<GLsizei>(3 * taken));
    }
    submit_ranges(item, program);
}

void MeshPass::submit_ranges(const MeshItem& item, GLuint program) const {
    const auto ranges = static_cast<GLsizei>(counts_.size());
    const GLsizei at_once = item.values_of_faces ? 1 : ranges;
    const GLenum type = item.short_indices ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
    for (GLsizei i = 0; i < ranges; i += at_once) {
        if (item.values_of_faces)
            glProgramUniform1ui(program, first_triangle_uniform, static_cast<GLuint>(firsts_[i] / 3));
        if (item.indices == nullptr) {
            glMultiDrawArrays(GL_TRIANGLES, &firsts_[i], &counts_[i], at_once);
        } else {
            glMultiDrawElements(GL_TRIANGLES, &counts_[i], type, &offsets_[i], at_once);
        }
    }
}

/// Whole instances in a call for each of their ranges, and what is left of one at either end.
void MeshPass::submit_instances(const MeshItem& item, GLuint program, std::uint64_t first, std::uint64_t count) const {
    const TriangleRange& all = item.ranges.front();
    while (count > 0) {
        const std::uint64_t skipped = first % all.count;
        const std::uint64_t instances = skipped == 0 && count >= all.count ? count / all.count : 1;
        const std::uint64_t triangles = std::min(all.count - skipped, count);
        const TriangleRange range{all.first + skipped, triangles};
        if (item.values_of_faces)
            glProgramUniform1ui(program, first_triangle_uniform, static_cast<GLuint>(range.first));
        item.instances.ranges.for_each(first / all.count, instances, [&](std::uint64_t begin, std::uint64_t end) {
            draw_instances(item, range, begin, end);
        });
        first += instances * triangles;
        count -= instances * triangles;
    }
}

}  // namespace vitrine::render
