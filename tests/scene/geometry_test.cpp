#include <vitrine/scene/geometry.h>

#include <scene/checks.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace vitrine::scene {
namespace {

TEST(Mesh, CountsItsTriangles) {
    Mesh mesh;
    EXPECT_EQ(mesh.triangle_count(), 0U);
    mesh.positions.resize(7);
    EXPECT_EQ(mesh.triangle_count(), 2U) << "positions come in triples";
    mesh.indices.assign({0, 1, 2});
    EXPECT_EQ(mesh.triangle_count(), 1U);
}

TEST(LineSet, CountsItsSegments) {
    LineSet lines;
    lines.positions.resize(5);
    EXPECT_EQ(lines.segment_count(), 2U);
    lines.indices.assign({0, 1, 1, 2, 2, 3});
    EXPECT_EQ(lines.segment_count(), 3U);
}

TEST(ComputeNormals, OfASoupAreThoseOfItsFaces) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    compute_normals(mesh);
    ASSERT_EQ(mesh.normals.size(), 6U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(near(glm::dvec3(mesh.normals[i]), {0, 0, 1}, 1e-6));
    for (std::size_t i = 3; i < 6; ++i) EXPECT_TRUE(near(glm::dvec3(mesh.normals[i]), {1, 0, 0}, 1e-6));
}

// The corner of a cube: two of its faces meet the corner with one triangle, one with two. Weighted by angle the
// normal is the diagonal nevertheless.
TEST(ComputeNormals, AreWeightedByAngle) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {5, 5, 0}});
    mesh.indices.assign({0, 4, 1, 0, 2, 4, 0, 3, 2, 0, 1, 3});
    compute_normals(mesh);
    EXPECT_TRUE(near(glm::dvec3(mesh.normals[0]), -glm::normalize(glm::dvec3(1, 1, 1)), 1e-6));
}

TEST(ComputeNormals, DegenerateFacesAddNothing) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 0, -1}, {2, 0, 0}, {9, 9, 9}});
    mesh.indices.assign({0, 1, 2,    // faces +Y
                         0, 1, 3,    // on a line
                         0, 0, 2,    // twice the same vertex
                         3, 3, 3});  // and thrice
    compute_normals(mesh);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(near(glm::dvec3(mesh.normals[i]), {0, 1, 0}, 1e-6));
    EXPECT_EQ(mesh.normals[3], glm::vec3(0, 0, 1)) << "of degenerate faces alone";
    EXPECT_EQ(mesh.normals[4], glm::vec3(0, 0, 1)) << "of no face";
}

TEST(ComputeNormals, WorkAtAllScales) {
    for (const float scale : {1e-30F, 1e-6F, 1.0F, 1e6F, 1e30F}) {
        Mesh mesh;
        mesh.positions.assign({{0, 0, 0}, {scale, 0, 0}, {0, scale, 0}});
        compute_normals(mesh);
        for (const glm::vec3& normal : mesh.normals) EXPECT_EQ(normal, glm::vec3(0, 0, 1)) << scale;
    }
}

TEST(ComputeNormals, PassOverWhatIsNotFinite) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 0, -1}, {nan, 0, 0}});
    mesh.indices.assign({0, 1, 2, 0, 1, 3});
    compute_normals(mesh);
    EXPECT_TRUE(near(glm::dvec3(mesh.normals[0]), {0, 1, 0}, 1e-6));
    EXPECT_EQ(mesh.normals[3], glm::vec3(0, 0, 1));
}

TEST(ComputeNormals, TakeIncompleteTrianglesAsNone) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}});
    compute_normals(mesh);
    EXPECT_EQ(mesh.normals.size(), 2U);
    Mesh empty;
    compute_normals(empty);
    EXPECT_TRUE(empty.normals.empty());
}

TEST(ComputeNormals, ReplaceOldOnes) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}});
    mesh.normals.assign({{1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
    const std::uint64_t before = mesh.normals.revision();
    compute_normals(mesh);
    EXPECT_GT(mesh.normals.revision(), before);
    EXPECT_EQ(mesh.normals[0], glm::vec3(0, 0, 1));
}

TEST(Interleave, AndSplitKeepAllAttributes) {
    Mesh mesh = make_sphere(1.0F, 12, 6);
    mesh.colors.assign(std::vector<glm::u8vec4>(mesh.positions.size(), glm::u8vec4(1, 2, 3, 4)));
    const Mesh before = mesh;
    interleave(mesh);
    EXPECT_TRUE(mesh.positions.empty() && mesh.normals.empty() && mesh.colors.empty());
    EXPECT_EQ(mesh.vertex_count(), before.positions.size());
    EXPECT_EQ(mesh.triangle_count(), before.triangle_count());
    EXPECT_EQ(bounds_of(mesh.position_view()), bounds_of(before.positions.view()));
    split(mesh);
    EXPECT_EQ(mesh.positions, before.positions);
    EXPECT_EQ(mesh.normals, before.normals);
    EXPECT_EQ(mesh.colors, before.colors);
    EXPECT_TRUE(mesh.vertices.empty());
}

TEST(Interleave, ComputesNormalsAndTakesWhite) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}});
    interleave(mesh);
    EXPECT_EQ(mesh.vertices[1].normal, glm::vec3(0, 0, 1));
    EXPECT_EQ(mesh.vertices[1].color, glm::u8vec4(255));
    mesh.vertices.field(&MeshVertex::position).set(1, glm::vec3(0, 0, 1));
    compute_normals(mesh);
    EXPECT_EQ(mesh.vertices[0].normal, glm::vec3(-1, 0, 0));
    split(mesh);
    EXPECT_TRUE(mesh.colors.empty());
}

}  // namespace
}  // namespace vitrine::scene
