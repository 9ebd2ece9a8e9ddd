#pragma once

#include "compute_bench.h"

#include <vitrine/io/picture.h>
#include <vitrine/ui/gui.h>

namespace vitrine::app {

/// For each demo, how a frame grows with the number of items, a line for each way, and what each way adds to
/// drawing the most items. As draw_bar_chart otherwise.
io::Picture draw_compute_chart(const ComputeReport& report, ui::Theme theme, float scale);

}  // namespace vitrine::app
