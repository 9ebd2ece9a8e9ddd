#include "bench_chart.h"

#include <vitrine/paths/render_path.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vitrine::app {
namespace {

using Type = ChartPage::Type;
using Side = ChartPage::Side;

constexpr float margin = ChartPage::margin;
constexpr float header_height = 100;
constexpr float legend_height = 36;
constexpr float case_head_height = 56;
constexpr float row_height = 26;
constexpr float case_foot_height = 48;
constexpr float bar_height = 14;

/// Where things stand in a row, from the left.
constexpr float present_x = margin + 64;
constexpr float plot_left = margin + 132;
constexpr float plot_right = 650;
constexpr float median_x = 748;
constexpr float interval_x = 814;
constexpr float p95_x = 876;
constexpr float tax_x = ChartPage::width - margin;

float case_height(std::size_t rows) {
    return case_head_height + row_height * static_cast<float>(rows) + case_foot_height;
}

/// The times of one case along its axis.
struct Axis {
    double top = 1;

    float x(double ms) const {
        return plot_left + static_cast<float>(std::clamp(ms / top, 0.0, 1.0)) * (plot_right - plot_left);
    }
};

/// A few slow frames would leave no room for the medians: what lies beyond twice the longest is cut.
Axis axis_of(std::span<const RunReport> runs) {
    double median = 0;
    double longest = 0;
    for (const RunReport& run : runs) {
        median = std::max(median, run.frame_ms.median);
        longest = std::max({longest, run.frame_ms.p95, run.frame_ms.ci95.high});
    }
    const double top = 1.04 * std::min(longest, 2 * median);
    return {top > 0 ? top : 1};
}

void draw_whisker(ChartPage& page, const Axis& axis, const Interval& interval, float y) {
    const ui::Color& color = page.palette().text;
    const float low = axis.x(interval.low);
    const float high = axis.x(interval.high);
    page.fill({low, y - 0.75F}, {high, y + 0.75F}, color);
    for (const float end : {low, high}) page.fill({end - 0.75F, y - 4}, {end + 0.75F, y + 4}, color);
}

/// The tick at the 95th percentile; an arrow at the edge when it lies beyond.
void draw_p95(ChartPage& page, const Axis& axis, double ms, float y) {
    const float x = axis.x(ms);
    const ui::Color& color = page.palette().muted;
    if (ms <= axis.top) {
        page.fill({x - 0.75F, y - 6}, {x + 0.75F, y + 6}, color);
        return;
    }
    const std::array<glm::vec2, 3> arrow{glm::vec2(x - 5, y - 5), {x, y}, {x - 5, y + 5}};
    page.stroke(arrow, color, 1.5F);
}

void draw_bar(ChartPage& page, const Axis& axis, const RunReport& run, float y) {
    const ui::Color color = ui::path_color(page.palette(), paths::path_kind_named(run.path));
    const float end = axis.x(run.frame_ms.median);
    page.fill({plot_left, y - bar_height / 2}, {end, y + bar_height / 2}, color, 0.32F);
    page.fill({end - 2.5F, y - bar_height / 2}, {end, y + bar_height / 2}, color);
    draw_whisker(page, axis, run.frame_ms.ci95, y);
    draw_p95(page, axis, run.frame_ms.p95, y);
}

void draw_numbers(ChartPage& page, const RunReport& run, float y) {
    const ui::Palette& palette = page.palette();
    const Summary& frame = run.frame_ms;
    page.text({median_x, y}, ui::format_ms(frame.median) + " ms", palette.text, Type::medium, Side::right);
    page.text({interval_x, y}, fmt::format("± {:.1f} %", ci95_percent(frame)),
              run.certain.value_or(true) ? palette.muted : palette.warn, Type::regular, Side::right);
    page.text({p95_x, y}, ui::format_ms(frame.p95), palette.muted, Type::regular, Side::right);
    page.text({tax_x, y}, run.tax ? fmt::format("{:.2f} x", *run.tax) : "–", palette.muted, Type::regular, Side::right);
}

void draw_row(ChartPage& page, const Axis& axis, const RunReport& run, float y) {
    const ui::Palette& palette = page.palette();
    page.text({margin, y}, run.path, ui::path_color(palette, paths::path_kind_named(run.path)), Type::medium);
    if (shows_the_scene(run))
        page.text({present_x, y}, run.present, palette.muted, Type::small);
    else
        page.text({present_x, y}, "wrong pixels", palette.bad, Type::small);
    draw_bar(page, axis, run, y);
    draw_numbers(page, run, y);
}

void draw_grid(ChartPage& page, const Axis& axis, float top, float bottom) {
    const ui::Palette& palette = page.palette();
    constexpr int most_ticks = 6;
    for (const double tick : linear_ticks(axis.top, most_ticks)) {
        const float x = axis.x(tick);
        page.fill({x, top}, {x + 1, bottom + 4}, palette.border);
        page.text({x, bottom + 14}, fmt::format("{:g}", tick), palette.muted, Type::small, Side::middle);
    }
    page.text({plot_right + 12, bottom + 14}, "ms", palette.muted, Type::small);
}

void draw_case(ChartPage& page, std::span<const RunReport> runs, float top) {
    const ui::Palette& palette = page.palette();
    page.text({margin, top + 14}, title_of(runs.front().what), palette.text, Type::medium);
    const float titles = top + 42;
    const auto title = [&](float x, const char* name) {
        page.text({x, titles}, name, palette.muted, Type::small, Side::right);
    };
    title(median_x, "median");
    title(interval_x, "95 % CI");
    title(p95_x, "p95 ms");
    title(tax_x, "tax");
    const Axis axis = axis_of(runs);
    const float first = top + case_head_height;
    draw_grid(page, axis, first, first + row_height * static_cast<float>(runs.size()));
    for (std::size_t i = 0; i < runs.size(); ++i)
        draw_row(page, axis, runs[i], first + row_height * (static_cast<float>(i) + 0.5F));
}

/// What the marks mean, by a row of samples.
void draw_legend(ChartPage& page, float y) {
    const ui::Palette& palette = page.palette();
    const auto name = [&](float x, const char* text) {
        page.text({x, y}, text, palette.muted, Type::small);
        return x + page.text_width(text, Type::small) + 28;
    };
    float x = margin;
    page.fill({x, y - 6}, {x + 28, y + 6}, palette.accent, 0.32F);
    page.fill({x + 25.5F, y - 6}, {x + 28, y + 6}, palette.accent);
    x = name(x + 36, "median of a frame's wall time");
    page.fill({x, y - 0.75F}, {x + 20, y + 0.75F}, palette.text);
    for (const float end : {x, x + 20}) page.fill({end - 0.75F, y - 4}, {end + 0.75F, y + 4}, palette.text);
    x = name(x + 28, "its 95 % confidence interval");
    page.fill({x - 0.75F, y - 6}, {x + 0.75F, y + 6}, palette.muted);
    x = name(x + 8, "95th percentile");
    page.text({x, y}, "tax: over the path inline", palette.muted, Type::small);
}

}  // namespace

void draw_chart_header(ChartPage& page, const MachineReport& machine, const std::string& title) {
    const ui::Palette& palette = page.palette();
    page.text({margin, 40}, title, palette.text, Type::title);
    page.text({margin, 68}, fmt::format("{}, OpenGL {}", machine.renderer, machine.version), palette.muted);
    page.text({margin, 87}, fmt::format("{}, {} build, {}", machine.cpu, machine.build, machine.date), palette.muted);
}

float bars_height(std::span<const RunReport> runs) {
    float height = legend_height;
    for (const std::span<const RunReport> own : cases_of(runs)) height += case_height(own.size());
    return height;
}

void draw_bars(ChartPage& page, std::span<const RunReport> runs, float top) {
    draw_legend(page, top + 16);
    top += legend_height;
    for (const std::span<const RunReport> own : cases_of(runs)) {
        draw_case(page, own, top);
        top += case_height(own.size());
    }
}

io::Picture draw_bar_chart(const BenchReport& report, ui::Theme theme, float scale) {
    const float height = header_height + bars_height(report.runs);
    return draw_page({ChartPage::width, height}, theme, scale, [&](ChartPage& page) {
        draw_chart_header(page, report.machine, "What a frame costs, by render path");
        draw_bars(page, report.runs, header_height);
    });
}

}  // namespace vitrine::app
