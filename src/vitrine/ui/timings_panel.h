#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/look.h>
#include <vitrine/ui/plot.h>

namespace vitrine::ui {

/// What the person chose in the panel; keep it between frames.
struct TimingsPanelState {
    PlotKind plot = PlotKind::frame;
};

/// What each stage of a frame costs, as a table over the frames in which the path in use drew the scene and as a plot of
/// all the last frames, side by side.
void timings_panel(const Look& look, const FrameTimings& timings, const PathHistory& paths, TimingsPanelState& state);

}  // namespace vitrine::ui
