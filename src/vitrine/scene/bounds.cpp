#include <vitrine/scene/bounds.h>

#include <vitrine/base/parallel.h>

#include <cmath>
#include <cstddef>
#include <mutex>

namespace vitrine::scene {

void Bounds::add(const glm::dvec3& point) {
    min = glm::min(min, point);
    max = glm::max(max, point);
}

void Bounds::add(const Bounds& other) {
    if (other.empty()) return;
    add(other.min);
    add(other.max);
}

namespace {

/// More than a thread is worth.
constexpr std::size_t points_at_a_time = 65'536;

template <class Points>
Bounds around(const Points& points, std::size_t begin, std::size_t end) {
    glm::vec3 low(std::numeric_limits<float>::infinity());
    glm::vec3 high(-std::numeric_limits<float>::infinity());
    for (std::size_t i = begin; i < end; ++i) {
        const glm::vec3& point = points[i];
        if (!std::isfinite(point.x + point.y + point.z)) continue;
        low = glm::min(low, point);
        high = glm::max(high, point);
    }
    return low.x <= high.x ? Bounds{glm::dvec3(low), glm::dvec3(high)} : Bounds{};
}

template <class Points>
Bounds around(const Points& points) {
    Bounds bounds;
    std::mutex adding;
    parallel_parts(points.size(), points_at_a_time, [&](std::size_t begin, std::size_t end) {
        const Bounds part = around(points, begin, end);
        const std::scoped_lock lock(adding);
        bounds.add(part);
    });
    return bounds;
}

}  // namespace

Bounds bounds_of(std::span<const glm::vec3> points) {
    return around(points);
}

Bounds bounds_of(const arrays::StridedSpan<const glm::vec3>& points) {
    return around(points);
}

Bounds transformed(const Bounds& bounds, const glm::mat4& transform) {
    Bounds result;
    if (bounds.empty()) return result;
    const glm::dmat4 matrix(transform);
    for (int corner = 0; corner < 8; ++corner) {
        const glm::dvec3 point((corner & 1) != 0 ? bounds.max.x : bounds.min.x,
                               (corner & 2) != 0 ? bounds.max.y : bounds.min.y,
                               (corner & 4) != 0 ? bounds.max.z : bounds.min.z);
        result.add(glm::dvec3(matrix * glm::dvec4(point, 1.0)));
    }
    return result;
}

}  // namespace vitrine::scene
