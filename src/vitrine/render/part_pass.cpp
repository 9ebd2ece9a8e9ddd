#include <vitrine/render/part_pass.h>

#include <vitrine/render/vertex_layout.h>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace vitrine::render {
namespace {

// Uniform locations of mesh.frag, the attribute of mesh.vert and the binding of its storage buffer.
constexpr GLint flat_normals_uniform = 3;
constexpr GLint is_lit_uniform = 4;
constexpr GLint is_blended_uniform = 5;
constexpr GLuint part_location = 3;
constexpr GLuint parts_binding = 0;

/// As `Part` of mesh.vert, std430.
struct Transform {
    glm::mat4 model_view;
    glm::vec4 normal_columns[3];
    glm::vec4 base_color;
    glm::vec4 emissive;  ///< and roughness
    glm::vec4 mirrored;
    glm::vec4 numbers;  ///< metallic
};
static_assert(sizeof(Transform) == 176, "std430 has no gaps here");

Transform transform_of(const Part& part) {
    const glm::mat3 normals = normal_matrix(part.model_view);
    return {part.model_view,       {glm::vec4(normals[0], 0), glm::vec4(normals[1], 0), glm::vec4(normals[2], 0)},
            part.base_color,       glm::vec4(part.surface.emissive, part.surface.roughness),
            part.surface.mirrored, glm::vec4(part.surface.metallic, 0, 0, 0)};
}

GLenum index_type(const MeshItem& look) {
    return look.short_indices ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
}

template <class T>
void replace(const gl::Buffer& buffer, const std::vector<T>& values) {
    glNamedBufferData(buffer.id(), static_cast<GLsizeiptr>(values.size() * sizeof(T)), values.data(), GL_STREAM_DRAW);
}

}  // namespace

PartPass::PartPass(Fragments fragments)
    : fragments_(fragments),
      vertices_(make_vertex_array()),
      transforms_(gl::Buffer::make("transforms of parts")),
      commands_(gl::Buffer::make("draws of parts")),
      numbers_(gl::Buffer::make("numbers of parts")) {
    glVertexArrayAttribIFormat(vertices_.id(), part_location, 1, GL_UNSIGNED_INT, 0);
    glVertexArrayAttribBinding(vertices_.id(), part_location, part_location);
    glVertexArrayBindingDivisor(vertices_.id(), part_location, 1);
    glEnableVertexArrayAttrib(vertices_.id(), part_location);
}

void PartPass::draw(std::span<const PartsItem> items, const Lighting& lighting, Slicer& slicer, DrawCounts& counts) {
    if (items.empty()) return;
    glBindVertexArray(vertices_.id());
    for (const PartsItem& item : items) {
        set_look(item, lighting);
        send(item);
        slicer.draw(item.look.triangles, [&](std::uint64_t first, std::uint64_t count) { submit(item, first, count); });
        ++counts.draw_calls;
        counts.triangles += item.look.triangles;
    }
    glDisable(GL_CULL_FACE);
    glFrontFace(GL_CCW);
}

void PartPass::set_look(const PartsItem& item, const Lighting& lighting) {
    MeshVariant variant = variant_of(item.look, lighting, nullptr, fragments_);
    variant.parts = true;
    variant.no_metal = false;  // each has its own
    const GLuint program = programs_.program(variant);
    glUseProgram(program);
    glProgramUniform1i(program, flat_normals_uniform, item.look.flat ? 1 : 0);
    glProgramUniform1i(program, is_lit_uniform, item.look.lit ? 1 : 0);
    glProgramUniform1i(program, is_blended_uniform, 0);
    (item.look.culled ? glEnable : glDisable)(GL_CULL_FACE);
    glFrontFace(item.mirrored ? GL_CW : GL_CCW);
    set_normal_format(vertices_, item.look.packed_normals);
    attach(vertices_, item.look, item.look.normals);
    glVertexArrayElementBuffer(vertices_.id(), item.look.indices->id());
}

void PartPass::send(const PartsItem& item) {
    std::vector<Transform> transforms;
    std::vector<Command> commands;
    transforms.reserve(item.parts.size());
    commands.reserve(item.parts.size());
    ends_.clear();
    std::uint64_t end = 0;
    for (const Part& part : item.parts) {
        transforms.push_back(transform_of(part));
        commands.push_back({.indices = 3 * part.triangles,
                            .first_index = part.first_index,
                            .base_vertex = part.base_vertex,
                            .part = static_cast<GLuint>(commands.size())});
        ends_.push_back(end += part.triangles);
    }
    replace(transforms_, transforms);
    replace(commands_, commands);
    send_numbers(item.parts.size());
    glBindBufferBase(GL_SHADER_STORAGE_BUFFER, parts_binding, transforms_.id());
    glBindBuffer(GL_DRAW_INDIRECT_BUFFER, commands_.id());
}

void PartPass::send_numbers(std::size_t count) {
    if (count > number_count_) {
        std::vector<GLuint> numbers(std::max(count, 2 * number_count_));
        std::iota(numbers.begin(), numbers.end(), 0U);
        replace(numbers_, numbers);
        number_count_ = numbers.size();
    }
    glVertexArrayVertexBuffer(vertices_.id(), part_location, numbers_.id(), 0, sizeof(GLuint));
}

void PartPass::submit(const PartsItem& item, std::uint64_t first, std::uint64_t count) const {
    const std::uint64_t last = first + count;
    const auto parts_up_to = [this](std::uint64_t triangle) {
        return static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), triangle) - ends_.begin());
    };
    while (first < last) {
        const std::size_t at = parts_up_to(first);
        const std::uint64_t begin = ends_[at] - item.parts[at].triangles;
        if (first == begin && last >= ends_[at]) {
            const std::size_t end = parts_up_to(last);
            draw_whole(item, at, end);
            first = ends_[end - 1];
        } else {
            const std::uint64_t part_end = std::min(last, ends_[at]);
            draw_piece(item, at, first - begin, part_end - first);
            first = part_end;
        }
    }
}

void PartPass::draw_whole(const PartsItem& item, std::size_t begin, std::size_t end) {
    glMultiDrawElementsIndirect(GL_TRIANGLES, index_type(item.look),
                                reinterpret_cast<const void*>(begin * sizeof(Command)),
                                static_cast<GLsizei>(end - begin), sizeof(Command));
}

void PartPass::draw_piece(const PartsItem& item, std::size_t at, std::uint64_t first, std::uint64_t count) {
    const Part& part = item.parts[at];
    const std::size_t index_bytes = item.look.short_indices ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
    const auto* offset = reinterpret_cast<const void*>((part.first_index + 3 * first) * index_bytes);
    glDrawElementsInstancedBaseVertexBaseInstance(GL_TRIANGLES, static_cast<GLsizei>(3 * count), index_type(item.look),
                                                  offset, 1, part.base_vertex, static_cast<GLuint>(at));
}

}  // namespace vitrine::render
