#include <vitrine/ui/render_scale.h>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

/// A frame within this part of the budget leaves room for more pixels; above it, up to the budget, all stays as it is.
constexpr double comfortable = 0.75;
constexpr float growth = 1.1F;
/// Scales go in steps, so that targets are not made anew for every frame.
constexpr float step = 1.0F / 16;

float clamped(float scale) {
    return std::clamp(scale, smallest_render_scale, largest_render_scale);
}

float in_steps(float scale) {
    return clamped(step * std::floor(scale / step + 0.001F));
}

}  // namespace

float ScaleGovernor::next(const RenderScale& wanted, bool moves, Milliseconds last_frame) {
    const float full = clamped(wanted.fixed);
    if (!wanted.automatic || !moves) {
        moved_ = false;
        coarse_ = false;
        return full;
    }
    scale_ = std::min(scale_, full);
    if (moved_ && last_frame.count() > 0) {
        const double used = last_frame.count() / double{wanted.budget_ms};
        // Costs go with the pixels, the square of the scale; not faster than by halves, for a frame may be an
        // exception.
        if (used > 1) scale_ *= std::max(0.5F, static_cast<float>(std::sqrt(0.9 / used)));
        if (used < comfortable) scale_ *= growth;
        scale_ = std::clamp(scale_, smallest_render_scale, full);
    }
    moved_ = true;
    const float now = std::min(full, in_steps(scale_));
    coarse_ = now < full;
    return now;
}

glm::ivec2 scaled_size(glm::ivec2 shown, float scale) {
    return glm::max(glm::ivec2(glm::round(glm::vec2(shown) * scale)), glm::ivec2(1));
}

}  // namespace vitrine::ui
