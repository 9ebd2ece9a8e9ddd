#include <vitrine/scene/point_grid.h>

#include <cmath>
#include <limits>

namespace vitrine::scene {

PointGrid::PointGrid(std::span<const glm::dvec2> members)
    : points_(members.begin(), members.end()),
      side_(std::clamp(static_cast<int>(std::sqrt(static_cast<double>(members.size()))), 1, 512)),
      cells_(static_cast<std::size_t>(side_) * side_) {
    if (points_.empty()) return;
    min_ = points_[0];
    glm::dvec2 max = points_[0];
    for (const glm::dvec2& point : points_) {
        min_ = glm::min(min_, point);
        max = glm::max(max, point);
    }
    const glm::dvec2 size = max - min_;
    for (const int axis : {0, 1}) cells_per_unit_[axis] = size[axis] > 0 ? side_ / size[axis] : 0;
    for (std::uint32_t i = 0; i < points_.size(); ++i) cell_of(i).push_back(i);
}

void PointGrid::remove(std::uint32_t member) {
    std::vector<std::uint32_t>& members = cell_of(member);
    *std::find(members.begin(), members.end(), member) = members.back();
    members.pop_back();
}

std::vector<std::uint32_t>& PointGrid::cell_of(std::uint32_t member) {
    const glm::dvec2 place = in_cells(points_[member]);
    return cells_[static_cast<std::size_t>(cell(place.y)) * side_ + cell(place.x)];
}

glm::dvec2 PointGrid::columns_in_row(const std::array<glm::dvec2, 3>& corners, int row) {
    glm::dvec2 range(std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity());
    const auto add = [&](double x) { range = {std::min(range.x, x - margin), std::max(range.y, x + margin)}; };
    for (std::size_t i = 0; i < 3; ++i) {
        const glm::dvec2& a = corners[i];
        const glm::dvec2& b = corners[(i + 1) % 3];
        const double low = std::max(std::min(a.y, b.y), row - margin);
        const double high = std::min(std::max(a.y, b.y), row + 1 + margin);
        if (low > high) continue;
        for (const double y : {low, high}) add(a.y == b.y ? a.x : glm::mix(a.x, b.x, (y - a.y) / (b.y - a.y)));
        if (a.y == b.y) add(b.x);
    }
    return range;
}

}  // namespace vitrine::scene
