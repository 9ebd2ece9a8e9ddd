#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/plot.h>

namespace vitrine::ui {

/// What the person chose in the panel; keep it between frames.
struct TimingsPanelState {
    PlotSubject subject;
    bool histogram = false;  ///< how often, instead of when
};

/// How the panel shares out its room, lengths at scale 1.
struct TimingsParts {
    std::size_t numbers = 4;  ///< columns of the table: median and 95th percentile of CPU and GPU, or the medians
    float name = 0;           ///< width of the stages' names
    float table = 0;          ///< width of the table
    float plot = 0;           ///< width of the plot beside it; 0: it stands below
};
/// What gets narrower first is the plot; then the percentiles go, then the plot, then the median of the GPU.
TimingsParts timings_parts(float room);

/// What each stage of a frame costs, as a table over the frames in which the path in use drew the scene and as a plot
/// of all the last frames, side by side.
void timings_panel(const Look& look, const FrameTimings& timings, const PathHistory& paths, TimingsPanelState& state);

}  // namespace vitrine::ui
