#include <vitrine/paths/timed_slicer.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/fence.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace vitrine::paths {
namespace {

/// So few primitives are not worth cutting further; their pixels are.
constexpr std::uint64_t few_primitives = 2;
constexpr std::uint64_t most_primitives = 1ULL << 24;
constexpr std::int64_t smallest_tile_pixels = 32 * 32;
constexpr std::int64_t largest_tile_pixels = 1LL << 40;
/// A driver that takes longer for a slice has hung.
constexpr std::chrono::seconds longest_wait{30};

/// Of a square tile, in pixels; no larger than any target.
int tile_edge(std::int64_t pixels) {
    return static_cast<int>(std::clamp(std::sqrt(static_cast<double>(pixels)), 1.0, 1048576.0));
}

/// A grain that should take the budget, if time goes with it. Not by leaps: what comes next may be dearer, and what
/// took long may have waited for somebody else.
template <class T>
T adapted(T grain, T used, Milliseconds took, Milliseconds budget, T least, T most) {
    if (took > budget) {
        const double part = std::max(0.5, 0.9 * (budget / took));
        return std::clamp(static_cast<T>(part * static_cast<double>(std::min(grain, used))), least, most);
    }
    if (took < budget / 2 && used >= grain / 2) return std::clamp(static_cast<T>(2 * grain), least, most);
    return grain;
}

}  // namespace

void TimedSlicer::begin(const gl::DrawArea& area) {
    area_ = area;
    call_ = 0;
    slices_ = 0;
    longest_ = Milliseconds(0);
}

void TimedSlicer::draw(std::uint64_t count, const Submit& submit) {
    if (call_ == grains_.size()) grains_.emplace_back();
    Grain& grain = grains_[call_++];
    for (std::uint64_t first = 0; first < count && !stopped_;) {
        const std::uint64_t part = std::min(grain.primitives, count - first);
        if (part <= few_primitives && tiles_allowed_) {
            draw_tiles(submit, first, part, grain);
        } else {
            const Milliseconds took = timed(submit, first, part);
            grain.primitives = adapted(grain.primitives, part, took, budget_, std::uint64_t{1}, most_primitives);
        }
        first += part;
    }
}

void TimedSlicer::draw_tiles(const Submit& submit, std::uint64_t first, std::uint64_t count, Grain& grain) {
    const gl::PixelBox whole = gl::written_box(area_);
    Milliseconds together(0);
    for (int y = whole.min.y; y < whole.max.y && !stopped_;) {
        const int edge = tile_edge(grain.tile_pixels);
        const int top = std::min(y + edge, whole.max.y);
        for (int x = whole.min.x; x < whole.max.x && !stopped_; x += edge) {
            const gl::PixelBox tile{{x, y}, {std::min(x + edge, whole.max.x), top}};
            gl::DrawArea part = area_;
            part.clip = tile;
            gl::set_scissor(part);
            const Milliseconds took = timed(submit, first, count);
            together += took;
            const std::int64_t pixels = std::int64_t{tile.size().x} * tile.size().y;
            grain.tile_pixels =
                adapted(grain.tile_pixels, pixels, took, budget_, smallest_tile_pixels, largest_tile_pixels);
        }
        y = top;
    }
    gl::set_scissor(area_);
    // Many primitives in a slice again when all the pixels of so few took next to no time.
    if (together < budget_ / 2) grain.primitives = std::min(most_primitives, 2 * std::max(grain.primitives, count));
}

Milliseconds TimedSlicer::timed(const Submit& submit, std::uint64_t first, std::uint64_t count) {
    const FrameClock::time_point begin = FrameClock::now();
    submit(first, count);
    if (!gl::Fence::insert().wait(longest_wait)) throw ContextLostError("the driver does not finish a draw");
    const Milliseconds took = FrameClock::now() - begin;
    ++slices_;
    longest_ = std::max(longest_, took);
    return took;
}

}  // namespace vitrine::paths
