#pragma once

#include "bench_growth.h"
#include "bench_report.h"

#include <vitrine/io/picture.h>
#include <vitrine/ui/gui.h>

#include <span>

namespace vitrine::app {

/// How the frame's cost grows with the work, a plot for each sweep, one line for each path; both axes are logarithmic.
/// As draw_bar_chart otherwise.
io::Picture draw_growth_chart(const MachineReport& machine, std::span<const Growth> growths, ui::Theme theme,
                              float scale);

}  // namespace vitrine::app
