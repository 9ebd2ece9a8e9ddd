#include <vitrine/paths/inline_path.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vitrine::paths {
namespace {

/// Fewer bits let near surfaces show through others.
constexpr GLint least_depth_bits = 24;

GLint depth_bits(GLuint framebuffer) {
    const bool window = framebuffer == 0;
    const GLenum attachment = window ? GL_DEPTH : GL_DEPTH_ATTACHMENT;
    GLint type = GL_NONE;
    glGetNamedFramebufferAttachmentParameteriv(framebuffer, attachment, GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &type);
    if (type == GL_NONE) return 0;
    GLint bits = 0;
    glGetNamedFramebufferAttachmentParameteriv(framebuffer, attachment, GL_FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE, &bits);
    return bits;
}

/// How many samples per pixel the driver gives to who asks for `wanted`: some have no 2, say.
GLint given_samples(GLint wanted) {
    if (wanted == 1) return 1;
    std::array<GLint, 16> has{};  // from the most to the fewest; 0 beyond the last
    glGetInternalformativ(GL_RENDERBUFFER, GL_RGBA8, GL_SAMPLES, static_cast<GLsizei>(has.size()), has.data());
    GLint given = wanted;
    for (const GLint count : has) {
        if (count >= wanted) given = count;
    }
    return given;
}

/// Why a scene with so many samples cannot be drawn straight into the framebuffer; empty when it can.
std::string unsuitable(GLuint framebuffer, int samples) {
    GLint has = 0;
    glGetNamedFramebufferParameteriv(framebuffer, GL_SAMPLES, &has);
    has = std::max(has, 1);
    if (has != given_samples(samples))
        return fmt::format("The window has {} sample{} per pixel and {} are wanted: drawn into a texture.", has,
                           has == 1 ? "" : "s", samples);
    const GLint bits = depth_bits(framebuffer);
    if (bits < least_depth_bits)
        return fmt::format("The window has {} bits of depth and {} are needed: drawn into a texture.", bits,
                           least_depth_bits);
    return {};
}

}  // namespace

void InlinePath::draw(const DrawRequest& request, gl::FrameProfiler* /*profiler*/) {
    request_ = Remembered{&request.scene, request.camera, request.settings, request.size, request.samples};
    ++counters_.draws;
}

void InlinePath::present(const gl::DrawArea& area, gl::FrameProfiler* profiler) {
    if (!request_) return;
    const Remembered& what = *request_;
    remark_ = unsuitable(area.framebuffer, what.samples);
    if (remark_.empty() && area.size == what.size && what.settings.pictures == 1) {
        draw_counts_ = renderer().draw(*what.scene, what.camera, what.settings, area, profiler);
        return;
    }
    draw_counts_ =
        target_.draw(renderer(), {*what.scene, what.camera, what.settings, what.size, what.samples}, profiler);
    renderer().present(target_.get()->color_texture(), what.size, area);
}

const TargetSlot* InlinePath::depth_slot(const DrawRequest& last) {
    if (!request_) return nullptr;
    target_.draw(renderer(), last, nullptr);
    return &target_;
}

}  // namespace vitrine::paths
