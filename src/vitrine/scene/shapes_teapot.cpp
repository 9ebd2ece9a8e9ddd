#include <vitrine/scene/labels.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/teapot_data.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

constexpr double newell_height = 3.15;

using ControlPoints = std::array<glm::dvec3, 16>;
using Weights = std::array<double, 4>;

/// Bernstein polynomials of degree 3 and their derivatives at one parameter.
struct Basis {
    Weights value{};
    Weights derivative{};
};

/// At i / count. What is swapped between i and count - i comes out the same to the bit, so that patches which run
/// along a common border in opposite directions leave no crack.
Basis basis_at(std::size_t i, std::size_t count) {
    const double t = static_cast<double>(i) / static_cast<double>(count);
    const double s = static_cast<double>(count - i) / static_cast<double>(count);
    return {{s * s * s, 3 * (s * s) * t, 3 * (t * t) * s, t * t * t},
            {-3 * (s * s), 3 * (s * s) - 6 * (s * t), 6 * (s * t) - 3 * (t * t), 3 * (t * t)}};
}

glm::dvec3 blend(const Weights& weights, const std::array<glm::dvec3, 4>& points) {
    return (weights[0] * points[0] + weights[3] * points[3]) + (weights[1] * points[1] + weights[2] * points[2]);
}

/// Sum over rows and columns of control points, weighted by their rows and columns.
glm::dvec3 blend(const Weights& rows, const Weights& columns, const ControlPoints& points) {
    std::array<glm::dvec3, 4> row_points{};
    for (std::size_t row = 0; row < 4; ++row)
        row_points[row] =
            blend(columns, {points[4 * row], points[4 * row + 1], points[4 * row + 2], points[4 * row + 3]});
    return blend(rows, row_points);
}

/// The unit normal. At a pole, where the first row is one point, the mixed derivative says where its ring lies.
glm::dvec3 normal_at(const Basis& u, const Basis& v, const ControlPoints& points) {
    const glm::dvec3 down = blend(u.derivative, v.value, points);
    const glm::dvec3 along = blend(u.value, v.derivative, points);
    const glm::dvec3 normal = glm::cross(along, down);
    if (glm::length(normal) > 1e-9) return glm::normalize(normal);
    return glm::normalize(glm::cross(blend(u.derivative, v.derivative, points), down));
}

/// From Newell's axes, z up, to ours.
glm::dvec3 y_up(const glm::dvec3& point) {
    return {point.x, point.z, -point.y};
}

/// Tessellates patches into the arrays of a mesh.
class PatchBuilder {
public:
    PatchBuilder(std::size_t divisions, double scale) : divisions_(divisions), scale_(scale) {}

    /// Adds a patch with x and y multiplied by `signs`.
    void add(const TeapotPatch& patch, const glm::dvec2& signs) {
        ControlPoints points{};
        for (std::size_t i = 0; i < points.size(); ++i) {
            const TeapotPoint& point = teapot_points[patch.points[i]];
            points[i] = glm::dvec3(signs.x * point.x, signs.y * point.y, point.z);
        }
        const bool turned_over = signs.x * signs.y < 0;
        add_triangles(turned_over);
        add_vertices(points, turned_over ? -1.0 : 1.0);
        drop_degenerate_triangles();
    }

    Mesh finish() {
        Mesh mesh;
        mesh.name = "teapot";
        mesh.positions.assign(std::move(positions_));
        mesh.normals.assign(std::move(normals_));
        mesh.indices.assign(std::move(indices_));
        label_arrays(mesh, mesh.name);
        return mesh;
    }

private:
    void add_vertices(const ControlPoints& points, double side) {
        for (std::size_t row = 0; row <= divisions_; ++row) {
            const Basis u = basis_at(row, divisions_);
            for (std::size_t column = 0; column <= divisions_; ++column) {
                const Basis v = basis_at(column, divisions_);
                positions_.emplace_back(scale_ * y_up(blend(u.value, v.value, points)));
                normals_.emplace_back(side * y_up(normal_at(u, v, points)));
            }
        }
    }

    void add_triangles(bool turned_over) {
        first_index_ = indices_.size();
        const auto stride = static_cast<std::uint32_t>(divisions_ + 1);
        for (std::uint32_t row = 0; row + 1 < stride; ++row) {
            for (std::uint32_t column = 0; column + 1 < stride; ++column) {
                const auto a = static_cast<std::uint32_t>(positions_.size()) + row * stride + column;
                const std::uint32_t b = turned_over ? a + stride : a + 1;
                const std::uint32_t d = turned_over ? a + 1 : a + stride;
                const std::uint32_t c = a + stride + 1;
                indices_.insert(indices_.end(), {a, b, c, a, c, d});
            }
        }
    }

    /// Of the patch added last: at a pole one triangle of each pair has two equal corners.
    void drop_degenerate_triangles() {
        std::size_t kept = first_index_;
        for (std::size_t i = first_index_; i < indices_.size(); i += 3) {
            const glm::vec3& a = positions_[indices_[i]];
            const glm::vec3& b = positions_[indices_[i + 1]];
            const glm::vec3& c = positions_[indices_[i + 2]];
            if (a == b || b == c || c == a) continue;
            std::copy_n(indices_.begin() + static_cast<std::ptrdiff_t>(i), 3,
                        indices_.begin() + static_cast<std::ptrdiff_t>(kept));
            kept += 3;
        }
        indices_.resize(kept);
    }

    std::size_t divisions_;
    double scale_;
    std::size_t first_index_ = 0;
    std::vector<glm::vec3> positions_;
    std::vector<glm::vec3> normals_;
    std::vector<std::uint32_t> indices_;
};

}  // namespace

Mesh make_teapot(float size, int divisions) {
    PatchBuilder builder(static_cast<std::size_t>(std::max(divisions, 1)), size / newell_height);
    for (const TeapotPatch& patch : teapot_patches) {
        builder.add(patch, {1, 1});
        builder.add(patch, {1, -1});
        if (patch.mirror == TeapotMirror::across_y) continue;
        builder.add(patch, {-1, 1});
        builder.add(patch, {-1, -1});
    }
    return builder.finish();
}

}  // namespace vitrine::scene
