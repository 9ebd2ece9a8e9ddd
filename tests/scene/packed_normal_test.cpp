#include <vitrine/scene/packed_normal.h>

#include <vitrine/scene/geometry.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <utility>

namespace vitrine::scene {
namespace {

double degrees_between(const glm::vec3& a, const glm::vec3& b) {
    const glm::dvec3 x(a);
    const glm::dvec3 y(b);
    return glm::degrees(std::atan2(glm::length(glm::cross(x, y)), glm::dot(x, y)));
}

TEST(PackedNormal, IsRightToATinyAngle) {
    std::mt19937 random(7);
    std::normal_distribution<float> number;
    double worst = 0;
    for (int i = 0; i < 100000; ++i) {
        const glm::vec3 direction = glm::normalize(glm::vec3(number(random), number(random), number(random)));
        worst = std::max(worst, degrees_between(unpack_normal(pack_normal(direction)), direction));
    }
    EXPECT_LT(worst, 0.006);
    EXPECT_GT(worst, 0.001) << "it is 4 bytes only";
}

TEST(PackedNormal, AxesAreExact) {
    for (int axis = 0; axis < 3; ++axis) {
        for (const float sign : {-1.0F, 1.0F}) {
            glm::vec3 direction(0);
            direction[axis] = sign;
            EXPECT_EQ(unpack_normal(pack_normal(direction)), direction);
            EXPECT_EQ(unpack_normal(pack_normal(0.001F * direction)), direction);
        }
    }
}

TEST(PackedNormal, WhatIsNoDirectionIsUp) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    for (const glm::vec3& none : {glm::vec3(0), glm::vec3(nan, 0, 0), glm::vec3(0, infinity, 1)})
        EXPECT_EQ(unpack_normal(pack_normal(none)), glm::vec3(0, 0, 1));
}

TEST(PackedMesh, CountsAndComputesAndInterleaves) {
    Mesh mesh = make_sphere();
    const Mesh plain = mesh;
    mesh.normals.clear();
    mesh.packed_normals.resize(mesh.positions.size());
    compute_normals(mesh);
    EXPECT_TRUE(mesh.normals.empty());
    for (std::size_t i = 0; i < plain.normals.size(); ++i)
        EXPECT_LT(degrees_between(unpack_normal(mesh.packed_normals[i]), plain.normals[i]), 3);
    interleave(mesh);
    EXPECT_TRUE(mesh.packed_normals.empty());
    EXPECT_LT(degrees_between(mesh.vertices[5].normal, plain.normals[5]), 3);
}

TEST(PackedMesh, ShortIndicesAreReadLikeLongOnes) {
    Mesh mesh = make_torus();
    const Mesh plain = mesh;
    for (const std::uint32_t index : plain.indices) mesh.short_indices.append(static_cast<std::uint16_t>(index));
    mesh.indices.clear();
    EXPECT_EQ(mesh.triangle_count(), plain.triangle_count());
    ASSERT_EQ(mesh.corners().size(), plain.corners().size());
    for (std::size_t i = 0; i < plain.corners().size(); ++i) EXPECT_EQ(mesh.corners()[i], plain.corners()[i]);
    compute_normals(mesh);
    Mesh long_ones = plain;
    compute_normals(long_ones);
    EXPECT_EQ(mesh.normals, long_ones.normals);
}

}  // namespace
}  // namespace vitrine::scene
