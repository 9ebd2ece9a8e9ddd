#include <vitrine/ui/histogram_plot.h>

#include <vitrine/base/statistics.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace vitrine::ui {
namespace {

/// At scale 1; narrower bars cannot be pointed at.
constexpr float least_bar_width = 6;

struct Drawing {
    const Look& look;
    ImDrawList& list;
    const Histogram& histogram;
    ImVec2 min;
    ImVec2 max;
    double top = 1;  ///< count at `min.y`

    float bar_width() const { return (max.x - min.x) / static_cast<float>(histogram.counts.size()); }
    float left_of(std::size_t bar) const { return std::floor(min.x + bar_width() * static_cast<float>(bar)); }
    float x(double ms) const {
        const auto bars = static_cast<float>((ms - histogram.first) / histogram.step);
        return std::clamp(min.x + bar_width() * bars, min.x, max.x);
    }
    float y(double count) const { return max.y - static_cast<float>(count / top) * (max.y - min.y); }
};

std::string interval_text(const Histogram& histogram, std::size_t bar) {
    const bool last = bar + 1 == histogram.counts.size();
    const std::string from = format_ms(histogram.begin_of(bar));
    return last ? from + " ms or more" : from + " to " + format_ms(histogram.begin_of(bar + 1)) + " ms";
}

void draw_axes(const Drawing& d) {
    const Palette& palette = d.look.palette();
    for (const double count : {0.0, d.top}) draw_rule(d.look, d.min.x, d.max.x, d.y(count), count);
    const std::size_t bars = d.histogram.counts.size();
    for (const std::size_t bar : {std::size_t{0}, bars / 2, bars}) {
        const std::string label = fmt::format("{:g}", d.histogram.begin_of(bar));
        const float width = ImGui::CalcTextSize(label.c_str()).x;
        const float x = std::clamp(d.left_of(bar) - width / 2, d.min.x, d.max.x - width);
        d.list.AddText({std::floor(x), d.max.y + d.look.px(3)}, ink(palette.muted), label.c_str());
    }
}

void draw_bars(const Drawing& d, const Color& color) {
    const float gap = d.bar_width() >= 4 ? d.look.px(1) : 0;
    for (std::size_t bar = 0; bar < d.histogram.counts.size(); ++bar) {
        const auto count = static_cast<double>(d.histogram.counts[bar]);
        if (count > 0)
            d.list.AddRectFilled({d.left_of(bar), std::floor(d.y(count))}, {d.left_of(bar + 1) - gap, d.max.y},
                                 ink(color, 0.85F));
    }
}

/// Upright lines at the order statistics, each named at its top where its left neighbour leaves room.
void draw_statistics(const Drawing& d, const Summary& summary, float label_y) {
    std::array<StatisticMark, 3> marks = statistic_marks(d.look.palette(), summary);
    std::reverse(marks.begin(), marks.end());
    float free_from = d.min.x;
    for (const StatisticMark& mark : marks) {
        const float x = std::floor(d.x(mark.ms));
        draw_dashes(d.list, {x, d.min.y}, {x, d.max.y}, d.look.px(4), ink(mark.color), d.look.px(1));
        const std::string label = std::string(mark.name) + " " + format_ms(mark.ms);
        const float width = ImGui::CalcTextSize(label.c_str()).x;
        const float left = std::floor(std::max(free_from, std::min(x - width / 2, d.max.x - width)));
        if (left + width > d.max.x + d.look.px(1)) continue;
        d.list.AddText({left, label_y}, ink(mark.color), label.c_str());
        free_from = left + width + d.look.px(8);
    }
}

void draw_hover(const Drawing& d) {
    const float x = ImGui::GetIO().MousePos.x;
    if (x < d.min.x || x >= d.max.x) return;
    const auto bar = std::min(static_cast<std::size_t>((x - d.min.x) / d.bar_width()), d.histogram.counts.size() - 1);
    d.list.AddRectFilled({d.left_of(bar), d.min.y}, {d.left_of(bar + 1), d.max.y}, ink(d.look.palette().text, 0.15F));
    ImGui::BeginTooltip();
    heading(d.look, format_counted(d.histogram.counts[bar], "frame", "frames"));
    muted_text(d.look, interval_text(d.histogram, bar));
    ImGui::EndTooltip();
}

Color color_of(const Palette& palette, const PlotSubject& subject, std::optional<paths::PathKind> path) {
    if (subject.kind != PlotKind::frame && subject.stage) return plot_color(palette, *subject.stage, path);
    return path ? path_color(palette, *path) : palette.muted;
}

}  // namespace

void histogram_plot(const Look& look, const char* id, const FrameTimings& timings, const PathHistory& paths,
                    const PlotSubject& subject, float width, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(id, {std::max(width, 1.0F), std::max(height, 1.0F)});
    const float line = ImGui::GetTextLineHeight();
    const ImVec2 min{at.x + look.px(40), at.y + line + look.px(4)};
    const ImVec2 max{at.x + width, at.y + height - line - look.px(4)};
    if (max.x - min.x < look.px(40) || max.y - min.y < look.px(20)) return;
    const std::vector<double> sample = plotted_ms(drawn_frames(timings, paths), subject);
    const auto most_bars = static_cast<std::size_t>((max.x - min.x) / look.px(least_bar_width));
    const Histogram histogram = make_histogram(sample, std::min<std::size_t>(most_bars, 40));
    if (histogram.counts.empty()) return;
    const auto most = static_cast<double>(*std::max_element(histogram.counts.begin(), histogram.counts.end()));
    const Drawing drawing{look, *ImGui::GetWindowDrawList(), histogram, min, max, most};
    draw_axes(drawing);
    draw_bars(drawing, color_of(look.palette(), subject, paths.at(timings.frame_number())));
    draw_statistics(drawing, summarize(sample), at.y);
    if (ImGui::IsItemHovered()) draw_hover(drawing);
}

}  // namespace vitrine::ui
