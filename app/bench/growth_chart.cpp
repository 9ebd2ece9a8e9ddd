#include "growth_chart.h"

#include "bench_chart.h"
#include "chart_page.h"

#include <vitrine/paths/render_path.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/plot.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vitrine::app {
namespace {

using Type = ChartPage::Type;
using Side = ChartPage::Side;

constexpr float header_height = 116;
constexpr float plot_top = 48;  // in its panel
constexpr float plot_bottom = 388;
constexpr float panel_height = 444;
constexpr float plot_left = ChartPage::margin + 44;
constexpr float plot_right = ChartPage::width - 196;
constexpr float inset = 16;  // of the first and the last point

/// Logarithmic coordinates of one panel.
struct Plot {
    float top = 0;
    double least_work = 1;
    double most_work = 1;
    double least_ms = 1;
    double most_ms = 1;

    float x(double work) const {
        const double part = std::log(work / least_work) / std::log(most_work / least_work);
        return plot_left + inset + static_cast<float>(part) * (plot_right - plot_left - 2 * inset);
    }
    float y(double ms) const {
        const double part = std::log(std::max(ms, least_ms) / least_ms) / std::log(most_ms / least_ms);
        return top + plot_bottom - static_cast<float>(part) * (plot_bottom - plot_top);
    }
};

std::vector<double> ticks_of(const Growth& growth) {
    double low = growth.lines.front().frame_ms.front().ci95.low;
    double high = low;
    for (const GrowthLine& line : growth.lines) {
        for (const Summary& frame : line.frame_ms) {
            low = std::min(low, frame.ci95.low);
            high = std::max(high, frame.ci95.high);
        }
    }
    constexpr double no_clock_knows_less = 1e-4;
    low = std::max(low, no_clock_knows_less);
    return logarithmic_ticks(low, std::max(high, low));
}

void draw_rules(ChartPage& page, const Plot& plot, const std::vector<double>& ticks) {
    const ui::Palette& palette = page.palette();
    for (const double ms : ticks) {
        const float y = plot.y(ms);
        page.fill({plot_left, y}, {plot_right, y + 1}, palette.border);
        page.text({plot_left - 8, y}, fmt::format("{:g}", ms), palette.muted, Type::small, Side::right);
    }
    page.text({plot_left - 8, plot.top + plot_top - 18}, "ms", palette.muted, Type::small, Side::right);
}

/// A tick at each amount; its label where there is room for it.
void draw_amounts(ChartPage& page, const Plot& plot, const Growth& growth) {
    const ui::Palette& palette = page.palette();
    float free_from = 0;
    for (std::size_t i = 0; i < growth.amounts.size(); ++i) {
        const float x = plot.x(growth.amounts[i]);
        page.fill({x, plot.top + plot_bottom}, {x + 1, plot.top + plot_bottom + 5}, palette.muted);
        const float half = page.text_width(growth.labels[i], Type::small) / 2;
        if (x - half < free_from) continue;
        page.text({x, plot.top + plot_bottom + 16}, growth.labels[i], palette.muted, Type::small, Side::middle);
        free_from = x + half + 8;
    }
    page.text({plot_right + 12, plot.top + plot_bottom + 16}, name_of(growth.work), palette.muted, Type::small);
}

/// Dashes that rise as the work does, from the cheapest beginning to the plot's edge.
void draw_proportion(ChartPage& page, const Plot& plot, const Growth& growth) {
    double ms = plot.most_ms;
    for (const GrowthLine& line : growth.lines) ms = std::min(ms, line.frame_ms.front().median);
    const double ratio = std::min(growth.work_ratio(), plot.most_ms / ms);
    const glm::vec2 from(plot.x(plot.least_work), plot.y(ms));
    const glm::vec2 to(plot.x(plot.least_work * ratio), plot.y(ms * ratio));
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

void draw_line(ChartPage& page, const Plot& plot, const Growth& growth, const GrowthLine& line) {
    const ui::Color color = ui::path_color(page.palette(), paths::path_kind_named(line.path));
    std::vector<glm::vec2> points;
    for (std::size_t i = 0; i < growth.amounts.size(); ++i) {
        const Summary& frame = line.frame_ms[i];
        const float x = plot.x(growth.amounts[i]);
        points.emplace_back(x, plot.y(frame.median));
        page.fill({x - 0.75F, plot.y(frame.ci95.high)}, {x + 0.75F, plot.y(frame.ci95.low)}, color);
    }
    // The same path shown as an image is told apart by a fainter line and open dots.
    const bool image = line.present == "image";
    page.stroke(points, color, 2.0F, image ? 0.45F : 1.0F);
    for (const glm::vec2& point : points) {
        page.disc(point, 4, color);
        if (image) page.disc(point, 2.25F, page.palette().panel);
    }
}

/// Path and last time beside the end of each line.
void draw_names(ChartPage& page, const Plot& plot, const Growth& growth) {
    std::vector<const GrowthLine*> lines;
    for (const GrowthLine& line : growth.lines) lines.push_back(&line);
    std::sort(lines.begin(), lines.end(), [](const GrowthLine* a, const GrowthLine* b) {
        return a->frame_ms.back().median > b->frame_ms.back().median;
    });
    std::vector<float> heights;
    heights.reserve(lines.size());
    for (const GrowthLine* line : lines) heights.push_back(plot.y(line->frame_ms.back().median));
    ui::spread_labels(heights, 17, plot.top + plot_top, plot.top + plot_bottom);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ui::Color color = ui::path_color(page.palette(), paths::path_kind_named(lines[i]->path));
        page.text({plot_right + 12, heights[i]}, lines[i]->path, color, Type::medium);
        page.text({plot_right + 64, heights[i]}, lines[i]->present, page.palette().muted, Type::small);
        page.text({ChartPage::width - ChartPage::margin, heights[i]},
                  ui::format_ms(lines[i]->frame_ms.back().median) + " ms", page.palette().text, Type::regular,
                  Side::right);
    }
}

void draw_growth(ChartPage& page, const Growth& growth, float top) {
    page.text({ChartPage::margin, top + 10}, fmt::format("More {}: {}", name_of(growth.work), growth.constant),
              page.palette().text, Type::medium);
    const std::vector<double> ticks = ticks_of(growth);
    const Plot plot{top, growth.amounts.front(), growth.amounts.back(), ticks.front(), ticks.back()};
    draw_rules(page, plot, ticks);
    draw_amounts(page, plot, growth);
    draw_proportion(page, plot, growth);
    for (const GrowthLine& line : growth.lines) draw_line(page, plot, growth, line);
    draw_names(page, plot, growth);
}

}  // namespace

io::Picture draw_growth_chart(const MachineReport& machine, std::span<const Growth> growths, ui::Theme theme,
                              float scale) {
    const float height = header_height + panel_height * static_cast<float>(growths.size());
    return draw_page({ChartPage::width, height}, theme, scale, [&](ChartPage& page) {
        draw_chart_header(page, machine, "How a frame's cost grows with the work");
        float top = header_height;
        for (const Growth& growth : growths) {
            draw_growth(page, growth, top);
            top += panel_height;
        }
    });
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
