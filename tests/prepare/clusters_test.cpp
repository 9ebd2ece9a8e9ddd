#include <vitrine/prepare/clusters.h>
#include <vitrine/prepare/prepared_mesh.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace vitrine::prepare {
namespace {

using scene::TriangleCluster;

/// A torus of 64,000 triangles, ready to be drawn.
scene::Mesh prepared_torus() {
    scene::Mesh mesh = scene::make_torus(1.0F, 0.4F, 200, 160);
    apply(prepare(triangles_of(mesh)), mesh);
    return mesh;
}

/// Calls `visit(cluster, a, b, c)` with the corners of each triangle.
template <class Visit>
void for_each_triangle(const scene::Mesh& mesh, const Visit& visit) {
    const std::vector<TriangleCluster>& clusters = mesh.structure.of(mesh)->clusters;
    for (std::size_t i = 0; i < mesh.triangle_count(); ++i) {
        const auto corner = [&](std::size_t k) { return mesh.positions[mesh.indices[3 * i + k]]; };
        visit(clusters[i / TriangleCluster::triangles], corner(0), corner(1), corner(2));
    }
}

TEST(Clusters, CoverAllTriangles) {
    const scene::Mesh mesh = prepared_torus();
    constexpr std::size_t size = TriangleCluster::triangles;
    EXPECT_EQ(mesh.structure.of(mesh)->clusters.size(), (mesh.triangle_count() + size - 1) / size);
    for_each_triangle(mesh, [](const TriangleCluster& cluster, auto... corners) {
        for (const glm::vec3& corner : {corners...})
            EXPECT_LE(glm::distance(corner, cluster.center), 1.0001F * cluster.radius);
    });
}

TEST(Clusters, KnowFromWhereAllTheirTrianglesAreSeenFromBehind) {
    const scene::Mesh mesh = prepared_torus();
    std::mt19937 random(3);
    std::normal_distribution<float> any;
    std::size_t backs = 0;
    for (int i = 0; i < 50; ++i) {
        const glm::vec3 along = glm::normalize(glm::vec3(any(random), any(random), any(random)));
        for_each_triangle(
            mesh, [&](const TriangleCluster& cluster, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
                if (glm::dot(along, cluster.axis) < cluster.cutoff) return;
                ++backs;
                EXPECT_GE(glm::dot(along, glm::normalize(glm::cross(b - a, c - a))), -1e-3F);
            });
    }
    EXPECT_GT(backs, mesh.triangle_count() * 50 / 10) << "a tenth at least";
}

TEST(Clusters, AreNotMadeOfFewTriangles) {
    scene::Mesh mesh = scene::make_cube();
    apply(prepare(triangles_of(mesh)), mesh);
    EXPECT_TRUE(mesh.structure.of(mesh)->clusters.empty());
}

TEST(Clusters, OfTrianglesWithoutAreaAreNothing) {
    const std::vector<glm::vec3> positions(3, glm::vec3(1, 2, 3));
    std::vector<std::uint32_t> indices;
    for (std::uint32_t i = 0; i < 3 * 5000; ++i) indices.push_back(i % 3);
    for (const TriangleCluster& cluster : clusters_of(indices, positions)) {
        EXPECT_EQ(cluster.radius, 0);
        EXPECT_LE(cluster.cutoff, 1);
    }
}

}  // namespace
}  // namespace vitrine::prepare
