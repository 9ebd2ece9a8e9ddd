#include <vitrine/render/image_pass.h>

#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/color_uniforms.h>

#include <glm/gtc/type_ptr.hpp>

namespace vitrine::render {
namespace {

// Uniform locations of image.vert and image.frag.
constexpr GLint model_view_uniform = 0;
constexpr GLint size_uniform = 1;
constexpr GLint is_scalar_uniform = 2;
constexpr GLint is_smooth_uniform = 3;
// Their texture units, beside color_table_unit.
constexpr GLuint texels_unit = 0;

}  // namespace

ImagePass::ImagePass(Fragments fragments)
    : program_(make_program("image", fragments)), no_vertices_(gl::VertexArray::make("no vertices")) {}

void ImagePass::draw(std::span<const ImageItem> items, Slicer& slicer, DrawCounts& counts) {
    if (items.empty()) return;
    const GLuint program = program_.id();
    glUseProgram(program);
    glBindVertexArray(no_vertices_.id());
    for (const ImageItem& item : items) {
        const gl::TextureScope texels(texels_unit, item.texels->id());
        const gl::TextureScope colors(color_table_unit, item.colors ? item.colors->id() : 0);
        set_color_scale(program, item.scale);
        glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
        glProgramUniform2f(program, size_uniform, item.size.x, item.size.y);
        glProgramUniform1i(program, is_scalar_uniform, item.colors ? 1 : 0);
        glProgramUniform1i(program, is_smooth_uniform, item.smooth ? 1 : 0);
        slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLE_STRIP, 0, 4); });
        ++counts.draw_calls;
    }
}

}  // namespace vitrine::render
