#include "growth_chart.h"

#include "bench_chart.h"
#include "log_plot.h"

#include <vitrine/paths/render_path.h>

#include <spdlog/fmt/fmt.h>

namespace vitrine::app {
namespace {

constexpr float header_height = 116;
constexpr float plot_top = 48;  // in its panel
constexpr float panel_height = 444;

LogLine log_line(const Growth& growth, const GrowthLine& line, const ui::Palette& palette) {
    // The same path shown as an image is told apart.
    LogLine drawn{.name = line.path,
                  .note = line.present,
                  .color = ui::path_color(palette, paths::path_kind_named(line.path)),
                  .faint = line.present == "image",
                  .points = {}};
    for (std::size_t i = 0; i < growth.amounts.size(); ++i)
        drawn.points.push_back({growth.amounts[i], line.frame_ms[i]});
    return drawn;
}

void draw_growth(ChartPage& page, const Growth& growth, float top) {
    page.text({ChartPage::margin, top + 10}, fmt::format("More {}: {}", name_of(growth.work), growth.constant),
              page.palette().text, ChartPage::Type::medium);
    LogPlot plot{.amounts = growth.amounts, .labels = growth.labels, .work = name_of(growth.work), .lines = {}};
    for (const GrowthLine& line : growth.lines) plot.lines.push_back(log_line(growth, line, page.palette()));
    draw_log_plot(page, plot, top + plot_top);
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

}  // namespace vitrine::app
