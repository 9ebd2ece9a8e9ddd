#include <vitrine/prepare/computed_fields.h>

#include <vitrine/base/parallel.h>
#include <vitrine/prepare/welded.h>

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace vitrine::prepare {
namespace {

constexpr std::array all_fields{ComputedField::mean_curvature, ComputedField::gaussian_curvature,
                                ComputedField::face_quality};
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// What the triangles around a vertex add up to.
struct Surroundings {
    glm::dvec3 laplacian{0.0};  ///< weighted sum of the ways from its neighbours to it, times 2
    glm::dvec3 normal{0.0};     ///< of any length
    double area = 0;            ///< its share of theirs
    double angle = 0;           ///< sum of theirs there
};

/// A triangle's corners, and what they add to their vertices.
class Corners {
public:
    Corners(const Triangles& triangles, const std::array<std::uint32_t, 3>& vertices) {
        for (std::size_t i = 0; i < 3; ++i) places_[i] = triangles.positions[vertices[i]];
        cross_ = glm::cross(places_[1] - places_[0], places_[2] - places_[0]);
        area_ = 0.5 * glm::length(cross_);
        for (std::size_t i = 0; i < 3; ++i) {
            const glm::dvec3 a = places_[(i + 1) % 3] - places_[i];
            const glm::dvec3 b = places_[(i + 2) % 3] - places_[i];
            angles_[i] = std::atan2(2 * area_, glm::dot(a, b));
            cotangents_[i] = area_ > 0 ? glm::dot(a, b) / (2 * area_) : 0;
        }
    }

    void add_to(Surroundings& vertex, std::size_t corner) const {
        const std::size_t next = (corner + 1) % 3;
        const std::size_t last = (corner + 2) % 3;
        const glm::dvec3 from_next = places_[corner] - places_[next];
        const glm::dvec3 from_last = places_[corner] - places_[last];
        vertex.laplacian += cotangents_[last] * from_next + cotangents_[next] * from_last;
        vertex.normal += cross_;
        vertex.angle += angles_[corner];
        vertex.area += mixed_area(corner, glm::dot(from_next, from_next), glm::dot(from_last, from_last));
    }

private:
    /// Of the Voronoi region, or where an angle is obtuse a half or a quarter.
    double mixed_area(std::size_t corner, double next_squared, double last_squared) const {
        const auto obtuse = std::ranges::find_if(angles_, [](double a) { return a > glm::half_pi<double>(); });
        if (obtuse != angles_.end())
            return obtuse == angles_.begin() + static_cast<std::ptrdiff_t>(corner) ? area_ / 2 : area_ / 4;
        return (next_squared * cotangents_[(corner + 2) % 3] + last_squared * cotangents_[(corner + 1) % 3]) / 8;
    }

    std::array<glm::dvec3, 3> places_;
    glm::dvec3 cross_{0.0};
    double area_ = 0;
    std::array<double, 3> angles_{};
    std::array<double, 3> cotangents_{};
};

/// Vertices on edges that do not have two triangles.
std::vector<bool> rims(const std::vector<std::uint32_t>& indices, std::size_t vertices) {
    std::vector<std::uint64_t> edges;
    edges.reserve(indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const std::uint64_t a = indices[i];
        const std::uint64_t b = indices[i % 3 == 2 ? i - 2 : i + 1];
        if (a != b) edges.push_back(std::min(a, b) << 32U | std::max(a, b));
    }
    std::ranges::sort(edges);
    std::vector<bool> on_rim(vertices, false);
    for (std::size_t begin = 0; begin < edges.size();) {
        std::size_t end = begin;
        while (end < edges.size() && edges[end] == edges[begin]) ++end;
        if (end - begin != 2) on_rim[edges[begin] >> 32U] = on_rim[static_cast<std::uint32_t>(edges[begin])] = true;
        begin = end;
    }
    return on_rim;
}

std::vector<Surroundings> surroundings_of(const Triangles& triangles, const std::vector<std::uint32_t>& indices) {
    std::vector<Surroundings> vertices(triangles.positions.size());
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const std::array<std::uint32_t, 3> corners{indices[i], indices[i + 1], indices[i + 2]};
        const Corners triangle(triangles, corners);
        for (std::size_t k = 0; k < 3; ++k) triangle.add_to(vertices[corners[k]], k);
    }
    return vertices;
}

float curvature(ComputedField field, const Surroundings& vertex) {
    if (!(vertex.area > 0)) return nan;
    if (field == ComputedField::gaussian_curvature)
        return static_cast<float>((glm::two_pi<double>() - vertex.angle) / vertex.area);
    const double mean = glm::length(vertex.laplacian) / (4 * vertex.area);
    return static_cast<float>(glm::dot(vertex.laplacian, vertex.normal) < 0 ? -mean : mean);
}

arrays::Elements<float> curvatures(ComputedField field, const Triangles& triangles) {
    const std::vector<std::uint32_t> indices = welded(triangles);
    const std::vector<Surroundings> vertices = surroundings_of(triangles, indices);
    const std::vector<bool> on_rim = rims(indices, vertices.size());
    auto values = arrays::Elements<float>::unset(vertices.size());
    float* const to = values.mutable_data();
    std::fill_n(to, vertices.size(), nan);
    for (std::size_t i = 0; i < indices.size(); ++i)
        if (!on_rim[indices[i]]) to[triangles.indices[i]] = curvature(field, vertices[indices[i]]);
    return values;
}

float quality(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c) {
    const double x = glm::distance(b, c);
    const double y = glm::distance(c, a);
    const double z = glm::distance(a, b);
    const double product = x * y * z;
    return product > 0 ? static_cast<float>((y + z - x) * (z + x - y) * (x + y - z) / product) : 0.0F;
}

arrays::Elements<float> qualities(const Triangles& triangles) {
    constexpr std::size_t least_part = 16'384;
    auto values = arrays::Elements<float>::unset(triangles.count());
    float* const to = values.mutable_data();
    parallel_for(triangles.count(), least_part, [&](std::size_t begin, std::size_t end) {
        const auto place = [&](std::size_t corner) {
            return glm::dvec3(triangles.positions[triangles.indices[corner]]);
        };
        for (std::size_t i = begin; i < end; ++i) to[i] = quality(place(3 * i), place(3 * i + 1), place(3 * i + 2));
    });
    return values;
}

}  // namespace

std::span<const ComputedField> computed_fields() {
    return all_fields;
}

std::string_view name_of(ComputedField field) {
    switch (field) {
        case ComputedField::gaussian_curvature: return "Gaussian curvature";
        case ComputedField::face_quality: return "face quality";
        case ComputedField::mean_curvature: break;
    }
    return "mean curvature";
}

std::optional<ComputedField> computed_field_named(std::string_view name) {
    for (const ComputedField field : all_fields)
        if (name_of(field) == name) return field;
    return std::nullopt;
}

bool is_of_vertices(ComputedField field) {
    return field != ComputedField::face_quality;
}

arrays::Elements<float> compute(ComputedField field, const Triangles& triangles) {
    return field == ComputedField::face_quality ? qualities(triangles) : curvatures(field, triangles);
}

}  // namespace vitrine::prepare
