#include <vitrine/render/outline_pass.h>

#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/plain_texture.h>

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
    fit(area.size);
    depths_.take(area, box);
    glDisable(GL_DEPTH_TEST);
    draw_mask(plan, area, box, slicer);
    draw_line(plan.settings, area, box, slicer);
}

void OutlinePass::fit(glm::ivec2 size) {
    if (size_ == size) return;
    size_ = size;
    mask_ = make_plain_texture("outlined mask", GL_R8, size);
    mask_target_ = gl::Framebuffer::make("outlined mask");
    glNamedFramebufferTexture(mask_target_.id(), GL_COLOR_ATTACHMENT0, mask_.id(), 0);
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
    const gl::TextureScope depth(mask_unit, depths_.texture());
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
