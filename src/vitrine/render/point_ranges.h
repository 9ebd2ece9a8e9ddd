#pragma once

#include <vitrine/render/box_view.h>
#include <vitrine/scene/point_blocks.h>

#include <glm/glm.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::render {

/// Which points of a cloud's buffers, or which instances of an order, are drawn, and in which order: ranges of them.
class PointRanges {
public:
    PointRanges() = default;
    /// The first points.
    explicit PointRanges(std::uint64_t points) { add(0, points); }

    /// Behind all others. Ranges that touch become one.
    void add(std::uint64_t first, std::uint64_t count);
    /// How many points there are.
    std::uint64_t size() const { return ranges_.empty() ? 0 : ranges_.back().end; }
    /// Where the last point that was added lies, and one further.
    std::uint64_t buffer_end() const { return ranges_.empty() ? 0 : ranges_.back().last; }

    /// For the points from `first` on, `count` of them in the order of drawing: `use(begin, end)` with places in the
    /// buffers, range by range.
    template <class Use>
    void for_each(std::uint64_t first, std::uint64_t count, const Use& use) const {
        const std::uint64_t end = first + count;
        auto range = std::ranges::upper_bound(ranges_, first, {}, &Range::end);
        for (; range != ranges_.end() && first < end; ++range) {
            const std::uint64_t stop = std::min(end, range->end);
            use(range->last - (range->end - first), range->last - (range->end - stop));
            first = stop;
        }
    }

private:
    struct Range {
        std::uint64_t last = 0;  ///< place in the buffers behind it
        std::uint64_t end = 0;   ///< points up to its end, with those of all ranges before
    };
    std::vector<Range> ranges_;
};

/// Points to be drawn.
struct VisiblePoints {
    PointRanges ranges;          ///< of all that are in the picture
    scene::Bounds bounds;        ///< of their boxes
    std::uint64_t of_share = 0;  ///< how many of them, the first, are to be drawn: those of whole layers
};

/// Of a cloud's points those that lie in boxes that are seen, and a `share` of these, of at least one layer.
/// `margin_pixels`: how far a point reaches around where it is. They are sorted by how far apart they are on the
/// screen: the result is one longer than `gaps_pixels`, which rise, and has in place i the points of boxes whose gaps
/// are less than the i-th of these. Few ranges rather than the fewest points.
std::vector<VisiblePoints> visible_points(const scene::PointBlocks& blocks, const BoxView& view,
                                          const glm::dmat4& model_view, double margin_pixels, float share,
                                          std::span<const double> gaps_pixels);

}  // namespace vitrine::render
