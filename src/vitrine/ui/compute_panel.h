#pragma once

#include <vitrine/compute/queue.h>
#include <vitrine/ui/look.h>

#include <array>
#include <cstddef>
#include <vector>

namespace vitrine::ui {

/// What frames cost in which kernels ran by one way: medians of the last ones.
struct WayNumbers {
    std::size_t frames = 0;
    double kernel_ms = 0;
    double sync_ms = 0;
    double transfer_ms = 0;
    double bytes_copied = 0;
    double frame_ms = 0;  ///< wall time
};

/// Remembers what the last frames of each way cost, so that ways can be compared after they have been changed.
class WayHistory {
public:
    static constexpr std::size_t most_frames = 120;

    /// A frame has ended that took so long; `costs` are the queue's, since its beginning. Frames without a run count
    /// for no way.
    void note(compute::Way way, const compute::Costs& costs, double frame_ms);
    WayNumbers numbers(compute::Way way) const;
    void clear();

private:
    struct Frame {
        compute::Costs costs;
        double frame_ms = 0;
    };
    std::array<std::vector<Frame>, compute::all_ways.size()> frames_;
    compute::Costs before_;
    compute::Way last_way_ = compute::Way::gl;
};

/// Chooses how kernels get at arrays, says why, and what each way has cost: stages in ms and bytes a frame. Logs of
/// kernels that do not build are shown below.
void compute_panel(const Look& look, compute::Queue& queue, const WayHistory& history);

}  // namespace vitrine::ui
