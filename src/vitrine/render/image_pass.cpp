#include <vitrine/render/image_pass.h>

#include <vitrine/gl/pixel_storage.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/scene/color_map.h>

#include <glm/gtc/type_ptr.hpp>

#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of image.vert and image.frag.
constexpr GLint model_view_uniform = 0;
constexpr GLint size_uniform = 1;
constexpr GLint is_scalar_uniform = 2;
constexpr GLint is_smooth_uniform = 3;
constexpr GLint range_uniform = 4;
// Their texture units.
constexpr GLuint texels_unit = 0;
constexpr GLuint color_map_unit = 1;

/// The colours of `scene::perceptual_color` in a row, interpolated.
gl::Texture make_color_map() {
    constexpr GLsizei colors = 256;
    std::vector<glm::u8vec4> row;
    for (GLsizei i = 0; i < colors; ++i) {
        const glm::vec3 color = scene::perceptual_color(static_cast<float>(i) / (colors - 1));
        row.emplace_back(glm::round(255.0F * color), 255);
    }
    gl::Texture texture = gl::Texture::make("colour map", static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(texture.id(), 1, GL_RGBA8, colors, 1);
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    const gl::UnpackScope unpack;
    glTextureSubImage2D(texture.id(), 0, 0, 0, colors, 1, GL_RGBA, GL_UNSIGNED_BYTE, row.data());
    return texture;
}

}  // namespace

ImagePass::ImagePass(Fragments fragments)
    : program_(make_program("image", fragments)), no_vertices_(gl::VertexArray::make("no vertices")) {}

void ImagePass::draw(std::span<const ImageItem> items, Slicer& slicer, DrawCounts& counts) {
    if (items.empty()) return;
    if (!color_map_) color_map_ = make_color_map();
    const GLuint program = program_.id();
    glUseProgram(program);
    glBindVertexArray(no_vertices_.id());
    const gl::TextureScope colors(color_map_unit, color_map_.id());
    for (const ImageItem& item : items) {
        const gl::TextureScope texels(texels_unit, item.texels->id());
        glProgramUniformMatrix4fv(program, model_view_uniform, 1, GL_FALSE, glm::value_ptr(item.model_view));
        glProgramUniform2f(program, size_uniform, item.size.x, item.size.y);
        glProgramUniform1i(program, is_scalar_uniform, item.scalar ? 1 : 0);
        glProgramUniform1i(program, is_smooth_uniform, item.smooth ? 1 : 0);
        glProgramUniform2f(program, range_uniform, item.low, item.high);
        slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLE_STRIP, 0, 4); });
        ++counts.draw_calls;
    }
}

}  // namespace vitrine::render
