#include <vitrine/prepare/closed_surface.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <utility>

namespace vitrine::prepare {
namespace {

bool closed(const scene::Mesh& mesh) {
    return is_closed(triangles_of(mesh));
}

TEST(ClosedSurface, ShapesThatEncloseAVolumeAreClosed) {
    EXPECT_TRUE(closed(scene::make_cube())) << "whose faces have vertices of their own";
    EXPECT_TRUE(closed(scene::make_torus()));
    scene::Mesh apart = scene::make_cube();
    for (glm::vec3& position : apart.positions.edit()) position += glm::vec3(1e6F, 0, 0);
    EXPECT_TRUE(closed(apart)) << "far from zero";
}

TEST(ClosedSurface, OpenOnesAreNot) {
    EXPECT_FALSE(closed(scene::make_plane()));
    EXPECT_FALSE(closed(scene::Mesh()));
    scene::Mesh torus = scene::make_torus();
    torus.indices.erase(0, 3);
    EXPECT_FALSE(closed(torus)) << "a triangle is missing";
}

TEST(ClosedSurface, OneTurnedFaceOpensIt) {
    scene::Mesh cube = scene::make_cube();
    const std::span<std::uint32_t> triangle = cube.indices.edit(0, 3);
    std::swap(triangle[0], triangle[1]);
    EXPECT_FALSE(closed(cube));
}

TEST(ClosedSurface, FacesThatLookInwardsAreSeenFromBehind) {
    scene::Mesh torus = scene::make_torus();
    const std::span<std::uint32_t> indices = torus.indices.edit();
    for (std::size_t i = 0; i < indices.size(); i += 3) std::swap(indices[i], indices[i + 1]);
    EXPECT_FALSE(closed(torus));
}

TEST(ClosedSurface, EachPartMustLookOutwards) {
    const scene::Mesh cube = scene::make_cube();
    scene::Mesh both = cube;
    const auto first = static_cast<std::uint32_t>(cube.positions.size());
    for (const glm::vec3& position : cube.positions) both.positions.append(position + glm::vec3(5, 0, 0));
    for (const std::uint32_t index : cube.indices) both.indices.append(first + index);
    both.normals.clear();
    EXPECT_TRUE(closed(both));
    const std::span<std::uint32_t> second = both.indices.edit(cube.indices.size(), cube.indices.size());
    for (std::size_t i = 0; i < second.size(); i += 3) std::swap(second[i], second[i + 1]);
    EXPECT_FALSE(closed(both));
}

TEST(NormalsAgree, WithTheirFacesOnly) {
    scene::Mesh torus = scene::make_torus();
    EXPECT_TRUE(normals_agree(triangles_of(torus)));
    torus.normals.set(7, -torus.normals[7]);
    EXPECT_FALSE(normals_agree(triangles_of(torus)));
    torus = scene::make_torus();
    for (glm::vec3 corner : {glm::vec3(0), glm::vec3(1e-3F, 0, 0), glm::vec3(0, 1e-3F, 0)}) {
        torus.indices.append(static_cast<std::uint32_t>(torus.positions.size()));
        torus.positions.append(corner);
        torus.normals.append(glm::vec3(0, 0, -1));
    }
    EXPECT_TRUE(normals_agree(triangles_of(torus))) << "but for a sliver";
    torus.normals.clear();
    EXPECT_FALSE(normals_agree(triangles_of(torus)));
}

}  // namespace
}  // namespace vitrine::prepare
