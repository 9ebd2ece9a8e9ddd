#include <vitrine/prepare/computed_fields.h>

#include <vitrine/prepare/field_computer.h>
#include <vitrine/scene/fields.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <thread>
#include <utility>

namespace vitrine::prepare {
namespace {

scene::Mesh flat_triangle(glm::vec3 a, glm::vec3 b, glm::vec3 c) {
    scene::Mesh mesh;
    mesh.positions = {a, b, c};
    return mesh;
}

float quality_of(glm::vec3 a, glm::vec3 b, glm::vec3 c) {
    return compute(ComputedField::face_quality, triangles_of(flat_triangle(a, b, c)))[0];
}

TEST(ComputedFields, QualityIsTwiceTheRatioOfBothCircles) {
    EXPECT_NEAR(quality_of({0, 0, 0}, {1, 0, 0}, {0.5F, std::sqrt(0.75F), 0}), 1, 1e-6F);
    EXPECT_NEAR(quality_of({0, 0, 0}, {3, 0, 0}, {0, 4, 0}), 2 * 1 / 2.5F, 1e-6F) << "in: 1, around: 2.5";
    EXPECT_EQ(quality_of({0, 0, 0}, {1, 0, 0}, {2, 0, 0}), 0);
    EXPECT_EQ(quality_of({1, 1, 1}, {1, 1, 1}, {1, 1, 1}), 0);
}

TEST(ComputedFields, ABallIsCurvedAlikeEverywhere) {
    constexpr float radius = 2.5F;
    const scene::Mesh ball = scene::make_sphere(radius, 120, 60);
    const Triangles triangles = triangles_of(ball);
    const auto mean = compute(ComputedField::mean_curvature, triangles);
    const auto gaussian = compute(ComputedField::gaussian_curvature, triangles);
    ASSERT_EQ(mean.size(), ball.vertex_count());
    std::size_t seen = 0;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        if (std::abs(ball.positions[i].y) > 0.97F * radius) continue;  // around the poles triangles are slivers
        EXPECT_NEAR(mean[i], 1 / radius, 0.02F) << i;
        EXPECT_NEAR(gaussian[i], 1 / (radius * radius), 0.02F) << i;
        ++seen;
    }
    EXPECT_GT(seen, mean.size() / 2);
}

TEST(ComputedFields, TurnedInsideOutItIsHollow) {
    scene::Mesh ball = scene::make_sphere(1, 60, 30);
    std::vector<std::uint32_t> indices(ball.indices.begin(), ball.indices.end());
    for (std::size_t i = 0; i < indices.size(); i += 3) std::swap(indices[i], indices[i + 1]);
    ball.indices.assign(indices);
    const std::size_t side = ball.vertex_count() / 2;
    EXPECT_NEAR(compute(ComputedField::mean_curvature, triangles_of(ball))[side], -1, 0.05F);
    EXPECT_NEAR(compute(ComputedField::gaussian_curvature, triangles_of(ball))[side], 1, 0.05F);
}

/// z = x² - y², of which a corner of its grid is at the saddle's middle.
scene::Mesh saddle() {
    constexpr int cells = 20;
    scene::Mesh mesh;
    for (int y = 0; y <= cells; ++y) {
        for (int x = 0; x <= cells; ++x) {
            const glm::vec2 at = glm::vec2(x - cells / 2, y - cells / 2) / 100.0F;
            mesh.positions.append(glm::vec3(at, at.x * at.x - at.y * at.y));
        }
    }
    for (std::uint32_t y = 0; y < cells; ++y) {
        for (std::uint32_t x = 0; x < cells; ++x) {
            const std::uint32_t first = y * (cells + 1) + x;
            for (const std::uint32_t corner : {0U, 1U, cells + 2U, 0U, cells + 2U, cells + 1U})
                mesh.indices.append(first + corner);
        }
    }
    return mesh;
}

TEST(ComputedFields, ASaddleIsCurvedBothWaysAndUndefinedAtItsRim) {
    const scene::Mesh mesh = saddle();
    const Triangles triangles = triangles_of(mesh);
    const auto mean = compute(ComputedField::mean_curvature, triangles);
    const auto gaussian = compute(ComputedField::gaussian_curvature, triangles);
    const std::size_t middle = mesh.vertex_count() / 2;
    EXPECT_NEAR(mean[middle], 0, 0.01F);
    EXPECT_NEAR(gaussian[middle], -4, 0.1F);
    EXPECT_TRUE(std::isnan(mean[0]));
    EXPECT_TRUE(std::isnan(gaussian[10]));
}

TEST(ComputedFields, SeamsAreNoRims) {
    // Each triangle with vertices of its own.
    const scene::Mesh ball = scene::make_sphere(1, 60, 30);
    scene::Mesh loose;
    for (const std::uint32_t index : ball.indices) loose.positions.append(ball.positions[index]);
    const auto whole = compute(ComputedField::gaussian_curvature, triangles_of(ball));
    const auto parted = compute(ComputedField::gaussian_curvature, triangles_of(loose));
    for (std::size_t i = 0; i < parted.size(); i += 97) EXPECT_EQ(parted[i], whole[ball.indices[i]]) << i;
}

class FieldComputerTest : public testing::Test {
protected:
    FieldComputerTest() {
        ball_ = scene_.add(scene::make_sphere(1, 40, 20));
        scene_.add(scene::make_sphere(2, 30, 20));
    }
    void finish() {
        while (computer_.is_working()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    scene::Scene scene_;
    scene::MeshId ball_;
    FieldComputer computer_;
};

TEST_F(FieldComputerTest, GivesAllMeshesTheirNumbers) {
    computer_.start(scene_, ComputedField::face_quality);
    finish();
    EXPECT_TRUE(computer_.take(scene_));
    EXPECT_EQ(scene::field_named(scene_, "face quality")->arrays.size(), 2U);
    EXPECT_EQ(scene_.mesh(ball_).face_scalars[0].values.size(), scene_.mesh(ball_).triangle_count());
    computer_.start(scene_, ComputedField::face_quality);
    finish();
    EXPECT_FALSE(computer_.take(scene_)) << "they have them";
}

TEST_F(FieldComputerTest, WhatHasChangedSinceIsLeftOut) {
    computer_.start(scene_, ComputedField::mean_curvature);
    scene_.edit_mesh(ball_).positions.set(0, glm::vec3(5));
    finish();
    EXPECT_TRUE(computer_.take(scene_));
    EXPECT_TRUE(scene_.mesh(ball_).scalars.empty());
    EXPECT_EQ(scene::field_named(scene_, "mean curvature")->arrays.size(), 1U);
    add_computed_field(scene_, ComputedField::mean_curvature);
    EXPECT_EQ(scene::field_named(scene_, "mean curvature")->arrays.size(), 2U);
}

TEST(ComputedFields, HaveNames) {
    for (const ComputedField field : computed_fields()) EXPECT_EQ(computed_field_named(name_of(field)), field);
    EXPECT_FALSE(computed_field_named("heat"));
}

}  // namespace
}  // namespace vitrine::prepare
