#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/render/slicer.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::paths {

/// Cuts draw calls into slices that each take about a budget of time, and waits for each: drivers run in order what a
/// process submits, so that a long draw would hold up whatever another context submits in the meantime. A call is cut
/// into ranges of primitives; where one or two primitives alone take too long, these into scissored tiles. How finely
/// is learnt from the slices' times and remembered from frame to frame for each call.
/// `stop` may come from any thread; all else belongs to one.
class TimedSlicer final : public render::Slicer {
public:
    explicit TimedSlicer(Milliseconds budget) : budget_(budget) {}

    /// Whether pixels may be cut into tiles. llvmpipe 22.3 loses samples of multisampled targets along a scissor box's
    /// edges; by the standard the box cuts whole pixels.
    void allow_tiles(bool allowed) { tiles_allowed_ = allowed; }
    void begin(const gl::DrawArea& area) override;
    void draw(std::uint64_t count, const Submit& submit) override;

    /// Nothing more is submitted from now on, not even the rest of a call under way.
    void stop() { stopped_ = true; }
    bool stopped() const override { return stopped_; }

    /// Of the frame that began last.
    std::uint64_t slices() const { return slices_; }
    Milliseconds longest() const { return longest_; }

private:
    /// How finely a call is cut.
    struct Grain {
        std::uint64_t primitives = 64;         ///< of a slice
        std::int64_t tile_pixels = 1LL << 40;  ///< of a slice of few primitives
    };

    void draw_tiles(const Submit& submit, std::uint64_t first, std::uint64_t count, Grain& grain);
    /// Submits, waits for the GPU and returns how long that took.
    Milliseconds timed(const Submit& submit, std::uint64_t first, std::uint64_t count);

    Milliseconds budget_;
    gl::DrawArea area_;
    bool tiles_allowed_ = true;
    std::vector<Grain> grains_;  ///< by the calls' order in a frame
    std::size_t call_ = 0;
    std::uint64_t slices_ = 0;
    Milliseconds longest_{0};
    std::atomic<bool> stopped_ = false;
};

}  // namespace vitrine::paths
