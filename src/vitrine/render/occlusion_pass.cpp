#include <vitrine/render/occlusion_pass.h>

#include <vitrine/gl/debug_output.h>
#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/depth_target.h>
#include <vitrine/render/plain_texture.h>
#include <vitrine/render/shader_text.h>

#include <algorithm>

namespace vitrine::render {
namespace {

// Uniform locations of occlusion.frag, of which occlusion_smooth.frag has the first, and the texture unit of what it
// and occlusion_smooth.frag read.
constexpr GLint radius_uniform = 0;
constexpr GLint most_texels_uniform = 1;
constexpr GLint corner_uniform = 2;
constexpr GLint picture_uniform = 3;
constexpr GLuint read_unit = 0;

/// Boxes begin at a whole one of these pixels, so that the pattern of directions lies on the picture, not on the box.
constexpr int pattern_pixels = 8;

/// How far around a pixel others are looked at, at most: of the picture's height.
constexpr float farthest_part = 0.1F;

int farthest_pixels(const gl::DrawArea& area) {
    return std::max(pattern_pixels, static_cast<int>(farthest_part * static_cast<float>(area.size.y)));
}

int whole_patterns(int pixels) {
    const int patterns = (pixels >= 0 ? pixels + pattern_pixels - 1 : pixels) / pattern_pixels;
    return patterns * pattern_pixels;
}

gl::Framebuffer make_target(const char* label, const gl::Texture& texture) {
    gl::Framebuffer framebuffer = gl::Framebuffer::make(label);
    glNamedFramebufferTexture(framebuffer.id(), GL_COLOR_ATTACHMENT0, texture.id(), 0);
    return framebuffer;
}

gl::Program make(const char* label, const char* fragment) {
    return gl::make_program(label, {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                                    {GL_FRAGMENT_SHADER, fragment, shader_text(fragment)}});
}

}  // namespace

OcclusionPass::OcclusionPass()
    : find_(make("occlusion", "occlusion.frag")),
      smooth_program_(make("smooth occlusion", "occlusion_smooth.frag")),
      no_vertices_(gl::VertexArray::make("occlusion")) {}

gl::PixelBox OcclusionPass::box_of(const gl::DrawArea& area) {
    const gl::PixelBox written = gl::written_box(area);
    const int margin = farthest_pixels(area);
    const glm::ivec2 min = written.min - area.origin - margin;
    const glm::ivec2 max = written.max - area.origin + margin;
    return {{-whole_patterns(-min.x), -whole_patterns(-min.y)}, {whole_patterns(max.x), whole_patterns(max.y)}};
}

void OcclusionPass::fit(glm::ivec2 size) {
    if (size_ == size) return;
    size_ = size;
    depths_ = make_plain_texture("depths for occlusion", GL_DEPTH_COMPONENT32F, size);
    found_ = make_plain_texture("occlusion", GL_RG32F, size);
    smooth_ = make_plain_texture("smooth occlusion", GL_RG32F, size);
    depths_target_ = make_depth_target("depths for occlusion", depths_);
    found_target_ = make_target("occlusion", found_);
    smooth_target_ = make_target("smooth occlusion", smooth_);
}

void OcclusionPass::draw(const DrawPlan& plan, const gl::DrawArea& area, bool ground) {
    const gl::DebugGroup group("occlusion");
    box_ = box_of(area);
    fit(box_.size() / 2);
    DrawPlan around;  // no more of it than the frame's constants need
    around.camera = plan.camera;
    around.planes = plan.planes;
    around.depths = plan.depths;
    around.sample_place = plan.sample_place;
    around.window = box_;
    around.window_of = area.size;
    frame_.set(make_frame_block(
        around, {.framebuffer = depths_target_.id(), .origin = {0, 0}, .size = size_, .clip = std::nullopt}));
    draw_depths(plan, ground);
    glDisable(GL_DEPTH_TEST);
    glBindVertexArray(no_vertices_.id());
    find(plan, area);
    smooth(plan);
    glEnable(GL_DEPTH_TEST);
}

void OcclusionPass::draw_depths(const DrawPlan& plan, bool ground) {
    begin_depths(depths_target_, size_);
    Slicer whole;
    DrawCounts unseen;
    meshes_.draw_faces(plan, plan.meshes, whole, unseen);
    parts_.draw(plan.parts, plan.settings.lighting, whole, unseen);
    if (!ground) return;
    if (!ground_) ground_.emplace(Fragments::depths);
    ground_->draw(plan, whole);
}

void OcclusionPass::find(const DrawPlan& plan, const gl::DrawArea& area) const {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, found_target_.id());
    glUseProgram(find_.id());
    glUniform1f(radius_uniform, static_cast<float>(plan.occlusion_radius));
    glUniform1f(most_texels_uniform, 0.5F * static_cast<float>(farthest_pixels(area)));
    glUniform2i(corner_uniform, box_.min.x / 2, box_.min.y / 2);
    glUniform1ui(picture_uniform, plan.picture);
    const gl::TextureScope depths(read_unit, depths_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void OcclusionPass::smooth(const DrawPlan& plan) const {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, smooth_target_.id());
    glUseProgram(smooth_program_.id());
    glUniform1f(radius_uniform, static_cast<float>(plan.occlusion_radius));
    const gl::TextureScope found(read_unit, found_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

glm::vec2 OcclusionPass::shift(const gl::DrawArea& area) const {
    return -glm::vec2(area.origin + box_.min);
}

}  // namespace vitrine::render
