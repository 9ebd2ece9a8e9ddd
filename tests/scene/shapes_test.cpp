#include <vitrine/scene/shapes.h>

#include <scene/checks.h>
#include <scene/mesh_checks.h>

#include <gtest/gtest.h>

#include <numbers>

namespace vitrine::scene {
namespace {

constexpr double pi = std::numbers::pi;

void expect_sound(const Mesh& mesh) {
    EXPECT_FALSE(mesh.name.empty());
    EXPECT_EQ(mesh.positions.label(), mesh.name + " positions");
    EXPECT_EQ(mesh.indices.label(), mesh.name + " indices");
    EXPECT_EQ(mesh.normals.size(), mesh.positions.size());
    EXPECT_EQ(mesh.indices.size() % 3, 0U);
    EXPECT_GT(mesh.triangle_count(), 0U);
    for (const std::uint32_t index : mesh.indices) ASSERT_LT(index, mesh.positions.size());
    EXPECT_LT(worst_normal_length(mesh), 1e-6);
}

TEST(Cube, HasSixFlatFaces) {
    const Mesh mesh = make_cube(2);
    expect_sound(mesh);
    EXPECT_EQ(mesh.positions.size(), 24U);
    EXPECT_EQ(mesh.triangle_count(), 12U);
    EXPECT_TRUE(count_edges(mesh).closed());
    EXPECT_NEAR(volume_of(mesh), 8, 1e-6);
    EXPECT_NEAR(least_agreement(mesh), 1, 1e-6);
    EXPECT_EQ(bounds_of(mesh.positions.view()), (Bounds{{-1, -1, -1}, {1, 1, 1}}));
}

TEST(Sphere, IsClosedAndRound) {
    const Mesh mesh = make_sphere(0.5F, 48, 24);
    expect_sound(mesh);
    EXPECT_TRUE(count_edges(mesh).closed());
    EXPECT_NEAR(volume_of(mesh), 4.0 / 3 * pi * 0.125, 0.01);
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        EXPECT_NEAR(glm::length(mesh.positions[i]), 0.5, 1e-6);
        EXPECT_TRUE(near(glm::dvec3(mesh.normals[i]), 2.0 * glm::dvec3(mesh.positions[i]), 1e-6));
    }
    EXPECT_GT(least_agreement(mesh), 0.99);
}

TEST(Torus, IsClosedAroundY) {
    const Mesh mesh = make_torus(0.5F, 0.2F);
    expect_sound(mesh);
    EXPECT_TRUE(count_edges(mesh).closed());
    EXPECT_NEAR(volume_of(mesh), 2 * pi * pi * 0.5 * 0.04, 0.01);
    EXPECT_GT(least_agreement(mesh), 0.99);
    const Bounds bounds = bounds_of(mesh.positions.view());
    EXPECT_TRUE(near(bounds.max, {0.7, 0.2, 0.7}, 1e-6));
    EXPECT_TRUE(near(bounds.min, {-0.7, -0.2, -0.7}, 1e-6));
}

TEST(Plane, FacesUp) {
    const Mesh mesh = make_plane(3, 2, 3, 4);
    expect_sound(mesh);
    EXPECT_EQ(mesh.positions.size(), 20U);
    EXPECT_EQ(mesh.triangle_count(), 24U);
    EXPECT_EQ(count_edges(mesh).border, 14U);
    EXPECT_EQ(count_edges(mesh).twisted, 0U);
    EXPECT_NEAR(least_agreement(mesh), 1, 1e-6);
    EXPECT_EQ(mesh.normals[0], glm::vec3(0, 1, 0));
    EXPECT_EQ(bounds_of(mesh.positions.view()), (Bounds{{-1.5, 0, -1}, {1.5, 0, 1}}));
}

TEST(HeightField, FollowsItsFunction) {
    const Mesh mesh = make_height_field(
        5, 3, [](float x, float z) { return 0.25F * x + 0.5F * z; }, 4);
    expect_sound(mesh);
    EXPECT_EQ(mesh.positions.size(), 15U);
    EXPECT_EQ(mesh.triangle_count(), 16U);
    EXPECT_EQ(mesh.positions[0], glm::vec3(-2, -1.5F, -2));
    EXPECT_EQ(mesh.positions[14], glm::vec3(2, 1.5F, 2));
    EXPECT_EQ(count_edges(mesh).twisted, 0U);
    const glm::dvec3 normal = glm::normalize(glm::dvec3(-0.25, 1, -0.5));
    for (const glm::vec3& n : mesh.normals) EXPECT_TRUE(near(glm::dvec3(n), normal, 1e-6));
}

TEST(Shapes, RaiseSegmentCountsToTheLeastThatCloses) {
    for (const int count : {-5, 0, 1, 2}) {
        EXPECT_TRUE(count_edges(make_sphere(1, count, count)).closed());
        EXPECT_TRUE(count_edges(make_torus(1, 0.25F, count, count)).closed());
        expect_sound(make_sphere(1, count, count));
        expect_sound(make_torus(1, 0.25F, count, count));
        expect_sound(make_plane(1, 1, count, count));
        expect_sound(make_height_field(count, count, [](float, float) { return 0.0F; }));
        expect_sound(make_teapot(1, count));
    }
    EXPECT_GT(volume_of(make_sphere(1, 0, 0)), 0);
    EXPECT_GT(volume_of(make_torus(1, 0.25F, 0, 0)), 0);
}

class Teapot : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Shapes, Teapot, testing::Values(2, 3, 5, 10, 16));

// Rim and lid end in circles of four patches, handle and spout in two each of two patches: 4·4 + 4·2·2 sides.
TEST_P(Teapot, ItsPatchesMeetWithoutACrack) {
    const Mesh mesh = make_teapot(1, GetParam());
    expect_sound(mesh);
    const EdgeCounts edges = count_edges(mesh);
    EXPECT_EQ(edges.twisted, 0U);
    EXPECT_EQ(edges.border, static_cast<std::size_t>(16 * GetParam()));
}

TEST_P(Teapot, HasAsManyTrianglesAs32PatchesWithTwoPolesOf4) {
    const Mesh mesh = make_teapot(1, GetParam());
    const auto n = static_cast<std::size_t>(GetParam());
    EXPECT_EQ(mesh.positions.size(), 32 * (n + 1) * (n + 1));
    EXPECT_EQ(mesh.triangle_count(), 32 * 2 * n * n - 8 * n);
}

TEST(Teapot, HasNewellsProportions) {
    const Bounds bounds = bounds_of(make_teapot(3.15F, 64).positions.view());
    EXPECT_TRUE(near(bounds.min, {-3, 0, -2}, 1e-5));
    EXPECT_NEAR(bounds.max.x, 3.434, 2e-3);
    EXPECT_NEAR(bounds.max.y, 3.15, 1e-5);
    EXPECT_NEAR(bounds.max.z, 2, 1e-5);
}

TEST(Teapot, IsAsHighAsAskedFor) {
    const Bounds bounds = bounds_of(make_teapot(2).positions.view());
    EXPECT_NEAR(bounds.min.y, 0, 1e-6);
    EXPECT_NEAR(bounds.max.y, 2, 1e-6);
}

TEST(Teapot, FacesAndNormalsTurnOutwards) {
    const Mesh mesh = make_teapot(1, 24);
    EXPECT_GT(least_agreement(mesh), 0.7);
    EXPECT_GT(volume_of(mesh), 0.4);
}

TEST(Teapot, HasNormalsAtItsPoles) {
    const Mesh mesh = make_teapot(1, 10);
    std::size_t tops = 0;
    std::size_t bottoms = 0;
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        const glm::vec3& position = mesh.positions[i];
        if (position.x != 0 || position.z != 0) continue;
        const bool top = position.y > 0.5F;
        ++(top ? tops : bottoms);
        EXPECT_TRUE(near(glm::dvec3(mesh.normals[i]), {0, top ? 1 : -1, 0}, 1e-6));
    }
    EXPECT_EQ(tops, 44U);
    EXPECT_EQ(bottoms, 44U);
}

TEST(Teapot, NormalsAgreeAcrossPatchesButForItsCreases) {
    const Mesh mesh = make_teapot(1, 8);
    std::map<std::tuple<float, float, float>, glm::vec3> normals;
    std::size_t creased = 0;
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        const glm::vec3& p = mesh.positions[i];
        const auto [seen, first] = normals.try_emplace({p.x + 0.0F, p.y + 0.0F, p.z + 0.0F}, mesh.normals[i]);
        if (!first && glm::dot(seen->second, mesh.normals[i]) < 0.98F) ++creased;
    }
    EXPECT_LT(creased, mesh.positions.size() / 10);
}

}  // namespace
}  // namespace vitrine::scene
