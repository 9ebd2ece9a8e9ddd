#include <vitrine/render/outline_pass.h>

#include <vitrine/gl/texture_scope.h>

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform locations of outline.vert and outline.frag, and their texture unit, which is that of fragment.glsl, too.
constexpr GLint first_uniform = 0;
constexpr GLint columns_uniform = 1;
constexpr GLint viewport_uniform = 2;
constexpr GLint origin_uniform = 3;
constexpr GLint width_uniform = 4;
constexpr GLint color_uniform = 5;
constexpr GLuint mask_unit = 6;

constexpr int square_pixels = 16;  ///< as in outline.vert
constexpr float widest_line = 4;   ///< as in outline.frag

GLint depth_parameter(GLuint framebuffer, GLenum name) {
    GLint value = 0;
    glGetNamedFramebufferAttachmentParameteriv(framebuffer, framebuffer == 0 ? GL_DEPTH : GL_DEPTH_ATTACHMENT, name,
                                               &value);
    return value;
}

/// A texture's format that the framebuffer's depth can be copied to: by the standard the very same.
GLenum depth_format_of(GLuint framebuffer) {
    const GLenum object = framebuffer == 0 ? GL_STENCIL : GL_STENCIL_ATTACHMENT;
    GLint stencil = GL_NONE;
    glGetNamedFramebufferAttachmentParameteriv(framebuffer, object, GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &stencil);
    const bool has_stencil = stencil != GL_NONE;
    if (depth_parameter(framebuffer, GL_FRAMEBUFFER_ATTACHMENT_COMPONENT_TYPE) == GL_FLOAT)
        return has_stencil ? GL_DEPTH32F_STENCIL8 : GL_DEPTH_COMPONENT32F;
    const GLint bits = depth_parameter(framebuffer, GL_FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE);
    if (bits == 16) return GL_DEPTH_COMPONENT16;
    if (bits == 32) return GL_DEPTH_COMPONENT32;
    return has_stencil ? GL_DEPTH24_STENCIL8 : GL_DEPTH_COMPONENT24;
}

gl::Texture make_texture(const char* label, GLenum format, glm::ivec2 size) {
    gl::Texture texture = gl::Texture::make(label, static_cast<GLenum>(GL_TEXTURE_2D));
    glTextureStorage2D(texture.id(), 1, format, size.x, size.y);
    glTextureParameteri(texture.id(), GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTextureParameteri(texture.id(), GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTextureParameteri(texture.id(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

/// The part of the picture that may be written, y up from its own corner.
gl::PixelBox box_of(const DrawPlan& plan, const gl::DrawArea& area) {
    const gl::PixelBox box = gl::intersection(plan.selected_pixels, {{0, 0}, area.size});
    if (!area.clip) return box;
    return gl::intersection(box, {area.clip->min - area.origin, area.clip->max - area.origin});
}

}  // namespace

OutlinePass::OutlinePass()
    : program_(make_program("outline", Fragments::colors)), no_vertices_(gl::VertexArray::make("no vertices")) {}

void OutlinePass::draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer) {
    const gl::PixelBox box = box_of(plan, area);
    if (box.empty()) return;
    fit(area.size, depth_format_of(area.framebuffer));
    copy_depth(area, box);
    glDisable(GL_DEPTH_TEST);
    draw_mask(plan, area, box, slicer);
    draw_line(plan.settings, area, box, slicer);
}

void OutlinePass::fit(glm::ivec2 size, GLenum depth_format) {
    if (size_ == size && depth_format_ == depth_format) return;
    size_ = size;
    depth_format_ = depth_format;
    mask_ = make_texture("outlined mask", GL_R8, size);
    depth_ = make_texture("depth around the outline", depth_format, size);
    mask_target_ = gl::Framebuffer::make("outlined mask");
    glNamedFramebufferTexture(mask_target_.id(), GL_COLOR_ATTACHMENT0, mask_.id(), 0);
    depth_target_ = gl::Framebuffer::make("depth around the outline");
    const bool has_stencil = depth_format == GL_DEPTH24_STENCIL8 || depth_format == GL_DEPTH32F_STENCIL8;
    glNamedFramebufferTexture(depth_target_.id(), has_stencil ? GL_DEPTH_STENCIL_ATTACHMENT : GL_DEPTH_ATTACHMENT,
                              depth_.id(), 0);
    glNamedFramebufferDrawBuffer(depth_target_.id(), GL_NONE);
    glNamedFramebufferReadBuffer(depth_target_.id(), GL_NONE);
}

void OutlinePass::copy_depth(const gl::DrawArea& area, const gl::PixelBox& box) const {
    glDisable(GL_SCISSOR_TEST);
    const glm::ivec2 min = area.origin + box.min;
    const glm::ivec2 max = area.origin + box.max;
    glBlitNamedFramebuffer(area.framebuffer, depth_target_.id(), min.x, min.y, max.x, max.y, box.min.x, box.min.y,
                           box.max.x, box.max.y, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
}

void OutlinePass::draw_mask(const DrawPlan& plan, const gl::DrawArea& area, const gl::PixelBox& box, Slicer& slicer) {
    const gl::DrawArea mask{.framebuffer = mask_target_.id(), .origin = {0, 0}, .size = area.size, .clip = box};
    constexpr std::array nothing{0.0F, 0.0F, 0.0F, 0.0F};
    glClearNamedFramebufferfv(mask_target_.id(), GL_COLOR, 0, nothing.data());
    glBindFramebuffer(GL_FRAMEBUFFER, mask_target_.id());
    glViewport(0, 0, area.size.x, area.size.y);
    glBlendEquation(GL_MAX);
    gl::set_scissor(mask);
    frame_.set(make_frame_block(plan, mask));
    const gl::TextureScope depth(mask_unit, depth_.id());
    draw_items(plan, slicer);
    glBlendEquation(GL_FUNC_ADD);
}

void OutlinePass::draw_items(const DrawPlan& plan, Slicer& slicer) {
    const DrawItems& items = plan.selected;
    DrawCounts counts;
    meshes_.draw_faces(plan, items.meshes, slicer, counts);
    meshes_.draw_faces(plan, items.transparent, slicer, counts);
    std::vector<const CloudItem*> clouds;
    for (const CloudItem& cloud : items.clouds) clouds.push_back(&cloud);
    points_.draw(clouds, nullptr, slicer, counts);
    lines_.draw(items.lines, slicer, counts);
    images_.draw(items.images, slicer, counts);
    collections_.draw(items.collections, Settings(), slicer, counts);
    collections_.draw(items.layers, Settings(), slicer, counts);
}

void OutlinePass::draw_line(const Settings& settings, const gl::DrawArea& area, const gl::PixelBox& box,
                            Slicer& slicer) const {
    gl::DrawArea part = area;
    part.clip = gl::PixelBox{area.origin + box.min, area.origin + box.max};
    glBindFramebuffer(GL_FRAMEBUFFER, area.framebuffer);
    gl::set_scissor(part);
    // Points are drawn if their middles are in the viewport: a square more on each side.
    const glm::ivec2 viewport = area.size + 2 * square_pixels;
    glViewport(area.origin.x - square_pixels, area.origin.y - square_pixels, viewport.x, viewport.y);
    const glm::ivec2 squares = (box.size() + square_pixels - 1) / square_pixels;
    glUseProgram(program_.id());
    glUniform2i(first_uniform, box.min.x, box.min.y);
    glUniform1i(columns_uniform, squares.x);
    glUniform2f(viewport_uniform, static_cast<float>(viewport.x), static_cast<float>(viewport.y));
    glUniform2i(origin_uniform, area.origin.x, area.origin.y);
    glUniform1f(width_uniform, std::min(outline_width * settings.pixel_scale, widest_line));
    glUniform3fv(color_uniform, 1, glm::value_ptr(settings.outline_color));
    const gl::TextureScope mask(mask_unit, mask_.id());
    glEnable(GL_PROGRAM_POINT_SIZE);
    glBindVertexArray(no_vertices_.id());
    slicer.draw(static_cast<std::uint64_t>(squares.x * squares.y), [](std::uint64_t begin, std::uint64_t count) {
        glDrawArrays(GL_POINTS, static_cast<GLint>(begin), static_cast<GLsizei>(count));
    });
    glViewport(area.origin.x, area.origin.y, area.size.x, area.size.y);
    gl::set_scissor(area);
}

}  // namespace vitrine::render
