#include <support/clusters.h>

#include <vitrine/render/visible_clusters.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vitrine::render {
namespace {

constexpr glm::ivec2 size{640, 480};

class VisibleClustersTest : public testing::Test {
protected:
    static scene::Camera camera_at(double distance, scene::Projection projection) {
        scene::Camera camera;
        camera.distance = distance;
        camera.projection = projection;
        return camera;
    }
    std::vector<TriangleRange> ranges(const scene::Camera& camera, const glm::dmat4& world, bool culled,
                                      glm::ivec2 picture = size) const {
        const BoxView view(camera, {.near = 0.01, .far = 100}, picture);
        return visible_triangles(clusters, mesh.triangle_count(), view, camera.view() * world, {.culled = culled})
            .coarse;
    }
    static bool holds(std::span<const TriangleRange> found, std::uint64_t triangle) {
        for (const TriangleRange& range : found) {
            if (triangle >= range.first && triangle < range.first + range.count) return true;
        }
        return false;
    }
    /// Triangles that show their front to the camera and have a corner in the picture, which none of the ranges holds.
    std::size_t lost(const scene::Camera& camera, const glm::dmat4& world, std::span<const TriangleRange> found) const {
        const glm::dmat4 to_clip =
            camera.projection_matrix(double{size.x} / size.y, {.near = 0.01, .far = 100}) * camera.view() * world;
        std::size_t count = 0;
        for (std::uint64_t i = 0; i < mesh.triangle_count(); ++i) {
            std::array<glm::dvec4, 3> corners;
            bool inside = false;
            for (std::size_t k = 0; k < 3; ++k) {
                corners[k] = to_clip * glm::dvec4(mesh.positions[mesh.indices[3 * i + k]], 1);
                const double w = corners[k].w;
                inside = inside || (w > 0.01 && std::abs(corners[k].x) <= w && std::abs(corners[k].y) <= w);
            }
            const glm::dmat3 turned(glm::dvec3(corners[0].x, corners[0].y, corners[0].w),
                                    glm::dvec3(corners[1].x, corners[1].y, corners[1].w),
                                    glm::dvec3(corners[2].x, corners[2].y, corners[2].w));
            const bool mirrored = glm::determinant(glm::dmat3(world)) < 0;
            const bool in_front = (glm::determinant(turned) > 0) != mirrored;
            if (inside && in_front && !holds(found, i)) ++count;
        }
        return count;
    }

    const scene::Mesh mesh = test::in_patches(scene::make_sphere(1.0F, 300, 150));
    const std::vector<scene::TriangleCluster> clusters = test::clusters_of(mesh);
};

TEST_F(VisibleClustersTest, BacksAreLeftOutAndNoFront) {
    for (const scene::Projection projection : {scene::Projection::perspective, scene::Projection::orthographic}) {
        for (const glm::dvec3 scale : {glm::dvec3(1), glm::dvec3(-1, 1, 1), glm::dvec3(0.3, 1, 2)}) {
            const glm::dmat4 world = glm::scale(glm::dmat4(1), scale);
            const scene::Camera camera = camera_at(6, projection);
            const std::vector<TriangleRange> found = ranges(camera, world, true);
            EXPECT_LT(triangle_count(found), mesh.triangle_count() * 95 / 100);
            EXPECT_EQ(lost(camera, world, found), 0U);
            EXPECT_EQ(triangle_count(ranges(camera, world, false)), mesh.triangle_count()) << "backs are wanted";
        }
    }
}

TEST_F(VisibleClustersTest, WhatIsOutsideOfThePictureIsLeftOut) {
    const glm::dmat4 world = glm::translate(glm::dmat4(1), glm::dvec3(0.9, 0, 0));
    const scene::Camera camera = camera_at(1.2, scene::Projection::perspective);
    const std::vector<TriangleRange> found = ranges(camera, world, false);
    EXPECT_LT(triangle_count(found), mesh.triangle_count() * 8 / 10);
    EXPECT_EQ(lost(camera, world, found), 0U);
    EXPECT_EQ(triangle_count(ranges(camera, world, false, {0, 0})), mesh.triangle_count()) << "no size, no edges";
}

TEST_F(VisibleClustersTest, NothingIsLeftOutWhereNothingCanBeTold) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const scene::Camera camera = camera_at(6, scene::Projection::perspective);
    for (const double scale : {0.0, nothing})
        EXPECT_EQ(triangle_count(ranges(camera, glm::scale(glm::dmat4(1), glm::dvec3(scale)), true)),
                  mesh.triangle_count());
}

TEST_F(VisibleClustersTest, RangesFollowEachOtherAndEndWithTheMesh) {
    const std::vector<TriangleRange> found = ranges(camera_at(6, scene::Projection::perspective), glm::dmat4(1), true);
    std::uint64_t end = 0;
    for (const TriangleRange& range : found) {
        EXPECT_GE(range.first, end);
        EXPECT_GT(range.count, 0U);
        end = range.first + range.count;
    }
    EXPECT_LE(end, mesh.triangle_count());
}

/// Edges of a sphere's triangles are longest in the picture where it is nearest.
TEST_F(VisibleClustersTest, FineTrianglesHaveShortEdgesAndNoOtherIsAmongThem) {
    const scene::Camera camera = camera_at(3, scene::Projection::perspective);
    const BoxView view(camera, {.near = 0.01, .far = 100}, size);
    const double pixels_at_one = size.y / (2 * std::tan(0.5 * camera.fov_y_radians));
    const auto seen_with = [&](double fine_pixels) {
        return visible_triangles(clusters, mesh.triangle_count(), view, camera.view(), {.fine_pixels = fine_pixels});
    };
    const VisibleTriangles all = seen_with(0);
    EXPECT_TRUE(all.fine.empty());
    EXPECT_TRUE(seen_with(1000).coarse.empty());
    const double limit = 5;
    const VisibleTriangles both = seen_with(limit);
    ASSERT_FALSE(both.fine.empty());
    ASSERT_FALSE(both.coarse.empty());
    for (std::uint64_t i = 0; i < mesh.triangle_count(); ++i) {
        const bool is_fine = holds(both.fine, i);
        EXPECT_FALSE(is_fine && holds(both.coarse, i)) << "triangle " << i << " would be drawn twice";
        if (!is_fine) continue;
        for (std::size_t k = 0; k < 3; ++k) {
            const glm::dvec3 a(mesh.positions[mesh.indices[3 * i + k]]);
            const glm::dvec3 b(mesh.positions[mesh.indices[3 * i + (k + 1) % 3]]);
            const double depth = -(camera.view() * glm::dvec4(0.5 * (a + b), 1)).z;
            EXPECT_LE(glm::distance(a, b) * pixels_at_one / depth, limit);
        }
    }
    std::vector<TriangleRange> together = both.fine;
    together.insert(together.end(), both.coarse.begin(), both.coarse.end());
    EXPECT_EQ(lost(camera, glm::dmat4(1), together), 0U);
}

}  // namespace
}  // namespace vitrine::render
