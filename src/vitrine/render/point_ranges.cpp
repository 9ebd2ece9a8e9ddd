#include <vitrine/render/point_ranges.h>

#include <cmath>

namespace vitrine::render {
namespace {

/// A call more costs as much as so many points.
constexpr std::uint64_t worth_a_call = 512;
/// Stands for no class.
constexpr std::size_t unseen = ~std::size_t{0};

/// For each box, in which class its points are.
class Sorter {
public:
    Sorter(const scene::PointBlocks& blocks, const BoxView& view, const glm::dmat4& model_view, double margin_pixels,
           std::span<const double> gaps_pixels)
        : view_(view), model_view_(model_view), gaps_(gaps_pixels) {
        std::vector<std::uint64_t> points(blocks.boxes.size());
        for (const scene::PointBlock& block : blocks.blocks) points[block.box] += block.count;
        const SeenBoxes sees(view, model_view, margin_pixels);
        for (std::size_t i = 0; i < points.size(); ++i)
            classes_.push_back(sees(blocks.boxes[i]) ? class_of(blocks.boxes[i], points[i]) : unseen);
    }

    std::size_t class_of(const scene::PointBlock& block) const { return classes_[block.box]; }

private:
    std::size_t class_of(const scene::Bounds& box, std::uint64_t points) const {
        if (gaps_.empty() || points == 0) return 0;
        const double gap =
            std::sqrt(largest_side(box) / static_cast<double>(points)) * view_.pixels_per_unit(box, model_view_);
        return static_cast<std::size_t>(std::ranges::upper_bound(gaps_, gap) - gaps_.begin());
    }

    /// That is what its points spread over on the screen, however many lie behind each other.
    static double largest_side(const scene::Bounds& box) {
        const glm::dvec3 size = box.size();
        return std::max({size.x * size.y, size.y * size.z, size.z * size.x});
    }

    const BoxView& view_;
    const glm::dmat4& model_view_;
    std::span<const double> gaps_;
    std::vector<std::size_t> classes_;
};

/// Puts a class together.
class Collector {
public:
    void add(const scene::PointBlock& block, const scene::Bounds& box) {
        points_.bounds.add(box);
        PointRanges& ranges = points_.ranges;
        const std::uint64_t behind = ranges.buffer_end();
        const bool near = ranges.size() > 0 && block.first >= behind && block.first - behind <= worth_a_call;
        const std::uint64_t first = near ? behind : block.first;
        ranges.add(first, block.first + block.count - first);
    }
    void end_layer() {
        const std::uint64_t end = points_.ranges.size();
        if (end > (ends_.empty() ? 0 : ends_.back())) ends_.push_back(end);
    }
    VisiblePoints take(float share) {
        if (ends_.empty()) return {};
        const auto all = static_cast<double>(points_.ranges.size());
        const auto wanted = static_cast<std::uint64_t>(std::ceil(double{share} * all));
        const auto beyond = std::ranges::upper_bound(ends_, wanted);
        points_.of_share = beyond == ends_.begin() ? ends_.front() : beyond[-1];
        return std::move(points_);
    }

private:
    VisiblePoints points_;
    std::vector<std::uint64_t> ends_;  ///< of layers
};

}  // namespace

void PointRanges::add(std::uint64_t first, std::uint64_t count) {
    if (count == 0) return;
    if (ranges_.empty() || ranges_.back().last != first) ranges_.push_back({first, size()});
    ranges_.back().last += count;
    ranges_.back().end += count;
}

std::vector<VisiblePoints> visible_points(const scene::PointBlocks& blocks, const BoxView& view,
                                          const glm::dmat4& model_view, double margin_pixels, float share,
                                          std::span<const double> gaps_pixels) {
    const Sorter sorter(blocks, view, model_view, margin_pixels, gaps_pixels);
    std::vector<Collector> collectors(gaps_pixels.size() + 1);
    std::size_t at = 0;
    for (const std::size_t layer_end : blocks.layer_ends) {
        for (; at < layer_end; ++at) {
            const std::size_t its_class = sorter.class_of(blocks.blocks[at]);
            if (its_class != unseen) collectors[its_class].add(blocks.blocks[at], blocks.boxes[blocks.blocks[at].box]);
        }
        for (Collector& collector : collectors) collector.end_layer();
    }
    std::vector<VisiblePoints> points;
    for (Collector& collector : collectors) points.push_back(collector.take(share));
    return points;
}

}  // namespace vitrine::render
