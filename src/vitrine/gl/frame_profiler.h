#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/gl/object.h>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::gl {

/// Times the stages of frames on the CPU clock and by pairs of GPU timestamps, which are read some frames later and
/// never waited for. Belongs to the context that was current at construction. Disabled, it costs a branch a stage.
class FrameProfiler {
public:
    FrameProfiler();

    /// Ends the frame before, reads the GPU times that have arrived, begins a frame.
    void begin_frame();
    /// Ends the frame without beginning another: before the program sleeps.
    void end_frame() { timings_.end_frame(); }
    /// Reads GPU times of frames that are done, waiting for them: for the end of a measurement.
    void finish();

    /// Times a stage while it lives. Stages nest: the inner one's time counts for the inner one alone.
    class Scope {
    public:
        Scope(FrameProfiler* profiler, Stage stage, bool on_gpu);
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        FrameProfiler* profiler_;
        Stage stage_;
        FrameClock::time_point begin_;
        std::optional<std::size_t> pair_;
        Scope* outer_ = nullptr;
        FrameClock::duration nested_{};
    };

    FrameTimings& timings() { return timings_; }
    const FrameTimings& timings() const { return timings_; }
    void set_enabled(bool enabled) { enabled_ = enabled; }
    bool enabled() const { return enabled_; }
    /// Frames whose GPU times had not arrived when their queries were needed again.
    std::uint64_t gpu_frames_lost() const { return lost_; }

private:
    struct Pair {
        Stage stage{};
        std::optional<std::size_t> outer;  ///< pair of the stage around it
        Query begin;
        Query end;
    };
    struct Slot {
        std::uint64_t frame = 0;
        std::size_t used = 0;
        std::size_t last_ended = 0;  ///< the pair whose end was recorded last: when it is there, all are
        std::vector<Pair> pairs;
    };

    std::size_t begin_pair(Stage stage, std::optional<std::size_t> outer);
    void end_pair(std::size_t pair);
    void collect(Slot& slot, bool wait);

    static constexpr std::size_t frames_in_flight = 4;
    FrameTimings timings_;
    std::array<Slot, frames_in_flight> slots_;
    std::size_t current_ = 0;
    Scope* innermost_ = nullptr;
    std::uint64_t lost_ = 0;
    bool enabled_ = true;
    bool has_gpu_clock_ = false;
};

}  // namespace vitrine::gl
