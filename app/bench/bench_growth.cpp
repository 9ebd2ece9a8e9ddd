#include "bench_growth.h"

#include <app/text_table.h>

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace vitrine::app {
namespace {

using Case = std::span<const RunReport>;

const CaseReport& what(const Case& runs) {
    return runs.front().what;
}

double amount(const CaseReport& c, Work work) {
    switch (work) {
        case Work::pixels: return static_cast<double>(c.size.x) * c.size.y;
        case Work::triangles: return static_cast<double>(c.triangles);
        case Work::points: return static_cast<double>(c.points);
        case Work::samples: return c.samples;
        case Work::viewports: return c.viewports;
    }
    return 0;
}

std::string extent(const CaseReport& c) {
    return fmt::format("{}x{}", c.size.x, c.size.y);
}

std::string samples(const CaseReport& c) {
    return ui::format_counted(static_cast<std::uint64_t>(c.samples), "sample", "samples");
}

std::string label(const CaseReport& c, Work work) {
    switch (work) {
        case Work::pixels: return extent(c);
        case Work::triangles: return ui::format_count(c.triangles);
        case Work::points: return ui::format_count(c.points);
        case Work::samples: return std::to_string(c.samples);
        case Work::viewports: return std::to_string(c.viewports);
    }
    return {};
}

/// What does not change when the work does.
std::string constant(const CaseReport& c, Work work) {
    const std::string viewports = viewports_text(c.viewports);
    switch (work) {
        case Work::pixels: return c.scene + ", " + samples(c) + viewports;
        case Work::triangles:
        case Work::points: return extent(c) + viewports + ", " + samples(c);
        case Work::samples: return extent(c) + viewports + ", " + c.scene;
        case Work::viewports: return extent(c) + ", " + samples(c) + ", " + c.scene;
    }
    return {};
}

/// `cases` have the same constant.
Growth growth_of(std::vector<Case> cases, Work work) {
    const auto less = [&](const Case& a, const Case& b) { return amount(what(a), work) < amount(what(b), work); };
    const auto same = [&](const Case& a, const Case& b) { return amount(what(a), work) == amount(what(b), work); };
    std::stable_sort(cases.begin(), cases.end(), less);
    cases.erase(std::unique(cases.begin(), cases.end(), same), cases.end());
    Growth growth{
        .work = work, .constant = constant(what(cases.front()), work), .amounts = {}, .labels = {}, .lines = {}};
    for (const RunReport& run : cases.front()) growth.lines.push_back({run.path, run.present, {}});
    for (const Case& runs : cases) {
        growth.amounts.push_back(amount(what(runs), work));
        growth.labels.push_back(label(what(runs), work));
        for (std::size_t i = 0; i < growth.lines.size(); ++i) growth.lines[i].frame_ms.push_back(runs[i].frame_ms);
    }
    return growth;
}

}  // namespace

const char* name_of(Work work) {
    static constexpr std::array names{"pixels", "triangles", "points", "samples per pixel", "viewports"};
    return names[static_cast<std::size_t>(work)];
}

std::vector<Growth> growths_of(std::span<const RunReport> runs) {
    constexpr std::size_t fewest_points = 3;
    std::vector<Growth> growths;
    for (const Work work : {Work::pixels, Work::triangles, Work::points, Work::samples, Work::viewports}) {
        std::vector<Case> left = cases_of(runs);
        // Two sizes that a desktop made one are one case of twice the runs.
        std::erase_if(left,
                      [count = left.empty() ? 0 : left.front().size()](const Case& c) { return c.size() != count; });
        while (!left.empty()) {
            const std::string same = constant(what(left.front()), work);
            const auto others = std::stable_partition(left.begin(), left.end(),
                                                      [&](const Case& c) { return constant(what(c), work) == same; });
            Growth growth = growth_of({left.begin(), others}, work);
            if (growth.amounts.size() >= fewest_points) growths.push_back(std::move(growth));
            left.erase(left.begin(), others);
        }
    }
    return growths;
}

std::string growth_text(const Growth& growth) {
    TextTable table(
        {{"path", Align::left}, {"shown", Align::left}, {"from ms"}, {"to ms"}, {"work"}, {"cost"}, {"cost/work"}});
    for (const GrowthLine& line : growth.lines) {
        table.add_row({line.path, line.present, ui::format_ms(line.frame_ms.front().median),
                       ui::format_ms(line.frame_ms.back().median), fmt::format("{:.2f}x", growth.work_ratio()),
                       fmt::format("{:.2f}x", line.cost_ratio()),
                       fmt::format("{:.3f}", line.cost_ratio() / growth.work_ratio())});
    }
    return fmt::format("\nMore {}: {} to {}; {}\n", name_of(growth.work), growth.labels.front(), growth.labels.back(),
                       growth.constant) +
           table.text();
}

}  // namespace vitrine::app
