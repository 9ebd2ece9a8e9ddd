#pragma once

#include "bench_report.h"
#include "chart_page.h"

#include <vitrine/io/picture.h>
#include <vitrine/ui/gui.h>

#include <span>
#include <string>

namespace vitrine::app {

/// The title and where the numbers come from, in the upper 100 of a page.
void draw_chart_header(ChartPage& page, const MachineReport& machine, const std::string& title);

/// The report's frame times as bars, case by case: the median with whiskers for its 95 % confidence interval and a tick
/// at the 95th percentile. They begin `top` below the page's upper edge.
void draw_bars(ChartPage& page, std::span<const RunReport> runs, float top);
/// How much of a page they take.
float bars_height(std::span<const RunReport> runs);

/// The same with its header, as a picture. Returned `scale` times as large as on a page. A GL context must be current;
/// throws GraphicsError when the chart is larger than its driver can draw.
io::Picture draw_bar_chart(const BenchReport& report, ui::Theme theme, float scale);

}  // namespace vitrine::app
