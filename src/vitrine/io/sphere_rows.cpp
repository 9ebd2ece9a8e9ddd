#include <vitrine/io/sphere_rows.h>

#include <algorithm>

namespace vitrine::io {

SphereRows::SphereRows(glm::ivec2 size, std::size_t expected) : size_(size), left_(size.y) {
    while (std::max(size.x, size.y) > step_ * scene::EnvironmentMap::most_edge) step_ *= 2;
    size_ = (size + step_ - 1) / step_;
    const auto width = static_cast<std::size_t>(size_.x);
    sums_.resize(width);
    const auto rows = std::min(expected / static_cast<std::size_t>(step_) + 1, static_cast<std::size_t>(size_.y));
    texels_.reserve(rows * width);
}

void SphereRows::add(std::span<const glm::vec3> row) {
    for (std::size_t x = 0; x < row.size(); ++x) sums_[x / static_cast<std::size_t>(step_)] += row[x];
    ++summed_;
    --left_;
    if (summed_ < step_ && left_ > 0) return;
    // The last texel may have fewer columns.
    const auto columns = [&](std::size_t x) {
        return std::min(row.size() - x * static_cast<std::size_t>(step_), static_cast<std::size_t>(step_));
    };
    for (std::size_t x = 0; x < sums_.size(); ++x) {
        texels_.push_back(sums_[x] / static_cast<float>(columns(x) * static_cast<std::size_t>(summed_)));
        sums_[x] = glm::vec3(0);
    }
    summed_ = 0;
}

}  // namespace vitrine::io
