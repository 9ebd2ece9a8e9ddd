#include "log_plot.h"

#include <vitrine/ui/format.h>
#include <vitrine/ui/plot.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::app {
namespace {

using Type = ChartPage::Type;
using Side = ChartPage::Side;

constexpr float plot_height = 340;
constexpr float plot_left = ChartPage::margin + 44;
constexpr float plot_right = ChartPage::width - 196;
constexpr float inset = 16;  // of the first and the last point

/// Where work and time lie on the page.
struct Axes {
    float top = 0;
    double least_work = 1;
    double most_work = 1;
    double least_ms = 1;
    double most_ms = 1;

    float bottom() const { return top + plot_height; }
    float x(double work) const {
        const double part = std::log(work / least_work) / std::log(most_work / least_work);
        return plot_left + inset + static_cast<float>(part) * (plot_right - plot_left - 2 * inset);
    }
    float y(double ms) const {
        const double part = std::log(std::max(ms, least_ms) / least_ms) / std::log(most_ms / least_ms);
        return bottom() - static_cast<float>(part) * plot_height;
    }
};

std::vector<double> ticks_of(const LogPlot& plot) {
    double low = plot.lines.front().points.front().ms.ci95.low;
    double high = low;
    for (const LogLine& line : plot.lines) {
        for (const LogLine::Point& point : line.points) {
            low = std::min(low, point.ms.ci95.low);
            high = std::max(high, point.ms.ci95.high);
        }
    }
    constexpr double no_clock_knows_less = 1e-4;
    low = std::max(low, no_clock_knows_less);
    return logarithmic_ticks(low, std::max(high, low));
}

void draw_rules(ChartPage& page, const Axes& axes, const std::vector<double>& ticks) {
    const ui::Palette& palette = page.palette();
    for (const double ms : ticks) {
        const float y = axes.y(ms);
        page.fill({plot_left, y}, {plot_right, y + 1}, palette.border);
        page.text({plot_left - 8, y}, fmt::format("{:g}", ms), palette.muted, Type::small, Side::right);
    }
    page.text({plot_left - 8, axes.top - 18}, "ms", palette.muted, Type::small, Side::right);
}

/// A tick at each amount; its label where there is room for it.
void draw_amounts(ChartPage& page, const Axes& axes, const LogPlot& plot) {
    const ui::Palette& palette = page.palette();
    float free_from = 0;
    for (std::size_t i = 0; i < plot.amounts.size(); ++i) {
        const float x = axes.x(plot.amounts[i]);
        page.fill({x, axes.bottom()}, {x + 1, axes.bottom() + 5}, palette.muted);
        const float half = page.text_width(plot.labels[i], Type::small) / 2;
        if (x - half < free_from) continue;
        page.text({x, axes.bottom() + 16}, plot.labels[i], palette.muted, Type::small, Side::middle);
        free_from = x + half + 8;
    }
    page.text({std::max(plot_right + 12, free_from), axes.bottom() + 16}, plot.work, palette.muted, Type::small);
}

/// Dashes that rise as the work does, from the cheapest beginning to the plot's edge.
void draw_proportion(ChartPage& page, const Axes& axes, const LogPlot& plot) {
    double ms = axes.most_ms;
    for (const LogLine& line : plot.lines) ms = std::min(ms, line.points.front().ms.median);
    ms = std::max(ms, axes.least_ms);
    const double ratio = std::min(axes.most_work / axes.least_work, axes.most_ms / ms);
    const glm::vec2 from(axes.x(axes.least_work), axes.y(ms));
    const glm::vec2 to(axes.x(axes.least_work * ratio), axes.y(ms * ratio));
    constexpr float dash = 5;
    const int dashes = static_cast<int>(glm::length(to - from) / (2 * dash));
    const glm::vec2 step = (to - from) / (static_cast<float>(dashes) + 0.5F);
    for (int i = 0; i <= dashes; ++i) {
        const glm::vec2 begin = from + static_cast<float>(i) * step;
        const std::array<glm::vec2, 2> ends{begin, begin + step / 2.0F};
        page.stroke(ends, page.palette().muted, 1.0F, 0.7F);
    }
    page.text(glm::mix(from, to, 0.7F) + glm::vec2(-12, -7), "cost = work", page.palette().muted, Type::small,
              Side::right);
}

void draw_line(ChartPage& page, const Axes& axes, const LogLine& line) {
    std::vector<glm::vec2> points;
    for (const LogLine::Point& point : line.points) {
        const float x = axes.x(point.work);
        points.emplace_back(x, axes.y(point.ms.median));
        page.fill({x - 0.75F, axes.y(point.ms.ci95.high)}, {x + 0.75F, axes.y(point.ms.ci95.low)}, line.color);
    }
    page.stroke(points, line.color, 2.0F, line.faint ? 0.45F : 1.0F);
    for (const glm::vec2& point : points) {
        page.disc(point, 4, line.color);
        if (line.faint) page.disc(point, 2.25F, page.palette().panel);
    }
}

/// Name and last time beside the end of each line.
void draw_names(ChartPage& page, const Axes& axes, const LogPlot& plot) {
    std::vector<const LogLine*> lines;
    for (const LogLine& line : plot.lines) lines.push_back(&line);
    std::sort(lines.begin(), lines.end(), [](const LogLine* a, const LogLine* b) {
        return a->points.back().ms.median > b->points.back().ms.median;
    });
    std::vector<float> heights;
    heights.reserve(lines.size());
    for (const LogLine* line : lines) heights.push_back(axes.y(line->points.back().ms.median));
    ui::spread_labels(heights, 17, axes.top, axes.bottom());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LogLine& line = *lines[i];
        page.text({plot_right + 12, heights[i]}, line.name, line.color, Type::medium);
        page.text({plot_right + 64, heights[i]}, line.note, page.palette().muted, Type::small);
        page.text({ChartPage::width - ChartPage::margin, heights[i]},
                  ui::format_ms(line.points.back().ms.median) + " ms", page.palette().text, Type::regular, Side::right);
    }
}

}  // namespace

void draw_log_plot(ChartPage& page, const LogPlot& plot, float top) {
    const std::vector<double> ticks = ticks_of(plot);
    const Axes axes{top, plot.amounts.front(), plot.amounts.back(), ticks.front(), ticks.back()};
    draw_rules(page, axes, ticks);
    draw_amounts(page, axes, plot);
    draw_proportion(page, axes, plot);
    for (const LogLine& line : plot.lines) draw_line(page, axes, line);
    draw_names(page, axes, plot);
}

std::vector<double> logarithmic_ticks(double low, double high) {
    std::vector<double> ticks;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    for (int decade = first; ticks.empty() || ticks.back() < high; ++decade) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double tick = factor * std::pow(10.0, decade);
            if (tick <= low) ticks.clear();
            if (ticks.empty() || ticks.back() < high) ticks.push_back(tick);
        }
    }
    if (ticks.size() == 1) ticks.push_back(10 * ticks.front());
    return ticks;
}

}  // namespace vitrine::app
