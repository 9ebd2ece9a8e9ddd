#include <vitrine/ui/plot.h>

#include <vitrine/ui/format.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>

namespace vitrine::ui {
namespace {

/// Of the plot of a single stage, many of which take next to nothing.
constexpr double shortest_stage_axis_ms = 0.01;
/// Room to the right for "median 12.34", at scale 1.
constexpr float plot_label_width = 92;
/// A narrower plot has no such room: the bars need it more.
constexpr float least_labelled_width = 220;
/// Of a frame in which no scene was drawn.
constexpr float dimmed = 0.4F;

/// Where values and frames are in the window.
struct Frame {
    ImVec2 min;
    ImVec2 max;
    double top = 1;  ///< value at `min.y`, ms

    float column_width() const { return (max.x - min.x) / static_cast<float>(FrameTimings::history_frames); }
    float y(double ms) const { return max.y - static_cast<float>(std::clamp(ms / top, 0.0, 1.0)) * (max.y - min.y); }
};

struct Drawing {
    const Look& look;
    ImDrawList& list;
    std::span<const FrameCost> frames;
    const PathHistory& paths;
    PlotSubject subject;
    Frame frame;

    /// Left edge of the column of frame `i`; the newest ends at the right edge.
    float column(std::size_t i) const {
        return frame.max.x - static_cast<float>(frames.size() - i) * frame.column_width();
    }
    float alpha(std::size_t i) const { return frames[i].scene_draws > 0 ? 1.0F : dimmed; }
    Color path_color_at(std::size_t i, const Color& otherwise) const {
        const std::optional<paths::PathKind> path = paths.at(frames[i].frame);
        return path ? path_color(look.palette(), *path) : otherwise;
    }
};

double stage_ms(const FrameCost& frame, PlotKind kind, Stage stage) {
    const auto index = static_cast<std::size_t>(stage);
    return kind == PlotKind::gpu ? frame.gpu_ms[index].value_or(0) : frame.cpu_ms[index];
}

/// A bar for each frame; stages stand on each other.
void draw_stacks(const Drawing& d) {
    const Palette& palette = d.look.palette();
    const float gap = d.frame.column_width() >= 3 ? 1.0F : 0.0F;
    for (std::size_t i = 0; i < d.frames.size(); ++i) {
        double below = 0;
        for (const Stage stage : all_stages) {
            const double ms = d.subject.includes(stage) ? stage_ms(d.frames[i], d.subject.kind, stage) : 0;
            if (ms <= 0) continue;
            const Color color = plot_color(palette, stage, d.paths.at(d.frames[i].frame));
            d.list.AddRectFilled({d.column(i), d.frame.y(below + ms)}, {d.column(i + 1) - gap, d.frame.y(below)},
                                 ink(color, d.alpha(i)));
            below += ms;
        }
    }
}

/// A bar for each frame in its path's colour, with the top edge pronounced.
void draw_bars(const Drawing& d) {
    for (std::size_t i = 0; i < d.frames.size(); ++i) {
        const Color color = d.path_color_at(i, d.look.palette().muted);
        const float y = d.frame.y(d.frames[i].frame_ms);
        d.list.AddRectFilled({d.column(i), y}, {d.column(i + 1), d.frame.max.y}, ink(color, 0.28F * d.alpha(i)));
        d.list.AddRectFilled({d.column(i), y}, {d.column(i + 1), std::min(y + d.look.px(2), d.frame.max.y)},
                             ink(color, d.alpha(i)));
    }
}

/// Lines at the order statistics, named and numbered to the right of the plot where there is room.
void draw_statistics(const Drawing& d, const Summary& summary, std::optional<float> label_x) {
    const Palette& palette = d.look.palette();
    const std::array<StatisticMark, 3> marks = statistic_marks(palette, summary);
    const float line = ImGui::GetTextLineHeight();
    std::array<float, 3> labels{};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const float y = std::floor(d.frame.y(marks[i].ms));
        draw_dashes(d.list, {d.frame.min.x, y}, {d.frame.max.x, y}, d.look.px(4), ink(marks[i].color, 0.85F),
                    d.look.px(1));
        labels[i] = y - line / 2;
    }
    if (!label_x) return;
    spread_labels(labels, line, d.frame.min.y - line / 2, d.frame.max.y - line / 2);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const float y = std::floor(labels[i]);
        d.list.AddText({*label_x, y}, ink(palette.muted), marks[i].name);
        const std::string number = format_ms(marks[i].ms);
        const float right = *label_x + d.look.px(plot_label_width);
        d.list.AddText({right - ImGui::CalcTextSize(number.c_str()).x, y}, ink(marks[i].color), number.c_str());
    }
}

void tooltip_row(const Look& look, const Color& color, std::string_view name, double ms) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + line / 2 - look.px(4)},
                                              {at.x + look.px(8), at.y + line / 2 + look.px(4)}, ink(color),
                                              look.px(2));
    ImGui::Dummy({look.px(8), line});
    ImGui::SameLine(0, look.px(8));
    muted_text(look, name);
    const std::string number = format_ms(ms);
    continue_at(look.px(150) - ImGui::CalcTextSize(number.c_str()).x);
    text(look.palette().text, number);
}

void plot_tooltip(const Drawing& d, std::size_t i) {
    const FrameCost& cost = d.frames[i];
    const Palette& palette = d.look.palette();
    ImGui::BeginTooltip();
    heading(d.look, "Frame " + format_count(cost.frame));
    const std::optional<paths::PathKind> path = d.paths.at(cost.frame);
    if (path) {
        ImGui::SameLine();
        text(path_color(palette, *path), paths::name_of(*path));
    }
    if (d.subject.kind == PlotKind::frame) {
        tooltip_row(d.look, d.path_color_at(i, palette.muted), "frame", cost.frame_ms);
    } else {
        for (const Stage stage : all_stages) {
            if (d.subject.includes(stage))
                tooltip_row(d.look, plot_color(palette, stage, path), name_of(stage),
                            stage_ms(cost, d.subject.kind, stage));
        }
    }
    muted_text(d.look, "milliseconds");
    ImGui::EndTooltip();
}

void draw_hover(const Drawing& d) {
    const float x = ImGui::GetIO().MousePos.x;
    if (x < d.frame.min.x || x >= d.frame.max.x || d.frames.empty()) return;
    const float from_right = (d.frame.max.x - x) / d.frame.column_width();
    const auto back = static_cast<std::size_t>(from_right) + 1;
    if (back > d.frames.size()) return;
    const std::size_t i = d.frames.size() - back;
    d.list.AddRectFilled({d.column(i), d.frame.min.y}, {d.column(i + 1), d.frame.max.y},
                         ink(d.look.palette().text, 0.25F));
    plot_tooltip(d, i);
}

}  // namespace

void PathHistory::note(std::uint64_t frame, paths::PathKind kind) {
    if (!changes_.empty() && changes_.back().kind == kind) return;
    changes_.push_back({frame, kind});
    // Changes before the one that the oldest frame of a history sees are of no use.
    if (changes_.size() > 2 * FrameTimings::history_frames)
        changes_.erase(changes_.begin(), changes_.end() - FrameTimings::history_frames);
}

std::optional<paths::PathKind> PathHistory::at(std::uint64_t frame) const {
    const auto later = std::upper_bound(changes_.begin(), changes_.end(), frame,
                                        [](std::uint64_t f, const Change& change) { return f < change.frame; });
    if (later == changes_.begin()) return std::nullopt;
    return std::prev(later)->kind;
}

std::vector<FrameCost> drawn_frames(const FrameTimings& timings, const PathHistory& paths) {
    const std::optional<paths::PathKind> now = paths.at(timings.frame_number());
    std::vector<FrameCost> drawn;
    std::copy_if(timings.frames().begin(), timings.frames().end(), std::back_inserter(drawn),
                 [&](const FrameCost& frame) { return frame.scene_draws > 0 && paths.at(frame.frame) == now; });
    return drawn;
}

double axis_top(double largest, double shortest) {
    return largest > shortest ? round_up(largest) : shortest;
}

void spread_labels(std::span<float> positions, float distance, float low, float high) {
    if (positions.empty()) return;
    positions.front() = std::max(positions.front(), low);
    for (std::size_t i = 1; i < positions.size(); ++i)
        positions[i] = std::max(positions[i], positions[i - 1] + distance);
    positions.back() = std::min(positions.back(), high);
    for (std::size_t i = positions.size() - 1; i > 0; --i)
        positions[i - 1] = std::min(positions[i - 1], positions[i] - distance);
}

std::optional<double> plotted_ms(const FrameCost& frame, const PlotSubject& subject) {
    if (subject.kind == PlotKind::frame) return frame.frame_ms;
    std::optional<double> sum;
    for (const Stage stage : all_stages) {
        if (!subject.includes(stage)) continue;
        const auto index = static_cast<std::size_t>(stage);
        if (subject.kind == PlotKind::cpu)
            sum = sum.value_or(0) + frame.cpu_ms[index];
        else if (frame.gpu_ms[index])
            sum = sum.value_or(0) + *frame.gpu_ms[index];
    }
    return sum;
}

std::vector<double> plotted_ms(std::span<const FrameCost> frames, const PlotSubject& subject) {
    std::vector<double> sample;
    sample.reserve(frames.size());
    for (const FrameCost& frame : frames) {
        if (const std::optional<double> ms = plotted_ms(frame, subject)) sample.push_back(*ms);
    }
    return sample;
}

Color plot_color(const Palette& palette, Stage stage, std::optional<paths::PathKind> path) {
    return stage == Stage::transport && path ? path_color(palette, *path) : stage_color(palette, stage);
}

void draw_rule(const Look& look, float left, float right, float y, double number) {
    y = std::floor(y);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine({left, y}, {right, y}, ink(look.palette().border), look.px(1));
    const std::string label = fmt::format("{:g}", number);
    const ImVec2 size = ImGui::CalcTextSize(label.c_str());
    list.AddText({left - look.px(6) - size.x, std::floor(y - size.y / 2)}, ink(look.palette().muted), label.c_str());
}

std::array<StatisticMark, 3> statistic_marks(const Palette& palette, const Summary& summary) {
    return {StatisticMark{"p99", summary.p99, palette.bad}, StatisticMark{"p95", summary.p95, palette.warn},
            StatisticMark{"median", summary.median, palette.text}};
}

void frame_plot(const Look& look, const char* id, const FrameTimings& timings, const PathHistory& paths,
                const PlotSubject& subject, float width, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(id, {std::max(width, 1.0F), std::max(height, 1.0F)});
    const float line = ImGui::GetTextLineHeight();
    const std::span<const FrameCost> frames = timings.frames();
    const Summary all = summarize(plotted_ms(frames, subject));
    const Summary drawn = summarize(plotted_ms(drawn_frames(timings, paths), subject));
    const bool labelled = width >= look.px(least_labelled_width);
    Frame frame;
    frame.min = {at.x + look.px(40), at.y + std::floor(line / 2)};
    frame.max = {at.x + width - (labelled ? look.px(plot_label_width + 10) : 0), at.y + height - std::floor(line / 2)};
    frame.top = axis_top(std::max(all.p99 * 1.05, drawn.median * 1.5), subject.stage ? shortest_stage_axis_ms : 1);
    if (frame.max.x - frame.min.x < look.px(40) || frame.max.y - frame.min.y < look.px(20)) return;
    const Drawing drawing{look, *ImGui::GetWindowDrawList(), frames, paths, subject, frame};
    for (const double part : {0.0, 0.5, 1.0})
        draw_rule(look, frame.min.x, frame.max.x, frame.y(part * frame.top), part * frame.top);
    if (all.count == 0) return;
    if (subject.kind == PlotKind::frame)
        draw_bars(drawing);
    else
        draw_stacks(drawing);
    if (drawn.count > 0)
        draw_statistics(drawing, drawn, labelled ? std::optional(frame.max.x + look.px(10)) : std::nullopt);
    if (ImGui::IsItemHovered()) draw_hover(drawing);
}

}  // namespace vitrine::ui
