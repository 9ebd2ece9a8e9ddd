#include "compute_bench.h"

#include <algorithm>

namespace vitrine::app {
namespace {

template <class Value>
Summary summary_of(std::span<const ComputeFrame> frames, Value value) {
    std::vector<double> sample;
    sample.reserve(frames.size());
    for (const ComputeFrame& frame : frames) sample.push_back(value(frame));
    return summarize(sample);
}

}  // namespace

std::string_view name_of(ComputeStage stage) {
    static constexpr std::array<std::string_view, all_compute_stages.size()> names{"kernel", "sync", "transfer", "draw",
                                                                                   "rest"};
    return names[static_cast<std::size_t>(stage)];
}

std::string name_of(const ComputeRun& run) {
    return run.way ? std::string(compute::name_of(*run.way)) : "static";
}

ComputeRun summarize_frames(std::span<const ComputeFrame> frames) {
    ComputeRun run;
    run.frames = frames.size();
    run.end_to_end_ms = summary_of(frames, [](const ComputeFrame& f) { return f.end_to_end_ms; });
    for (std::size_t i = 0; i < run.stages.size(); ++i)
        run.stages[i] = summary_of(frames, [i](const ComputeFrame& f) { return f.stage_ms[i]; });
    const Summary bytes = summary_of(frames, [](const ComputeFrame& f) { return static_cast<double>(f.bytes_copied); });
    run.bytes_copied = static_cast<std::uint64_t>(bytes.median);
    return run;
}

ComputeDifference paired_difference(std::span<const ComputeFrame> frames, std::span<const ComputeFrame> others) {
    constexpr auto draw = static_cast<std::size_t>(ComputeStage::draw);
    std::vector<double> end_to_end;
    std::vector<double> undrawn;
    for (std::size_t i = 0; i < std::min(frames.size(), others.size()); ++i) {
        end_to_end.push_back(frames[i].end_to_end_ms - others[i].end_to_end_ms);
        undrawn.push_back(end_to_end.back() - (frames[i].stage_ms[draw] - others[i].stage_ms[draw]));
    }
    return {summarize(end_to_end), summarize(undrawn)};
}

}  // namespace vitrine::app
