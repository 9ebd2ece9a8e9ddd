#pragma once

#include <vitrine/base/statistics.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine {

/// The parts of a frame that are timed, in the order in which they happen.
enum class Stage { events, compute, upload, scene, transport, ui, swap };
inline constexpr std::array all_stages{Stage::events,    Stage::compute, Stage::upload, Stage::scene,
                                       Stage::transport, Stage::ui,      Stage::swap};
inline constexpr std::size_t stage_count = all_stages.size();

/// "events", "upload", …
std::string_view name_of(Stage stage);

using Milliseconds = std::chrono::duration<double, std::milli>;
using FrameClock = std::chrono::steady_clock;

/// What one frame cost. GPU times arrive some frames after the CPU's.
struct FrameCost {
    std::uint64_t frame = 0;
    double frame_ms = 0;  ///< wall time from this frame's begin to the next one's
    std::array<double, stage_count> cpu_ms{};
    std::array<std::optional<double>, stage_count> gpu_ms{};
    double blocked_ms = 0;              ///< CPU time spent waiting for the GPU in transport
    std::uint64_t bytes_copied = 0;     ///< bytes of pixels moved by the render path
    std::uint64_t bytes_uploaded = 0;   ///< bytes of arrays sent to the GPU
    std::uint64_t scene_draws = 0;      ///< how often a scene was drawn
    std::optional<int> latency_frames;  ///< age of the picture shown; absent when none was shown
    std::uint64_t ring_full = 0;        ///< times a readback ring had no free buffer
};

/// Wall time of these frames, ms.
Summary frame_summary(std::span<const FrameCost> frames);
Summary cpu_summary(std::span<const FrameCost> frames, Stage stage);
/// Of those whose GPU time arrived; empty where the driver gives none.
Summary gpu_summary(std::span<const FrameCost> frames, Stage stage);

/// Collects what frames cost: stages on the CPU clock, GPU times handed in when they are ready.
/// Panel, table, JSON and CSV are views of it. One thread.
class FrameTimings {
public:
    static constexpr std::size_t history_frames = 240;

    /// Begins frame `frame_number()`+1; ends the one before.
    void begin_frame();
    /// Number of the current frame, counted from 1; 0 before the first.
    std::uint64_t frame_number() const { return current_.frame; }
    /// Ends the current frame without beginning another: before the program goes to sleep.
    void end_frame();

    /// Adds CPU time to a stage of the current frame.
    void add_cpu(Stage stage, Milliseconds time);
    /// Adds GPU time to a stage of frame `frame`, which may be some frames old; too old ones are dropped.
    void add_gpu(std::uint64_t frame, Stage stage, Milliseconds time);
    /// The current frame, for its counters.
    FrameCost& current() { return current_; }

    /// Ended frames, oldest first, at most `history_frames`; the last few may lack GPU times.
    const std::vector<FrameCost>& frames() const { return ended_; }
    /// The summaries of all ended frames.
    Summary frame_summary() const { return vitrine::frame_summary(ended_); }
    Summary cpu_summary(Stage stage) const { return vitrine::cpu_summary(ended_, stage); }
    Summary gpu_summary(Stage stage) const { return vitrine::gpu_summary(ended_, stage); }
    void clear();

private:
    FrameCost current_;
    FrameClock::time_point begin_{};
    bool open_ = false;
    std::vector<FrameCost> ended_;
};

/// Adds the time between construction and destruction to a stage.
class StageTimer {
public:
    StageTimer(FrameTimings& timings, Stage stage) : timings_(timings), stage_(stage) {}
    ~StageTimer() { timings_.add_cpu(stage_, FrameClock::now() - begin_); }
    StageTimer(const StageTimer&) = delete;
    StageTimer& operator=(const StageTimer&) = delete;

private:
    FrameTimings& timings_;
    Stage stage_;
    FrameClock::time_point begin_ = FrameClock::now();
};

}  // namespace vitrine
