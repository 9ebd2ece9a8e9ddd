#include "parts_scene.h"

#include <vitrine/scene/shapes.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

/// The sphere's grid: columns around the axis, rows from pole to pole, in patches of `edge` x `edge` cells.
struct Grid {
    int patch_rows = 1;
    int patch_columns = 1;
    int edge = 2;
    int rows() const { return patch_rows * edge; }
    int columns() const { return patch_columns * edge; }
};

Grid grid_of(int parts, double triangles) {
    Grid grid;
    grid.patch_rows = std::max(1, static_cast<int>(std::lround(std::sqrt(parts / 2.0))));
    grid.patch_columns = std::max(1, static_cast<int>(std::lround(static_cast<double>(parts) / grid.patch_rows)));
    const double patches = static_cast<double>(grid.patch_rows) * grid.patch_columns;
    grid.edge = std::max(3, static_cast<int>(std::lround(std::sqrt(triangles / 2 / patches))));
    return grid;
}

/// The same for the column after the last as for the first, so that the surface closes.
glm::dvec3 place(const Grid& grid, int row, int column) {
    if (row <= 0 || row >= grid.rows()) return {0, row <= 0 ? 1 : -1, 0};
    const double down = std::numbers::pi * row / grid.rows();
    const int wrapped = (column + grid.columns()) % grid.columns();
    const double around = -2 * std::numbers::pi * wrapped / grid.columns();
    const glm::dvec3 way(std::sin(down) * std::cos(around), std::cos(down), std::sin(down) * std::sin(around));
    return way * (1 + 0.05 * std::sin(20 * way.x) * std::sin(23 * way.y) * std::sin(17 * way.z));
}

glm::vec3 normal(const Grid& grid, int row, int column) {
    const glm::dvec3 at = place(grid, row, column);
    if (row <= 0 || row >= grid.rows()) return glm::vec3(at);
    const glm::dvec3 along = place(grid, row, column + 1) - place(grid, row, column - 1);
    const glm::dvec3 down = place(grid, row + 1, column) - place(grid, row - 1, column);
    return glm::vec3(glm::normalize(glm::cross(down, along)));
}

/// Without triangles that a pole leaves no area.
void add_cell(std::vector<std::uint32_t>& indices, const Grid& grid, int row, std::uint32_t first,
              std::uint32_t stride) {
    const std::uint32_t below = first + stride;
    if (row + 1 < grid.rows()) indices.insert(indices.end(), {first, below, below + 1});
    if (row > 0) indices.insert(indices.end(), {first, below + 1, first + 1});
}

scene::Mesh patch(const Grid& grid, int first_row, int first_column) {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;
    std::vector<std::uint32_t> indices;
    const auto stride = static_cast<std::uint32_t>(grid.edge + 1);
    for (int row = first_row; row <= first_row + grid.edge; ++row) {
        for (int column = first_column; column <= first_column + grid.edge; ++column) {
            if (row < first_row + grid.edge && column < first_column + grid.edge)
                add_cell(indices, grid, row, static_cast<std::uint32_t>(positions.size()), stride);
            positions.emplace_back(place(grid, row, column));
            normals.push_back(normal(grid, row, column));
        }
    }
    scene::Mesh mesh;
    mesh.name = fmt::format("part {} {}", first_row / grid.edge, first_column / grid.edge);
    mesh.positions.assign(std::move(positions));
    mesh.normals.assign(std::move(normals));
    mesh.indices.assign(std::move(indices));
    return mesh;
}

/// One patch would be square: the whole sphere instead, twice as many cells around as from pole to pole.
Grid whole_grid(double triangles) {
    return {.patch_rows = 1,
            .patch_columns = 2,
            .edge = std::max(3, static_cast<int>(std::lround(std::sqrt(triangles) / 2)))};
}

}  // namespace

scene::Scene make_parts_scene(int parts, double triangles) {
    const Grid grid = parts == 1 ? whole_grid(triangles) : grid_of(parts, triangles);
    scene::Scene scene;
    if (parts == 1) {
        scene::Mesh left = patch(grid, 0, 0);
        const scene::Mesh right = patch(grid, 0, grid.edge);
        const auto first = static_cast<std::uint32_t>(left.positions.size());
        left.positions.append(right.positions.view());
        left.normals.append(right.normals.view());
        std::vector<std::uint32_t> indices(right.indices.begin(), right.indices.end());
        for (std::uint32_t& index : indices) index += first;
        left.indices.append(indices);
        scene.add_shown(std::move(left));
        return scene;
    }
    for (int row = 0; row < grid.patch_rows; ++row) {
        for (int column = 0; column < grid.patch_columns; ++column)
            scene.add_shown(patch(grid, row * grid.edge, column * grid.edge));
    }
    return scene;
}

}  // namespace vitrine::app
