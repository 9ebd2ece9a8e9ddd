#include <vitrine/ui/point_budget.h>

#include <algorithm>

namespace vitrine::ui {
namespace {

/// Of its budget, as parts of it: beyond `tight` the next frame might take more than all, and is to take `aim`; one
/// that takes less than half leaves room for many more points. Frames vary, most on a machine that is not alone: going
/// down by a sixth at least and up by little keeps those beyond `tight` to one in twenty, whatever they vary by.
constexpr double tight = 0.9;
constexpr double aim = 0.8;
constexpr double roomy = 0.5;
constexpr float least_decrease = 0.85F;
constexpr float most_decrease = 0.1F;
constexpr float growth = 1.008F;
constexpr float growth_with_room = 1.15F;
constexpr float least = 1.0F / 256;
/// Where all else takes the budget alone, the picture is whole after so many frames nevertheless.
constexpr float least_step = 1.0F / 16;

/// What the share is multiplied by after a frame that took `used` of the budget.
float change_after(double used) {
    if (used > tight) return std::clamp(static_cast<float>(aim / used), most_decrease, least_decrease);
    return used < roomy ? growth_with_room : growth;
}

}  // namespace

float PointGovernor::next(Milliseconds budget, bool many, bool changes, Milliseconds last_frame) {
    filling_ = false;
    if (budget.count() <= 0 || !many) {
        changed_ = false;
        return shown_ = 1;
    }
    if (!changes) {
        changed_ = false;
        // What is added costs about what all of a changing frame's points do.
        shown_ = std::min(1.0F, shown_ + std::max(affordable_, least_step));
        filling_ = shown_ < 1;
        return shown_;
    }
    if (changed_ && last_frame.count() > 0)
        affordable_ = std::clamp(affordable_ * change_after(last_frame / budget), least, 1.0F);
    changed_ = true;
    filling_ = affordable_ < 1;
    return shown_ = affordable_;
}

}  // namespace vitrine::ui
