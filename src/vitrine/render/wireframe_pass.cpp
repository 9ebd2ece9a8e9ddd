#include <vitrine/render/wireframe_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/plain_texture.h>
#include <vitrine/render/shader_text.h>

#include <array>
#include <vector>

namespace vitrine::render {
namespace {

constexpr GLint origin_uniform = 0;  // of wireframe_over.frag

/// Steps along a slope, in pixels, by which lines are nearer than the faces that they belong to: what rounding takes
/// away, and with several samples in a pixel the way from its middle to the one whose depth is known.
constexpr float slack_pixels = 0.1F;
constexpr float slack_between_samples = 0.6F;

/// Of the area's framebuffer what may be written, y up from the picture's corner.
gl::PixelBox box_of(const gl::DrawArea& area) {
    const gl::PixelBox box = gl::written_box(area);
    return {box.min - area.origin, box.max - area.origin};
}

}  // namespace

WireframePass::WireframePass()
    : over_(gl::make_program("edges over the picture",
                             {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                              {GL_FRAGMENT_SHADER, "wireframe_over.frag", shader_text("wireframe_over.frag")}})),
      no_vertices_(gl::VertexArray::make("no vertices")),
      target_(gl::Framebuffer::make("edges of triangles")) {}

void WireframePass::draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
    const gl::PixelBox box = box_of(area);
    if (box.empty()) return;
    if (size_ != area.size) {
        size_ = area.size;
        lines_ = make_plain_texture("edges of triangles", GL_RGBA8, size_);
        glNamedFramebufferTexture(target_.id(), GL_COLOR_ATTACHMENT0, lines_.id(), 0);
    }
    depths_.take(area, box);
    depths_.attach(target_);
    glDepthMask(GL_FALSE);
    draw_lines(plan, area, box, slicer, counts);
    glBindFramebuffer(GL_FRAMEBUFFER, area.framebuffer);
    glViewport(area.origin.x, area.origin.y, area.size.x, area.size.y);
    gl::set_scissor(area);
    frame_.set(make_frame_block(plan, area));
    draw_over(area, slicer);
    glDepthMask(GL_TRUE);
    if (!plan.settings.faces) draw_depths(plan, slicer);
}

void WireframePass::draw_lines(const DrawPlan& plan, const gl::DrawArea& area, const gl::PixelBox& box, Slicer& slicer,
                               DrawCounts& counts) {
    const gl::DrawArea own{.framebuffer = target_.id(), .origin = {0, 0}, .size = area.size, .clip = box};
    constexpr std::array nothing{0.0F, 0.0F, 0.0F, 0.0F};
    glClearNamedFramebufferfv(target_.id(), GL_COLOR, 0, nothing.data());
    glBindFramebuffer(GL_FRAMEBUFFER, target_.id());
    glViewport(0, 0, area.size.x, area.size.y);
    gl::set_scissor(own);
    frame_.set(make_frame_block(plan, own));
    glBlendEquation(GL_MAX);
    const Settings& settings = plan.settings;
    const WireframeLook look{.over_faces = settings.faces,
                             .half_width_pixels = 0.5F * settings.wireframe_width * settings.pixel_scale,
                             .slack_pixels = gl::samples_of(area) > 1 ? slack_between_samples : slack_pixels};
    meshes_.draw_wireframe(plan.meshes, look, slicer, counts);
    meshes_.draw_wireframe(plan.transmitting, look, slicer, counts);
    meshes_.draw_wireframe(plan.transparent, look, slicer, counts);
    glBlendEquation(GL_FUNC_ADD);
}

void WireframePass::draw_over(const gl::DrawArea& area, Slicer& slicer) const {
    glDisable(GL_DEPTH_TEST);
    glUseProgram(over_.id());
    glProgramUniform2i(over_.id(), origin_uniform, area.origin.x, area.origin.y);
    glBindVertexArray(no_vertices_.id());
    const gl::TextureScope bound(0, lines_.id());
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, 3); });
    glEnable(GL_DEPTH_TEST);
}

void WireframePass::draw_depths(const DrawPlan& plan, Slicer& slicer) {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
    DrawCounts counts;
    for (const std::vector<MeshItem>* items : {&plan.meshes, &plan.transmitting, &plan.transparent})
        edges_in_depth_.draw_faces(plan, *items, slicer, counts);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

}  // namespace vitrine::render
