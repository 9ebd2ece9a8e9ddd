#pragma once

#include <vitrine/base/frame_timings.h>

namespace vitrine::ui {

/// Finds how many points can be drawn while the picture changes, so that a frame stays within a budget, and fills in
/// the others when it rests. Knows of clouds only whose order lets any share of them stand for the whole
/// (scene::PointCloud::sample_layers). Arithmetic alone: no clock, no window.
class PointGovernor {
public:
    /// Told once a frame: the budget of a frame, 0 for none; whether there are so many points that it matters; whether
    /// the picture changes; and how long the frame before took. Returns the share of the points for this frame.
    float next(Milliseconds budget, bool many, bool changes, Milliseconds last_frame);
    /// Not all points are there yet, and nothing changes: more frames are due.
    bool filling() const { return filling_; }

private:
    float affordable_ = 1.0F / 8;  ///< share, in a frame; that of the first one, of which nothing is known
    float shown_ = 1;
    bool changed_ = false;  ///< in the frame before, so that its time is a changing frame's
    bool filling_ = false;
};

}  // namespace vitrine::ui
