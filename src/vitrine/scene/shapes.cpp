#include <vitrine/scene/shapes.h>

#include <vitrine/scene/labels.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

/// Vertices and triangles of a mesh while it is made.
struct MeshData {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;
    std::vector<std::uint32_t> indices;

    void add_triangle(std::size_t a, std::size_t b, std::size_t c) {
        for (const std::size_t corner : {a, b, c}) indices.push_back(static_cast<std::uint32_t>(corner));
    }
    /// Corners counter-clockwise.
    void add_quad(std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
        add_triangle(a, b, c);
        add_triangle(a, c, d);
    }
};

Mesh make_mesh(const char* name, MeshData data) {
    Mesh mesh;
    mesh.name = name;
    mesh.positions.assign(std::move(data.positions));
    mesh.normals.assign(std::move(data.normals));
    mesh.indices.assign(std::move(data.indices));
    label_arrays(mesh, name);
    return mesh;
}

/// At least `least`, as a count.
std::size_t at_least(int least, int count) {
    return static_cast<std::size_t>(std::max(least, count));
}

/// Angle of step `i` of `count` around a circle.
double step_angle(std::size_t i, std::size_t count) {
    return 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
}

/// -1 to 1 over `count` samples.
double sample(std::size_t i, std::size_t count) {
    return 2 * static_cast<double>(i) / static_cast<double>(count - 1) - 1;
}

/// Triangles of a grid of vertices in rows along x, the rows along z, that face +y.
void add_grid(MeshData& data, std::size_t columns, std::size_t rows) {
    data.indices.reserve(6 * (columns - 1) * (rows - 1));
    for (std::size_t row = 0; row + 1 < rows; ++row) {
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            const std::size_t far_left = row * columns + column;
            const std::size_t near_left = far_left + columns;
            data.add_quad(near_left, near_left + 1, far_left + 1, far_left);
        }
    }
}

}  // namespace

Mesh make_cube(float size) {
    MeshData data;
    for (int axis = 0; axis < 3; ++axis) {
        for (const float sign : {1.0F, -1.0F}) {
            glm::vec3 normal(0);
            normal[axis] = sign;
            glm::vec3 across(0);
            across[(axis + 1) % 3] = 1;
            const glm::vec3 along = glm::cross(normal, across);
            const std::size_t first = data.positions.size();
            for (const glm::vec3& corner : {-across - along, across - along, across + along, along - across}) {
                data.positions.push_back(0.5F * size * (normal + corner));
                data.normals.push_back(normal);
            }
            data.add_quad(first, first + 1, first + 2, first + 3);
        }
    }
    return make_mesh("cube", std::move(data));
}

Mesh make_sphere(float radius, int segments, int rings) {
    const std::size_t around = at_least(3, segments);
    const std::size_t bands = at_least(2, rings);
    MeshData data;
    data.normals.emplace_back(0, 1, 0);
    for (std::size_t ring = 1; ring < bands; ++ring) {
        const double polar = 0.5 * step_angle(ring, bands);
        for (std::size_t i = 0; i < around; ++i) {
            const double azimuth = step_angle(i, around);
            data.normals.emplace_back(std::sin(polar) * std::cos(azimuth), std::cos(polar),
                                      -std::sin(polar) * std::sin(azimuth));
        }
    }
    data.normals.emplace_back(0, -1, 0);
    for (const glm::vec3& normal : data.normals) data.positions.push_back(radius * normal);

    const std::size_t last = data.normals.size() - 1;
    for (std::size_t i = 0; i < around; ++i) {
        const std::size_t next = (i + 1) % around;
        data.add_triangle(0, 1 + i, 1 + next);
        for (std::size_t ring = 1; ring + 1 < bands; ++ring) {
            const std::size_t upper = 1 + (ring - 1) * around;
            const std::size_t lower = upper + around;
            data.add_quad(lower + i, lower + next, upper + next, upper + i);
        }
        data.add_triangle(last, last - around + next, last - around + i);
    }
    return make_mesh("sphere", std::move(data));
}

Mesh make_torus(float radius, float tube_radius, int segments, int sides) {
    const std::size_t around = at_least(3, segments);
    const std::size_t across = at_least(3, sides);
    MeshData data;
    for (std::size_t i = 0; i < around; ++i) {
        const double azimuth = step_angle(i, around);
        const glm::dvec3 outward(std::cos(azimuth), 0, -std::sin(azimuth));
        for (std::size_t side = 0; side < across; ++side) {
            const double rise = step_angle(side, across);
            const glm::dvec3 normal = std::cos(rise) * outward + glm::dvec3(0, std::sin(rise), 0);
            data.positions.emplace_back(static_cast<double>(radius) * outward +
                                        static_cast<double>(tube_radius) * normal);
            data.normals.emplace_back(normal);
            const std::size_t here = i * across;
            const std::size_t there = (i + 1) % around * across;
            const std::size_t above = (side + 1) % across;
            data.add_quad(here + side, there + side, there + above, here + above);
        }
    }
    return make_mesh("torus", std::move(data));
}

Mesh make_plane(float width, float depth, int columns, int rows) {
    const std::size_t across = at_least(1, columns) + 1;
    const std::size_t along = at_least(1, rows) + 1;
    MeshData data;
    for (std::size_t row = 0; row < along; ++row) {
        for (std::size_t column = 0; column < across; ++column) {
            data.positions.emplace_back(0.5 * width * sample(column, across), 0, 0.5 * depth * sample(row, along));
            data.normals.emplace_back(0, 1, 0);
        }
    }
    add_grid(data, across, along);
    return make_mesh("plane", std::move(data));
}

Mesh make_height_field(int columns, int rows, const std::function<float(float x, float z)>& height, float size) {
    const std::size_t across = at_least(2, columns);
    const std::size_t along = at_least(2, rows);
    MeshData data;
    data.positions.reserve(across * along);
    for (std::size_t row = 0; row < along; ++row) {
        const auto z = static_cast<float>(sample(row, along));
        for (std::size_t column = 0; column < across; ++column) {
            const auto x = static_cast<float>(sample(column, across));
            data.positions.push_back(0.5F * size * glm::vec3(x, height(x, z), z));
        }
    }
    add_grid(data, across, along);
    Mesh mesh = make_mesh("height field", std::move(data));
    compute_normals(mesh);
    return mesh;
}

}  // namespace vitrine::scene
