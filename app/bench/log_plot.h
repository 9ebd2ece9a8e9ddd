#pragma once

#include "chart_page.h"

#include <vitrine/base/statistics.h>

#include <span>
#include <string>
#include <vector>

namespace vitrine::app {

/// One thing whose cost grows with the work.
struct LogLine {
    struct Point {
        double work = 1;
        Summary ms;
    };
    std::string name;
    std::string note;  ///< beside the name, fainter
    ui::Color color;
    bool faint = false;         ///< to be told apart from another line of the same colour: with open dots
    std::vector<Point> points;  ///< least work first; at least one
};

/// Cost over work, both axes logarithmic.
struct LogPlot {
    std::vector<double> amounts;      ///< of work, ascending, two or more
    std::vector<std::string> labels;  ///< of the amounts
    std::string work;                 ///< what they are: "triangles"
    std::vector<LogLine> lines;       ///< at least one
};

/// From the upper edge of a plot to the lower one of its labels.
inline constexpr float log_plot_height = 368;

/// Draws the plot over the page's width, `top` below its upper edge: whiskers for the medians' 95 % confidence
/// intervals, names and last times at the right, and dashes for a cost that grows as the work does.
void draw_log_plot(ChartPage& page, const LogPlot& plot, float top);

/// The range's ends and what lies between, at 1, 2 or 5 times powers of ten; `low` is above 0.
std::vector<double> logarithmic_ticks(double low, double high);

}  // namespace vitrine::app
