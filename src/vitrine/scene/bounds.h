#pragma once

#include <vitrine/arrays/strided_view.h>

#include <glm/glm.hpp>

#include <limits>
#include <span>

namespace vitrine::scene {

/// Axis-aligned box; empty (min above max) until something is added.
struct Bounds {
    glm::dvec3 min{std::numeric_limits<double>::infinity()};
    glm::dvec3 max{-std::numeric_limits<double>::infinity()};

    bool empty() const { return !(min.x <= max.x && min.y <= max.y && min.z <= max.z); }
    /// (0,0,0) when empty.
    glm::dvec3 center() const { return empty() ? glm::dvec3(0) : 0.5 * (min + max); }
    /// (0,0,0) when empty.
    glm::dvec3 size() const { return empty() ? glm::dvec3(0) : max - min; }
    /// Radius of the sphere around `center()` that contains the box; 0 when empty.
    double radius() const { return 0.5 * glm::length(size()); }

    void add(const glm::dvec3& point);
    void add(const Bounds& other);
    friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// The box around finite points. Points with a NaN or infinite coordinate are passed over.
Bounds bounds_of(std::span<const glm::vec3> points);
Bounds bounds_of(const arrays::StridedSpan<const glm::vec3>& points);

/// The box around the transformed corners of `bounds`; empty stays empty.
Bounds transformed(const Bounds& bounds, const glm::mat4& transform);

}  // namespace vitrine::scene
