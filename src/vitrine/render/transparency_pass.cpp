#include <vitrine/render/transparency_pass.h>

#include <vitrine/gl/program.h>
#include <vitrine/gl/texture_scope.h>
#include <vitrine/render/blending.h>
#include <vitrine/render/plain_texture.h>
#include <vitrine/render/shader_text.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::render {
namespace {

// Uniform location of transparency.frag and texture units of it and of fragment.glsl.
constexpr GLint origin_uniform = 0;
constexpr GLuint colors_unit = 0;
constexpr GLuint layers_unit = 1;
constexpr GLuint opaque_unit = 13;
constexpr GLuint peeled_unit = 14;

constexpr std::array nothing{0.0F, 0.0F, 0.0F, 0.0F};

gl::Program make(const char* label, const std::vector<std::string>& defines) {
    return gl::make_program(label,
                            {{GL_VERTEX_SHADER, "present.vert", shader_text("present.vert")},
                             {GL_FRAGMENT_SHADER, "transparency.frag", shader_text("transparency.frag", defines)}});
}

/// The area's place in a target of its own size.
void begin(const gl::Framebuffer& target, const gl::DrawArea& area) {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.id());
    glViewport(0, 0, area.size.x, area.size.y);
    gl::DrawArea own{.framebuffer = target.id(), .origin = {0, 0}, .size = area.size, .clip = std::nullopt};
    if (area.clip) own.clip = gl::PixelBox{area.clip->min - area.origin, area.clip->max - area.origin};
    gl::set_scissor(own);
}

}  // namespace

TransparencyPass::TransparencyPass()
    : average_(make("average of transparent layers", {"WEIGHTED"})),
      copy_(make("transparent layers", {})),
      no_vertices_(gl::VertexArray::make("transparency")) {
    for (gl::Query& query : something_) query = gl::Query::make("transparent layer", GLenum{GL_ANY_SAMPLES_PASSED});
}

void TransparencyPass::draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
    const gl::PixelBox written = gl::written_box(area);
    if (written.empty()) return;
    depths_.take(area, {written.min - area.origin, written.max - area.origin});
    if (plan.settings.transparency == Transparency::peeled)
        draw_peeled(plan, area, slicer, counts);
    else
        draw_weighted(plan, area, slicer, counts);
}

void TransparencyPass::fit_weighted(glm::ivec2 size) {
    if (sums_size_ == size) return;
    sums_size_ = size;
    sums_ = make_plain_texture("sums of transparent layers", GL_RGBA16F, size);
    layers_ = make_plain_texture("transparent layers", GL_R16F, size);
    sums_target_ = gl::Framebuffer::make("transparent layers");
    glNamedFramebufferTexture(sums_target_.id(), GL_COLOR_ATTACHMENT0, sums_.id(), 0);
    glNamedFramebufferTexture(sums_target_.id(), GL_COLOR_ATTACHMENT1, layers_.id(), 0);
    constexpr std::array<GLenum, 2> both{GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1};
    glNamedFramebufferDrawBuffers(sums_target_.id(), both.size(), both.data());
}

void TransparencyPass::draw_weighted(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer,
                                     DrawCounts& counts) {
    fit_weighted(area.size);
    depths_.attach(sums_target_);
    begin(sums_target_, area);
    glClearBufferfv(GL_COLOR, 0, nothing.data());
    glClearBufferfv(GL_COLOR, 1, nothing.data());
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE);
    glDepthMask(GL_FALSE);
    weighted_.draw_faces(plan, plan.transparent, slicer, counts);
    const gl::TextureScope sums(colors_unit, sums_.id());
    const gl::TextureScope layers(layers_unit, layers_.id());
    show(average_, area, slicer);
    blend_over(plan.settings);
}

void TransparencyPass::fit_peeled(glm::ivec2 size) {
    if (peels_size_ == size) return;
    peels_size_ = size;
    for (Target* target : {&peels_[0], &peels_[1], &all_peels_}) {
        target->colors = make_plain_texture("transparent layer", GL_RGBA16F, size);
        target->framebuffer = gl::Framebuffer::make("transparent layer");
        glNamedFramebufferTexture(target->framebuffer.id(), GL_COLOR_ATTACHMENT0, target->colors.id(), 0);
        if (target == &all_peels_) continue;
        target->depths = make_plain_texture("depths of a transparent layer", GL_DEPTH_COMPONENT32F, size);
        glNamedFramebufferTexture(target->framebuffer.id(), GL_DEPTH_ATTACHMENT, target->depths.id(), 0);
    }
}

void TransparencyPass::draw_peeled(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts) {
    fit_peeled(area.size);
    begin(all_peels_.framebuffer, area);
    glClearBufferfv(GL_COLOR, 0, nothing.data());
    glDepthMask(GL_TRUE);
    // In front of the first layer there is nothing; depth is reversed.
    constexpr GLfloat nearest = 1;
    glClearNamedFramebufferfv(peels_[1].framebuffer.id(), GL_DEPTH, 0, &nearest);
    const gl::TextureScope opaque(opaque_unit, depths_.texture());
    for (int layer = 0; layer < most_layers; ++layer) {
        // Where nothing is left of a layer there is nothing behind it.
        const gl::Query& before = something_[static_cast<std::size_t>(layer + 1) % 2];
        if (layer > 0) glBeginConditionalRender(before.id(), GL_QUERY_WAIT);
        DrawCounts again;
        peel(plan, area, layer, slicer, layer == 0 ? counts : again);
        if (layer > 0) glEndConditionalRender();
    }
    const gl::TextureScope all(colors_unit, all_peels_.colors.id());
    show(copy_, area, slicer);
    blend_over(plan.settings);
}

void TransparencyPass::peel(const DrawPlan& plan, const gl::DrawArea& area, int layer, Slicer& slicer,
                            DrawCounts& counts) {
    const auto at = static_cast<std::size_t>(layer) % 2;
    begin(peels_[at].framebuffer, area);
    constexpr GLfloat farthest = 0;
    glClearBufferfv(GL_COLOR, 0, nothing.data());
    glClearBufferfv(GL_DEPTH, 0, &farthest);
    glDisable(GL_BLEND);
    {
        const gl::TextureScope before(peeled_unit, peels_[1 - at].depths.id());
        glBeginQuery(GL_ANY_SAMPLES_PASSED, something_[at].id());
        peeled_.draw_faces(plan, plan.transparent, slicer, counts);
        glEndQuery(GL_ANY_SAMPLES_PASSED);
    }
    begin(all_peels_.framebuffer, area);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE_MINUS_DST_ALPHA, GL_ONE);
    const gl::TextureScope colors(colors_unit, peels_[at].colors.id());
    glProgramUniform2i(copy_.id(), origin_uniform, 0, 0);
    cover(copy_, slicer);
}

void TransparencyPass::cover(const gl::Program& program, Slicer& slicer) const {
    glUseProgram(program.id());
    glBindVertexArray(no_vertices_.id());
    glDisable(GL_DEPTH_TEST);
    slicer.draw(1, [](std::uint64_t, std::uint64_t) { glDrawArrays(GL_TRIANGLES, 0, 3); });
    glEnable(GL_DEPTH_TEST);
}

void TransparencyPass::show(const gl::Program& program, const gl::DrawArea& area, Slicer& slicer) const {
    glBindFramebuffer(GL_FRAMEBUFFER, area.framebuffer);
    glViewport(area.origin.x, area.origin.y, area.size.x, area.size.y);
    gl::set_scissor(area);
    glProgramUniform2i(program.id(), origin_uniform, area.origin.x, area.origin.y);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    cover(program, slicer);
}

}  // namespace vitrine::render
