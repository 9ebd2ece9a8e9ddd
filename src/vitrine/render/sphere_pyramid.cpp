#include <vitrine/render/sphere_pyramid.h>

#include <vitrine/base/parallel.h>

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vitrine::render {
namespace {

std::size_t index_of(const glm::ivec2& size, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x) + static_cast<std::size_t>(x);
}

/// To 0.00007, much less than a texel, and several times as fast as std::acos (M. Abramowitz and I. Stegun, "Handbook
/// of mathematical functions", 1964, 4.4.45).
float arc_cosine(float cosine) {
    const float c = std::min(std::abs(cosine), 1.0F);
    const float angle =
        std::sqrt(1 - c) * (((-0.0187293F * c + 0.0742610F) * c - 0.2121144F) * c + 0.5F * glm::pi<float>());
    return cosine < 0 ? glm::pi<float>() - angle : angle;
}

/// From 0 to 1, right and down.
glm::vec2 place_of(const glm::vec3& direction) {
    const float across = std::sqrt(direction.x * direction.x + direction.z * direction.z);
    const float longitude = across > 0 ? std::copysign(arc_cosine(-direction.z / across), direction.x) : 0.0F;
    return {0.5F + longitude / glm::two_pi<float>(), arc_cosine(direction.y) / glm::pi<float>()};
}

}  // namespace

/// Of odd sizes the last one counts twice.
SpherePyramid::Level SpherePyramid::halved(const Level& level) {
    Level half{.size = glm::max((level.size + 1) / 2, glm::ivec2(1)), .coarse = {}};
    half.coarse.resize(index_of(half.size, 0, half.size.y));
    const auto texel = [&](int x, int y) {
        return level.texels[index_of(level.size, std::min(x, level.size.x - 1), std::min(y, level.size.y - 1))];
    };
    parallel_for(static_cast<std::size_t>(half.size.y), 64, [&](std::size_t begin, std::size_t end) {
        for (auto y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
            for (int x = 0; x < half.size.x; ++x) {
                const glm::vec3 upper = texel(2 * x, 2 * y) + texel(2 * x + 1, 2 * y);
                const glm::vec3 lower = texel(2 * x, 2 * y + 1) + texel(2 * x + 1, 2 * y + 1);
                half.coarse[index_of(half.size, x, y)] = 0.25F * (upper + lower);
            }
        }
    });
    half.texels = half.coarse.data();
    return half;
}

SpherePyramid::SpherePyramid(const scene::EnvironmentMap& map) {
    levels_.push_back({.size = map.size, .coarse = {}, .texels = map.texels.data()});
    while (levels_.back().size != glm::ivec2(1)) levels_.push_back(halved(levels_.back()));
}

/// Between the four nearest texels; around the sphere, and over its poles no farther than to the last row.
glm::vec3 SpherePyramid::sample(const Level& level, const glm::vec2& place) {
    const glm::ivec2 size = level.size;
    const glm::vec2 at = place * glm::vec2(size) - 0.5F;
    const glm::ivec2 first(glm::floor(at));
    const glm::vec2 part = at - glm::vec2(first);
    const int left = (first.x + size.x) % size.x;
    const int right = (first.x + 1) % size.x;
    const auto row = [&](int y) { return level.texels + index_of(size, 0, std::clamp(y, 0, size.y - 1)); };
    const glm::vec3* const above = row(first.y);
    const glm::vec3* const below = row(first.y + 1);
    return glm::mix(glm::mix(above[left], above[right], part.x), glm::mix(below[left], below[right], part.x), part.y);
}

glm::vec3 SpherePyramid::at(const glm::vec3& direction, float level) const {
    const glm::vec2 place = place_of(direction);
    const float finer = std::floor(level);
    const auto index = static_cast<std::size_t>(finer);
    const glm::vec3 fine = sample(levels_[index], place);
    if (level == finer) return fine;
    return glm::mix(fine, sample(levels_[index + 1], place), level - finer);
}

float SpherePyramid::level_of(double solid_angle) const {
    const glm::dvec2 size(levels_.front().size);
    const double texel = (glm::two_pi<double>() / size.x) * (glm::pi<double>() / size.y);
    return static_cast<float>(std::clamp(0.5 * std::log2(solid_angle / texel), 0.0, double(levels_.size() - 1)));
}

}  // namespace vitrine::render
