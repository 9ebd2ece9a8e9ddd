#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>

#include <glm/glm.hpp>

#include <optional>
#include <string_view>

namespace vitrine::render {

/// How a picture gets into a framebuffer. Both bring the same bytes.
enum class PresentMethod {
    blit,  ///< glBlitNamedFramebuffer: the speed of memory on software rasterizers
    fetch  ///< a triangle whose shader fetches texels
};

/// "blit" or "fetch".
std::string_view name_of(PresentMethod method);

/// Copies pictures into framebuffers, opaque, unblended, at whole pixels. Leaves the GL state as it found it.
class PresentPass {
public:
    PresentPass();

    /// Shows the texture, of `size` pixels, rows from the bottom: texel by pixel when `area` has its size, filtered
    /// when it has not. Framebuffers with several samples per pixel take `fetch`, since no blit can fill them.
    void draw(GLuint texture, glm::ivec2 size, const gl::DrawArea& area);
    /// What `draw` uses for framebuffers with one sample. Chosen on the first question.
    PresentMethod method();
    /// Uses this method from now on.
    void set_method(PresentMethod method) { method_ = method; }
    /// Times both on a small picture and returns the faster. Waits for the GPU.
    PresentMethod trial();

private:
    void blit(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) const;
    void fetch(GLuint texture, glm::ivec2 size, const gl::DrawArea& area) const;

    gl::Framebuffer source_;
    gl::Program program_;
    gl::VertexArray no_vertices_;
    std::optional<PresentMethod> method_;
};

}  // namespace vitrine::render
