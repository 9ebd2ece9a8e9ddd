#include <vitrine/base/frame_timings.h>

#include <algorithm>

namespace vitrine {
namespace {

std::size_t index_of(Stage stage) {
    return static_cast<std::size_t>(stage);
}

template <class Value>
Summary summary_of(std::span<const FrameCost> frames, Value value) {
    std::vector<double> sample;
    sample.reserve(frames.size());
    for (const FrameCost& frame : frames) {
        if (const std::optional<double> ms = value(frame)) sample.push_back(*ms);
    }
    return summarize(sample);
}

}  // namespace

std::string_view name_of(Stage stage) {
    static constexpr std::array<std::string_view, stage_count> names{"events",    "compute", "upload", "scene",
                                                                     "transport", "ui",      "swap"};
    return names[index_of(stage)];
}

Summary frame_summary(std::span<const FrameCost> frames) {
    return summary_of(frames, [](const FrameCost& f) { return std::optional(f.frame_ms); });
}

Summary cpu_summary(std::span<const FrameCost> frames, Stage stage) {
    return summary_of(frames, [&](const FrameCost& f) { return std::optional(f.cpu_ms[index_of(stage)]); });
}

Summary gpu_summary(std::span<const FrameCost> frames, Stage stage) {
    return summary_of(frames, [&](const FrameCost& f) { return f.gpu_ms[index_of(stage)]; });
}

void FrameTimings::begin_frame() {
    end_frame();
    const std::uint64_t frame = current_.frame + 1;
    current_ = FrameCost{};
    current_.frame = frame;
    begin_ = FrameClock::now();
    open_ = true;
}

void FrameTimings::end_frame() {
    if (!open_) return;
    open_ = false;
    current_.frame_ms = Milliseconds(FrameClock::now() - begin_).count();
    if (ended_.size() == history_frames) ended_.erase(ended_.begin());
    ended_.push_back(current_);
}

void FrameTimings::add_cpu(Stage stage, Milliseconds time) {
    current_.cpu_ms[index_of(stage)] += time.count();
}

void FrameTimings::add_gpu(std::uint64_t frame, Stage stage, Milliseconds time) {
    FrameCost* cost = nullptr;
    if (open_ && frame == current_.frame) {
        cost = &current_;
    } else {
        const auto found =
            std::find_if(ended_.rbegin(), ended_.rend(), [&](const FrameCost& f) { return f.frame == frame; });
        if (found == ended_.rend()) return;
        cost = &*found;
    }
    std::optional<double>& ms = cost->gpu_ms[index_of(stage)];
    ms = ms.value_or(0) + time.count();
}

void FrameTimings::clear() {
    ended_.clear();
}

}  // namespace vitrine
