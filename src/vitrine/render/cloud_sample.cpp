#include <vitrine/render/cloud_sample.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

constexpr std::uint64_t most_points = 1U << 16U;

/// Evenly chosen among those that the item has.
std::vector<glm::vec3> sample_of(const CloudItem& item, std::span<const glm::vec3> positions) {
    const std::uint64_t step = (item.points + most_points - 1) / most_points;
    std::vector<glm::vec3> sample;
    sample.reserve(std::min(item.points, most_points));
    std::uint64_t place = 0;  // among those that are drawn
    item.ranges.for_each(0, item.points, [&](std::uint64_t begin, std::uint64_t end) {
        const std::uint64_t skipped = (step - place % step) % step;
        for (std::uint64_t i = begin + skipped; i < end; i += step) sample.push_back(positions[i]);
        place += end - begin;
    });
    return sample;
}

}  // namespace

bool set_outline_points(CloudItem& item, const scene::PointCloud& cloud, float pixel_scale) {
    item.size_pixels += outline_gap * pixel_scale;
    if (!cloud.positions.has_copy()) return false;
    const std::vector<glm::vec3> sample = sample_of(item, cloud.positions.view());
    auto buffer = std::make_shared<gl::Buffer>(gl::Buffer::make("outlined points"));
    glNamedBufferStorage(buffer->id(), static_cast<GLsizeiptr>(sample.size() * sizeof(glm::vec3)), sample.data(), 0);
    item.positions = {std::move(buffer), 0, sizeof(glm::vec3)};
    item.points = item.all_points = sample.size();
    item.ranges = PointRanges(item.points);
    return true;
}

}  // namespace vitrine::render
