#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/look.h>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::ui {

/// What the plot shows of each frame.
enum class PlotKind {
    frame,  ///< wall time, as one filled line
    cpu,    ///< CPU time of the stages, stacked
    gpu,    ///< GPU time of the stages, stacked
};

/// Which render path drew which frame, so that plots can tell them apart.
class PathHistory {
public:
    /// From `frame` on it is `kind`. Frames are told in ascending order.
    void note(std::uint64_t frame, paths::PathKind kind);
    /// Nothing for frames before the first one told.
    std::optional<paths::PathKind> at(std::uint64_t frame) const;

private:
    struct Change {
        std::uint64_t frame = 0;
        paths::PathKind kind{};
    };
    std::vector<Change> changes_;
};

/// The ended frames in which the path in use now drew the scene, oldest first: what summaries are of. Frames of the
/// user interface alone and of other paths would hide what a picture costs.
std::vector<FrameCost> drawn_frames(const FrameTimings& timings, const PathHistory& paths);

/// The top of a plot's axis for values up to `largest`: 1, 2 or 5 times a power of ten, at least 1.
double axis_top(double largest);

/// Moves labels that stand too close apart, keeping their order and staying between `low` and `high` as far as
/// there is room. `positions` ascend.
void spread_labels(std::span<float> positions, float distance, float low, float high);

/// What a frame contributes to a plot of this kind, ms; nothing when its time is not known (yet).
std::optional<double> plotted_ms(const FrameCost& frame, PlotKind kind);

/// Draws the last `FrameTimings::history_frames` frames over `width` x `height` pixels, the newest to the right, those
/// that drew no scene dimmer, with lines at the median and the 95th and 99th percentile of `drawn_frames` and a tooltip
/// for the frame under the pointer.
void frame_plot(const Look& look, const char* id, const FrameTimings& timings, const PathHistory& paths, PlotKind kind,
                float width, float height);

}  // namespace vitrine::ui
