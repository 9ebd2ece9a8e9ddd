#include "compute_bench_chart.h"

#include "bench_chart.h"
#include "log_plot.h"

#include <vitrine/ui/format.h>
#include <vitrine/ui/theme.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vitrine::app {
namespace {

using Type = ChartPage::Type;
using Side = ChartPage::Side;

constexpr float header_height = 148;  // with the legend of stages
constexpr float plot_top = 48;        // in its block
constexpr float bars_head = 32;
constexpr float row_height = 24;
constexpr float bar_height = 14;
constexpr float block_foot = 32;
constexpr float bars_left = ChartPage::margin + 92;
constexpr float bars_right = ChartPage::width - ChartPage::margin - 84;

/// The cases of one demo that were measured, fewest items first.
struct DemoCases {
    std::string demo;
    std::vector<const ComputeCase*> cases;

    bool grows() const { return cases.size() > 1; }
    /// One row for each way; what is drawn without a kernel has none.
    float bars_height() const { return bars_head + row_height * static_cast<float>(cases.back()->runs.size() - 1); }
    float height() const { return plot_top + (grows() ? log_plot_height : 0) + bars_height() + block_foot; }
};

std::vector<DemoCases> demos_of(const ComputeReport& report) {
    std::vector<DemoCases> demos;
    for (const ComputeCase& measured : report.cases) {
        if (!measured.left_out.empty()) continue;
        if (demos.empty() || demos.back().demo != measured.demo) demos.push_back({measured.demo, {}});
        demos.back().cases.push_back(&measured);
    }
    for (DemoCases& demo : demos) std::ranges::sort(demo.cases, {}, &ComputeCase::count);
    return demos;
}

ui::Color color_of(const ui::Palette& palette, const ComputeRun& run) {
    return run.way ? ui::way_color(palette, *run.way) : palette.text;
}

/// What a way adds to drawing, in the order of the palette's colours. Drawing itself would dwarf it.
constexpr std::array shown_stages{ComputeStage::kernel, ComputeStage::sync, ComputeStage::transfer, ComputeStage::rest};

double shown_ms(const ComputeRun& run) {
    double sum = 0;
    for (const ComputeStage stage : shown_stages) sum += std::max(run.stage(stage).median, 0.0);
    return sum;
}

/// The way of one run in all cases that have it.
LogLine line_of(const DemoCases& demo, const ComputeRun& first, const ui::Palette& palette) {
    LogLine line{.name = name_of(first), .note = {}, .color = color_of(palette, first), .faint = false, .points = {}};
    for (const ComputeCase* measured : demo.cases) {
        for (const ComputeRun& run : measured->runs) {
            if (run.way != first.way || run.frames == 0) continue;
            line.points.push_back({static_cast<double>(measured->count), run.end_to_end_ms});
        }
    }
    return line;
}

void draw_growth(ChartPage& page, const DemoCases& demo, float top) {
    LogPlot plot{.amounts = {}, .labels = {}, .work = "items", .lines = {}};
    for (const ComputeCase* measured : demo.cases) {
        plot.amounts.push_back(static_cast<double>(measured->count));
        plot.labels.push_back(ui::format_count(measured->count));
    }
    for (const ComputeRun& run : demo.cases.front()->runs) {
        LogLine line = line_of(demo, run, page.palette());
        if (!line.points.empty()) plot.lines.push_back(std::move(line));
    }
    draw_log_plot(page, plot, top);
}

/// The stages one after the other, and the whole beside them.
void draw_bar(ChartPage& page, const ComputeRun& run, double longest_ms, float y) {
    const ui::Palette& palette = page.palette();
    page.text({ChartPage::margin, y}, name_of(run), color_of(palette, run), Type::medium);
    if (run.frames == 0) return page.text({bars_left, y}, run.problem, palette.muted, Type::small);
    const auto scale = static_cast<float>((bars_right - bars_left) / longest_ms);
    float x = bars_left;
    for (std::size_t i = 0; i < shown_stages.size(); ++i) {
        const float width = static_cast<float>(std::max(run.stage(shown_stages[i]).median, 0.0)) * scale;
        if (width >= 0.5F)
            page.fill({x, y - bar_height / 2}, {x + width, y + bar_height / 2}, palette.compute_stages[i]);
        x += width;
    }
    page.text({ChartPage::width - ChartPage::margin, y}, ui::format_ms(shown_ms(run)) + " ms", palette.text,
              Type::regular, Side::right);
}

void draw_bars(ChartPage& page, const ComputeCase& measured, float top) {
    page.text({ChartPage::margin, top + 10},
              fmt::format("Beside drawing, a frame with {} items", ui::format_count(measured.count)),
              page.palette().muted, Type::small);
    double longest_ms = 0;
    for (const ComputeRun& run : measured.runs) {
        if (run.way) longest_ms = std::max(longest_ms, shown_ms(run));
    }
    float y = top + bars_head + row_height / 2;
    for (const ComputeRun& run : measured.runs) {
        if (!run.way) continue;
        draw_bar(page, run, longest_ms > 0 ? longest_ms : 1, y);
        y += row_height;
    }
}

void draw_demo(ChartPage& page, const DemoCases& demo, float top) {
    page.text({ChartPage::margin, top + 10}, demo.demo + ": a frame, end to end", page.palette().text, Type::medium);
    float y = top + plot_top;
    if (demo.grows()) {
        draw_growth(page, demo, y);
        y += log_plot_height;
    }
    draw_bars(page, *demo.cases.back(), y);
}

void draw_legend(ChartPage& page, float y) {
    const ui::Palette& palette = page.palette();
    float x = ChartPage::margin;
    for (std::size_t i = 0; i < shown_stages.size(); ++i) {
        const std::string_view name = name_of(shown_stages[i]);
        page.fill({x, y - 6}, {x + 12, y + 6}, palette.compute_stages[i]);
        page.text({x + 18, y}, name, palette.muted, Type::small);
        x += 18 + page.text_width(name, Type::small) + 20;
    }
    page.text({x, y}, "static: drawn without any kernel", palette.muted, Type::small);
}

}  // namespace

io::Picture draw_compute_chart(const ComputeReport& report, ui::Theme theme, float scale) {
    const std::vector<DemoCases> demos = demos_of(report);
    float height = header_height;
    for (const DemoCases& demo : demos) height += demo.height();
    return draw_page({ChartPage::width, height}, theme, scale, [&](ChartPage& page) {
        draw_chart_header(page, report.machine, "What kernels cost, by the way they take");
        draw_legend(page, header_height - 32);
        float top = header_height;
        for (const DemoCases& demo : demos) {
            draw_demo(page, demo, top);
            top += demo.height();
        }
    });
}

}  // namespace vitrine::app
