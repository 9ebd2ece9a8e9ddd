#include <vitrine/render/collection_pass.h>

#include <vitrine/render/blending.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

using scene::CollectionKind;

// Uniform locations of the programs; storage bindings of their buffers.
constexpr GLint model_view_uniform = 0;
constexpr GLint base_color_uniform = 2;
constexpr GLint sizes_uniform = 3;
constexpr GLint is_path_uniform = 4;
constexpr GLuint items_binding = 0;
constexpr GLuint positions_binding = 1;
constexpr GLuint vertices_binding = 2;
constexpr GLuint shapes_binding = 3;
constexpr GLuint curves_binding = 4;

bool is_line(CollectionKind kind) {
    return kind == CollectionKind::segments || kind == CollectionKind::polylines;
}

std::string shader_of(CollectionKind kind) {
    return std::string("collection_") + (is_line(kind) ? "lines" : scene::name_of(kind));
}

/// How one call draws a primitive of the kind.
struct Primitive {
    GLenum mode = GL_TRIANGLES;
    std::uint64_t vertices = 3;
    enum class Indices { none, own, of_rectangles } indices = Indices::none;
};

Primitive primitive_of(CollectionKind kind) {
    switch (kind) {
        case CollectionKind::points: return {GL_POINTS, 1, Primitive::Indices::none};
        case CollectionKind::triangles: return {GL_TRIANGLES, 3, Primitive::Indices::none};
        case CollectionKind::polygons: return {GL_TRIANGLES, 3, Primitive::Indices::own};
        case CollectionKind::markers:
        case CollectionKind::segments:
        case CollectionKind::polylines:
        case CollectionKind::text: break;
    }
    return {GL_TRIANGLES, 6, Primitive::Indices::of_rectangles};
}

void count(const CollectionItem& item, DrawCounts& counts) {
    ++counts.draw_calls;
    switch (item.kind) {
        case CollectionKind::points:
        case CollectionKind::markers: counts.points += item.primitives; break;
        case CollectionKind::segments:
        case CollectionKind::polylines: counts.segments += item.primitives; break;
        case CollectionKind::triangles:
        case CollectionKind::polygons: counts.triangles += item.primitives; break;
        case CollectionKind::text: counts.triangles += 2 * item.primitives; break;
    }
}

void bind(GLuint binding, const gpu::BufferShare& buffer) {
    if (buffer != nullptr) glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, buffer->id());
}

}  // namespace

CollectionPass::CollectionPass(Fragments fragments)
    : fragments_(fragments), vertices_(gl::VertexArray::make("collection indices")) {}

GLuint CollectionPass::program(CollectionKind kind) {
    std::optional<gl::Program>& made = programs_[static_cast<std::size_t>(kind)];
    if (!made) made = make_program(shader_of(kind), fragments_);
    return made->id();
}

void CollectionPass::draw(std::span<const CollectionItem> items, const Settings& settings, Slicer& slicer,
                          DrawCounts& counts) {
    glEnable(GL_PROGRAM_POINT_SIZE);
    glBindVertexArray(vertices_.id());
    for (const CollectionItem& item : items) {
        const GLuint id = program(item.kind);
        glUseProgram(id);
        glProgramUniformMatrix4fv(id, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
        glProgramUniform4fv(id, base_color_uniform, 1, glm::value_ptr(item.base_color));
        glProgramUniform4f(id, sizes_uniform, item.unit_pixels, item.unit_scale, item.length_scale, item.softness);
        if (is_line(item.kind)) glProgramUniform1i(id, is_path_uniform, item.kind == CollectionKind::polylines ? 1 : 0);
        glDepthMask(item.hides ? GL_TRUE : GL_FALSE);
        blend_over(settings, item.adds);
        submit(item, slicer);
        count(item, counts);
    }
    blend_over(settings);
    glDepthMask(GL_FALSE);
}

void CollectionPass::submit(const CollectionItem& item, Slicer& slicer) {
    bind(items_binding, item.items);
    bind(positions_binding, item.positions);
    bind(vertices_binding, item.vertices);
    bind(shapes_binding, item.shapes);
    bind(curves_binding, item.curves);
    const Primitive primitive = primitive_of(item.kind);
    const bool is_indexed = primitive.indices != Primitive::Indices::none;
    if (is_indexed) {
        const bool own = primitive.indices == Primitive::Indices::own;
        glVertexArrayElementBuffer(vertices_.id(), own ? item.indices->id() : rectangles(item.primitives));
    }
    slicer.draw(item.primitives, [&](std::uint64_t first, std::uint64_t number) {
        const std::uint64_t begin = primitive.vertices * first;
        const auto vertices = static_cast<GLsizei>(primitive.vertices * number);
        if (is_indexed) {
            const auto* offset = reinterpret_cast<const void*>(begin * sizeof(std::uint32_t));
            glDrawElements(primitive.mode, vertices, GL_UNSIGNED_INT, offset);
        } else {
            glDrawArrays(primitive.mode, static_cast<GLint>(begin), vertices);
        }
    });
}

GLuint CollectionPass::rectangles(std::uint64_t count) {
    if (count <= rectangle_count_) return rectangles_.id();
    rectangle_count_ = std::max(count, rectangle_count_ + rectangle_count_ / 2);
    std::vector<std::uint32_t> indices;
    indices.reserve(6 * rectangle_count_);
    for (std::uint32_t i = 0; i < rectangle_count_; ++i) {
        for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) indices.push_back(4 * i + corner);
    }
    rectangles_ = gl::Buffer::make("rectangle indices");
    const auto size = static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t));
    glNamedBufferStorage(rectangles_.id(), size, indices.data(), 0);
    return rectangles_.id();
}

}  // namespace vitrine::render
