#pragma once

#include <vitrine/gl/render_target.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/renderer.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine::render {

/// Draws a picture as large as a driver's viewports may be, which is larger than its targets, or its memory, may allow:
/// tile by tile, in a target for one tile. What the scene is at the beginning is drawn, whatever becomes of it. Belongs
/// to the renderer's context.
class TiledPicture {
public:
    static constexpr int tile_edge = 2048;  ///< in pixels

    /// `size` in pixels, `samples` per pixel: 1, 2, 4 or 8. Throws GraphicsError when the driver cannot do it.
    TiledPicture(Renderer& renderer, const scene::Scene& scene, const scene::Camera& camera, const Settings& settings,
                 glm::ivec2 size, int samples);

    /// Draws the next tile, and waits for it.
    void draw_tile();
    bool done() const { return next_ == tiles_.size(); }
    /// Whether its colours are multiplied by alpha, as Settings::transparent says.
    bool transparent() const { return plan_.settings.transparent; }
    std::size_t tiles_done() const { return next_; }
    std::size_t tile_count() const { return tiles_.size(); }
    /// RGBA8, rows from the top, no padding; when it is done, once.
    std::vector<std::uint8_t> take() { return std::move(rgba_); }

private:
    void read(const gl::PixelBox& tile, glm::ivec2 corner);

    Renderer& renderer_;
    glm::ivec2 size_;
    DrawPlan plan_;
    std::vector<gl::PixelBox> tiles_;  ///< of the picture, y up
    std::size_t next_ = 0;
    gl::RenderTarget target_;
    std::vector<std::uint8_t> rgba_;
    std::vector<std::uint8_t> texels_;  ///< of one tile
};

}  // namespace vitrine::render
