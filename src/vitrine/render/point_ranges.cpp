#include <vitrine/render/point_ranges.h>

#include <cmath>

namespace vitrine::render {
namespace {

/// A call more costs as much as so many points.
constexpr std::uint64_t worth_a_call = 512;

/// For each box.
std::vector<bool> seen(const std::vector<scene::Bounds>& boxes, const BoxView& view, const glm::dmat4& model_view,
                       double margin_pixels) {
    const SeenBoxes sees(view, model_view, margin_pixels);
    std::vector<bool> result;
    result.reserve(boxes.size());
    for (const scene::Bounds& box : boxes) result.push_back(sees(box));
    return result;
}

}  // namespace

void PointRanges::add(std::uint64_t first, std::uint64_t count) {
    if (count == 0) return;
    if (ranges_.empty() || ranges_.back().last != first) ranges_.push_back({first, size()});
    ranges_.back().last += count;
    ranges_.back().end += count;
}

VisiblePoints visible_points(const scene::PointBlocks& blocks, const BoxView& view, const glm::dmat4& model_view,
                             double margin_pixels, float share) {
    const std::vector<bool> is_seen = seen(blocks.boxes, view, model_view, margin_pixels);
    VisiblePoints points;
    std::vector<std::uint64_t> ends;  // of layers
    std::size_t at = 0;
    for (const std::size_t layer_end : blocks.layer_ends) {
        for (; at < layer_end; ++at) {
            const scene::PointBlock& block = blocks.blocks[at];
            if (!is_seen[block.box]) continue;
            const std::uint64_t behind = points.ranges.buffer_end();
            const bool near = points.ranges.size() > 0 && block.first >= behind && block.first - behind <= worth_a_call;
            const std::uint64_t first = near ? behind : block.first;
            points.ranges.add(first, block.first + block.count - first);
        }
        if (points.ranges.size() > (ends.empty() ? 0 : ends.back())) ends.push_back(points.ranges.size());
    }
    const auto wanted =
        static_cast<std::uint64_t>(std::ceil(double{share} * static_cast<double>(points.ranges.size())));
    const auto end = std::ranges::upper_bound(ends, wanted);
    if (!ends.empty()) points.of_share = end == ends.begin() ? ends.front() : end[-1];
    return points;
}

}  // namespace vitrine::render
