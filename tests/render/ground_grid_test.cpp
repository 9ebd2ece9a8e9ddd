#include <vitrine/render/ground_grid.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace vitrine::render {
namespace {

scene::Bounds box(const glm::dvec3& low, const glm::dvec3& high) {
    scene::Bounds bounds;
    bounds.add(low);
    bounds.add(high);
    return bounds;
}

double cell_of(const GroundGrid& grid) {
    return glm::length(grid.first);
}

const glm::dvec3 y_up(0, 1, 0);

TEST(GroundGrid, LiesBelowAUnitCube) {
    const GroundGrid grid = make_ground_grid(box({-0.5, -0.5, -0.5}, {0.5, 0.5, 0.5}), y_up);
    // Radius 0.866: a tenth of twice that is 0.173, and 0.2 is the next of 1, 2, 5.
    EXPECT_NEAR(cell_of(grid), 0.2, 1e-12);
    EXPECT_EQ(grid.half_lines, 17);  // 4 * 0.866 / 0.2
    EXPECT_NEAR(grid.center.x, 0, 1e-12);
    EXPECT_NEAR(grid.center.y, -0.5 - 0.001 * std::sqrt(0.75), 1e-12);
    EXPECT_NEAR(grid.center.z, 0, 1e-12);
    EXPECT_EQ(grid.phase, glm::ivec2(0, 0));
}

TEST(GroundGrid, CellsAreOneTwoOrFiveTimesAPowerOfTen) {
    for (const double size : {1e-4, 3e-3, 0.02, 0.7, 1.0, 4.0, 99.0, 12345.0, 1e7}) {
        const GroundGrid grid = make_ground_grid(box(glm::dvec3(0), glm::dvec3(size)), y_up);
        const double cell = cell_of(grid);
        const double mantissa = cell / std::pow(10.0, std::floor(std::log10(cell) + 1e-9));
        const bool round =
            std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 5) < 1e-6;
        EXPECT_TRUE(round) << cell;
        const double radius = size * std::sqrt(0.75);
        EXPECT_GE(cell, 0.2 * radius * (1 - 1e-9));
        EXPECT_LE(cell, 0.5 * radius * (1 + 1e-9));
        EXPECT_GE(grid.half_lines, 10);
        EXPECT_LE(grid.half_lines, 50);
    }
}

TEST(GroundGrid, CentresOnACrossingOfTheWorldsLines) {
    const GroundGrid grid = make_ground_grid(box({9.7, -2, -8.4}, {11.7, 0, -6.4}), y_up);
    ASSERT_NEAR(cell_of(grid), 0.5, 1e-12);
    EXPECT_NEAR(grid.center.x, 10.5, 1e-12);  // the middle is at 10.7
    EXPECT_NEAR(grid.center.z, -7.5, 1e-12);  // and at -7.4
    // Line 21 and line -15 from the origin.
    EXPECT_EQ(grid.phase, glm::ivec2(1, 5));
}

TEST(GroundGrid, TenLinesAwayThePhaseIsTheSame) {
    const glm::dvec3 size(2, 2, 2);
    const glm::ivec2 here = make_ground_grid(box({0.1, 0, 0.1}, size), y_up).phase;
    for (const double cells : {-1e6, -20.0, -10.0, 10.0, 1e9}) {
        const glm::dvec3 shift(0.5 * cells, 0, 0.5 * cells);
        const GroundGrid grid = make_ground_grid(box(glm::dvec3(0.1, 0, 0.1) + shift, size + shift), y_up);
        EXPECT_EQ(grid.phase, here) << cells;
    }
}

TEST(GroundGrid, StandsAcrossAnyUp) {
    const scene::Bounds bounds = box({-1, -2, -3}, {4, 5, 6});
    const std::array ups{glm::dvec3(1, 0, 0),
                         glm::dvec3(0, 1, 0),
                         glm::dvec3(0, 0, 1),
                         glm::dvec3(-1, 0, 0),
                         glm::dvec3(0, -1, 0),
                         glm::dvec3(0, 0, -1),
                         glm::normalize(glm::dvec3(0, 1, 1)),
                         glm::normalize(glm::dvec3(3, -2, 1))};
    for (const glm::dvec3& up : ups) {
        const GroundGrid grid = make_ground_grid(bounds, up);
        EXPECT_NEAR(glm::dot(grid.first, up), 0, 1e-9);
        EXPECT_NEAR(glm::dot(grid.second, up), 0, 1e-9);
        EXPECT_NEAR(glm::dot(grid.first, grid.second), 0, 1e-9);
        EXPECT_NEAR(glm::length(grid.first), glm::length(grid.second), 1e-9);
        // A hair below the lowest corner.
        double lowest = 1e9;
        for (int corner = 0; corner < 8; ++corner) {
            const glm::dvec3 at((corner & 1) != 0 ? 4 : -1, (corner & 2) != 0 ? 5 : -2, (corner & 4) != 0 ? 6 : -3);
            lowest = std::min(lowest, glm::dot(at, up));
        }
        EXPECT_NEAR(glm::dot(grid.center, up), lowest - 0.001 * bounds.radius(), 1e-9);
        // Below the middle, to half a cell.
        const glm::dvec3 aside = grid.center - bounds.center();
        EXPECT_LE(glm::length(aside - glm::dot(aside, up) * up), 0.71 * cell_of(grid));
    }
}

TEST(GroundGrid, NothingToStandOnIsAUnitScene) {
    const GroundGrid grid = make_ground_grid(scene::Bounds(), y_up);
    EXPECT_NEAR(cell_of(grid), 0.2, 1e-12);
    EXPECT_EQ(grid.half_lines, 20);
    EXPECT_NEAR(glm::length(grid.center), 0, 0.01);
}

TEST(GroundGrid, OnePointHasAGridAroundIt) {
    const GroundGrid grid = make_ground_grid(box({3, 4, 5}, {3, 4, 5}), y_up);
    EXPECT_NEAR(cell_of(grid), 0.2, 1e-12);
    EXPECT_NEAR(grid.center.x, 3, 0.1);
    EXPECT_NEAR(grid.center.y, 4, 0.01);
}

}  // namespace
}  // namespace vitrine::render
