#pragma once

#include <vitrine/ui/plot.h>

namespace vitrine::ui {

/// Draws over `width` x `height` pixels how many of the frames in which the path in use drew the scene took how long,
/// with lines at the median and the 95th and 99th percentile and a tooltip for the bar under the pointer.
void histogram_plot(const Look& look, const char* id, const FrameTimings& timings, const PathHistory& paths,
                    const PlotSubject& subject, float width, float height);

}  // namespace vitrine::ui
