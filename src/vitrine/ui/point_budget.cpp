#include <vitrine/ui/point_budget.h>

#include <algorithm>

namespace vitrine::ui {
namespace {

/// What a frame is to take of its budget: the rest is for what differs from frame to frame.
constexpr double aim = 0.78;
/// Beyond this part of it the next frame might take more than all.
constexpr double tight = 0.9;
/// A frame within this part of the budget leaves room for more points.
constexpr double comfortable = 0.7;
constexpr float growth = 1.06F;
constexpr float least = 1.0F / 256;
/// Where all else takes the budget alone, the picture is whole after so many frames nevertheless.
constexpr float least_step = 1.0F / 16;

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
    if (changed_ && last_frame.count() > 0) {
        const double used = last_frame / budget;
        if (used > tight) affordable_ *= std::max(0.1F, static_cast<float>(aim / used));
        if (used < comfortable) affordable_ *= growth;
        affordable_ = std::clamp(affordable_, least, 1.0F);
    }
    changed_ = true;
    filling_ = affordable_ < 1;
    return shown_ = affordable_;
}

}  // namespace vitrine::ui
