#pragma once

#include <vitrine/base/frame_timings.h>

#include <glm/glm.hpp>

namespace vitrine::ui {

/// How many pixels are drawn for each one shown, along an edge.
struct RenderScale {
    float fixed = 1;         ///< 0.25 to 2
    bool automatic = false;  ///< while the picture moves, at most `fixed` and as little as the budget demands
    float budget_ms = 1000.0F / 60;
    friend bool operator==(const RenderScale&, const RenderScale&) = default;
};

inline constexpr float smallest_render_scale = 0.25F;
inline constexpr float largest_render_scale = 2.0F;

/// Finds the scale that holds a frame budget while the camera moves. Arithmetic alone: no clock, no window.
class ScaleGovernor {
public:
    /// Told once a frame: whether the picture had to be drawn anew because something moved, and how long the frame
    /// before took. Returns the scale for this frame.
    float next(const RenderScale& wanted, bool moves, Milliseconds last_frame);
    /// The picture shown is coarser than `wanted` and nothing moves: one more, sharp, is due.
    bool sharpening() const { return coarse_; }

private:
    float scale_ = 1;
    bool moved_ = false;  ///< in the frame before, so that its time is a moving frame's
    bool coarse_ = false;
};

/// Pixels of a picture for `shown` pixels at a scale: at least one along each edge.
glm::ivec2 scaled_size(glm::ivec2 shown, float scale);

}  // namespace vitrine::ui
