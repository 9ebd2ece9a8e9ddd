#pragma once

#include <vitrine/gl/fence.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>

#include <glm/glm.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::render {

/// What a pixel shows, as shaders/fragment.glsl has it.
struct IdTexel {
    std::uint32_t item = 0;  ///< number among a plan's items, from 1 on; 0: nothing is there
    std::uint32_t primitive = 0;
    float depth = 0;             ///< 1 near, 0 far
    std::uint32_t instance = 0;  ///< of the item
};

/// The pixels around a place of a picture, and what each of them shows. Drawn in one frame and read in a later one.
class IdWindow {
public:
    static constexpr int most_pixels = 33;  ///< along an edge

    /// Throws GraphicsError when the driver cannot make it.
    IdWindow();
    /// To draw into: the lower left corner.
    gl::DrawArea area(glm::ivec2 size) const;
    /// Asks for what was drawn into that area; a question still open is dropped.
    void ask(glm::ivec2 size);
    bool pending() const { return pending_; }
    /// The pixels, row by row from the bottom, once they have arrived, once: never waits for them. Until the next
    /// `ask`.
    std::optional<std::span<const IdTexel>> take();

private:
    gl::Texture ids_;
    gl::Renderbuffer depth_;
    gl::Framebuffer framebuffer_;
    gl::Buffer buffer_;
    const IdTexel* mapped_ = nullptr;
    gl::Fence fence_;
    glm::ivec2 size_{0};
    bool pending_ = false;
};

/// Puts in what a cloud in main memory shows of a window's plan, where it is nearest. `item`: its number.
void find_host_points(const DrawPlan& plan, const CloudItem& cloud, std::uint32_t item, std::span<IdTexel> texels);

}  // namespace vitrine::render
