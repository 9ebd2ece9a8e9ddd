#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/ui/look.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine::ui {

/// Which time of a frame a plot shows.
enum class PlotKind {
    frame,  ///< wall time
    cpu,    ///< CPU time of the stages
    gpu,    ///< GPU time of the stages
};

/// What a plot is of.
struct PlotSubject {
    PlotKind kind = PlotKind::frame;
    /// This one alone; none: all, stacked. Of no meaning for the wall time.
    std::optional<Stage> stage;

    bool includes(Stage each) const { return !stage || *stage == each; }
};

/// Which render path drew which frame, so that plots can tell them apart.
class PathHistory {
public:
    /// From `frame` on it is `kind`. Frames are told in ascending order.
    void note(std::uint64_t frame, paths::PathKind kind);
    /// Nothing for frames before the first one told.
    std::optional<paths::PathKind> at(std::uint64_t frame) const;

private:
    struct Change {
        std::uint64_t frame = 0;
        paths::PathKind kind{};
    };
    std::vector<Change> changes_;
};

/// The ended frames in which the path in use now drew the scene, oldest first: what summaries are of. Frames of the
/// user interface alone and of other paths would hide what a picture costs.
std::vector<FrameCost> drawn_frames(const FrameTimings& timings, const PathHistory& paths);

/// The top of a plot's axis for values up to `largest`: 1, 2 or 5 times a power of ten, at least `shortest`, which is
/// one.
double axis_top(double largest, double shortest = 1);

/// Moves labels that stand too close apart, keeping their order and staying between `low` and `high` as far as
/// there is room. `positions` ascend.
void spread_labels(std::span<float> positions, float distance, float low, float high);

/// What a frame contributes to such a plot, ms; nothing when its time is not known (yet).
std::optional<double> plotted_ms(const FrameCost& frame, const PlotSubject& subject);
/// That of all frames in which it is known.
std::vector<double> plotted_ms(std::span<const FrameCost> frames, const PlotSubject& subject);

/// The colour of a stage; transport has that of the path that did it, where it is known.
Color plot_color(const Palette& palette, Stage stage, std::optional<paths::PathKind> path);

/// A rule across a plot from `left` to `right`, with its number to the left.
void draw_rule(const Look& look, float left, float right, float y, double number);

/// One of the order statistics that plots mark.
struct StatisticMark {
    const char* name;
    double ms;
    Color color;
};
/// The 99th and 95th percentile and the median: largest first.
std::array<StatisticMark, 3> statistic_marks(const Palette& palette, const Summary& summary);

/// Draws the last `FrameTimings::history_frames` frames over `width` x `height` pixels, the newest to the right, those
/// that drew no scene dimmer, with lines at the median and the 95th and 99th percentile of `drawn_frames` and a tooltip
/// for the frame under the pointer.
void frame_plot(const Look& look, const char* id, const FrameTimings& timings, const PathHistory& paths,
                const PlotSubject& subject, float width, float height);

}  // namespace vitrine::ui
