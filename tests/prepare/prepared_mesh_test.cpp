#include <vitrine/prepare/prepared_bytes.h>
#include <vitrine/prepare/prepared_mesh.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <set>
#include <stop_token>
#include <tuple>
#include <vector>

namespace vitrine::prepare {
namespace {

using Place = std::tuple<float, float, float>;

/// The triangles by the places of their corners, the least place first, so that winding counts and order does not.
std::multiset<std::array<Place, 3>> surface(const scene::Mesh& mesh) {
    std::multiset<std::array<Place, 3>> faces;
    const scene::CornerView corners = mesh.corners();
    for (std::size_t i = 0; i < corners.size(); i += 3) {
        std::array<Place, 3> face;
        for (std::size_t k = 0; k < 3; ++k) {
            const glm::vec3 at = mesh.position_view()[corners[i + k]];
            face[k] = {at.x, at.y, at.z};
        }
        std::rotate(face.begin(), std::min_element(face.begin(), face.end()), face.end());
        faces.insert(face);
    }
    return faces;
}

scene::Mesh fine_sphere() {
    return scene::make_sphere(1.0F, 200, 100);
}

scene::Mesh prepared(scene::Mesh mesh) {
    apply(prepare(triangles_of(mesh)), mesh);
    return mesh;
}

TEST(Prepare, KeepsTheSurfaceAndItsAttributesTogether) {
    scene::Mesh mesh = fine_sphere();
    scene::ScalarField heights;
    for (const glm::vec3& position : mesh.positions) heights.values.append(position.y);
    mesh.scalars.push_back(heights);
    for (const glm::vec3& position : mesh.positions) {
        mesh.texcoords.append(glm::vec2(position));
        mesh.second_texcoords.append(glm::vec2(position.y, position.z));
        mesh.tangents.append(glm::vec4(position, 1));
        mesh.weights.append(glm::vec4(position, 0));
        mesh.joints.append(glm::u16vec4(mesh.joints.size(), 0, 0, 0));
    }
    mesh.morph_targets.emplace_back().positions = mesh.positions;
    const scene::Mesh after = prepared(mesh);
    EXPECT_EQ(surface(after), surface(mesh));
    EXPECT_NE(after.indices, mesh.indices) << "in another order";
    for (std::size_t i = 0; i < after.positions.size(); ++i) {
        const glm::vec3 position = after.positions[i];
        EXPECT_EQ(after.scalars[0].values[i], position.y);
        EXPECT_EQ(after.texcoords[i], glm::vec2(position));
        EXPECT_EQ(after.second_texcoords[i], glm::vec2(position.y, position.z));
        EXPECT_EQ(after.tangents[i], glm::vec4(position, 1));
        EXPECT_EQ(after.weights[i], glm::vec4(position, 0));
        EXPECT_EQ(mesh.positions[after.joints[i].x], position);
        EXPECT_EQ(after.morph_targets[0].positions[i], position);
        EXPECT_NEAR(glm::dot(after.normals[i], after.positions[i]), 1, 1e-5) << "the normal of a sphere";
    }
}

/// The middle of a triangle, as a number.
float middle_of(const scene::Mesh& mesh, std::size_t triangle) {
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const glm::vec3 at = mesh.positions[mesh.indices[3 * triangle + k]];
        sum += at.x + 10 * at.y + 100 * at.z;
    }
    return sum;
}

TEST(Prepare, KeepsFacesAndTheirNumbersTogether) {
    scene::Mesh mesh = fine_sphere();
    scene::ScalarField middles;
    for (std::size_t i = 0; i < mesh.triangle_count(); ++i) middles.values.append(middle_of(mesh, i));
    mesh.face_scalars.push_back(middles);
    const scene::Mesh after = prepared(mesh);
    ASSERT_NE(after.indices, mesh.indices) << "in another order";
    for (std::size_t i = 0; i < after.triangle_count(); ++i)
        EXPECT_NEAR(after.face_scalars[0].values[i], middle_of(after, i), 1e-3F) << i;
}

TEST(Prepare, UsesVerticesInTheOrderInWhichTheyLie) {
    const scene::Mesh mesh = prepared(fine_sphere());
    std::uint32_t next = 0;
    for (const std::uint32_t index : mesh.indices) {
        ASSERT_LE(index, next);
        if (index == next) ++next;
    }
}

TEST(Prepare, LevelsAreCoarserAndNearTheSurface) {
    const scene::Mesh mesh = prepared(fine_sphere());
    const scene::MeshStructure* structure = mesh.structure.of(mesh);
    ASSERT_NE(structure, nullptr);
    ASSERT_FALSE(structure->levels.empty());
    EXPECT_TRUE(structure->closed);
    EXPECT_TRUE(structure->normals_agree);
    std::size_t finer = mesh.triangle_count();
    float error = 0;
    for (const scene::DetailLevel& level : structure->levels) {
        EXPECT_LE(2 * level.triangles, finer);
        EXPECT_GT(level.error, error);
        EXPECT_LT(level.error, 0.05F);
        finer = level.triangles;
        error = level.error;
    }
    const scene::DetailLevel& last = structure->levels.back();
    EXPECT_EQ(mesh.level_indices.size(), 3 * (last.first_triangle + last.triangles));
    for (const std::uint32_t index : mesh.level_indices) ASSERT_LT(index, mesh.vertex_count());
}

TEST(Prepare, SmallMeshesHaveNoLevels) {
    EXPECT_TRUE(prepare(triangles_of(scene::make_torus())).level_indices.empty());
}

TEST(Prepare, WhatIsKnownEndsWithAChange) {
    scene::Mesh mesh = prepared(fine_sphere());
    const scene::Mesh copy = mesh;
    EXPECT_EQ(copy.structure.of(copy), nullptr) << "a copy goes its own way";
    mesh.colors.assign(std::vector<glm::u8vec4>(mesh.vertex_count()));
    EXPECT_NE(mesh.structure.of(mesh), nullptr) << "colours say nothing about it";
    mesh.positions.set(0, glm::vec3(0));
    EXPECT_EQ(mesh.structure.of(mesh), nullptr);
}

TEST(Prepare, VerticesInTriplesStayAsTheyAre) {
    scene::Mesh mesh = fine_sphere();
    scene::Mesh triples;
    for (const std::uint32_t index : mesh.indices) triples.positions.append(mesh.positions[index]);
    const scene::Mesh after = prepared(triples);
    EXPECT_EQ(after.positions, triples.positions);
    EXPECT_FALSE(after.is_indexed());
    EXPECT_TRUE(after.structure.of(after)->closed);
}

TEST(Prepare, EndsEarlyWhenStopped) {
    std::stop_source source;
    source.request_stop();
    EXPECT_TRUE(prepare(triangles_of(fine_sphere()), {}, source.get_token()).level_indices.empty());
}

TEST(Prepare, TakesNoMeshWithIndicesOfNoVertex) {
    scene::Mesh mesh = scene::make_cube();
    mesh.indices.set(4, 1000);
    EXPECT_TRUE(triangles_of(mesh).indices.empty());
    EXPECT_TRUE(prepare(triangles_of(mesh)).indices.empty());
}

TEST(Pack, KeepsNormalsAndIndices) {
    scene::Mesh mesh = scene::make_sphere();
    const scene::Mesh before = mesh;
    pack(mesh);
    EXPECT_TRUE(mesh.normals.empty());
    EXPECT_TRUE(mesh.indices.empty());
    EXPECT_TRUE(mesh.has_normals());
    EXPECT_EQ(mesh.triangle_count(), before.triangle_count());
    EXPECT_EQ(surface(mesh), surface(before));
    for (std::size_t i = 0; i < before.normals.size(); ++i) {
        const glm::dvec3 off =
            glm::cross(glm::dvec3(before.normals[i]), glm::dvec3(scene::unpack_normal(mesh.packed_normals[i])));
        EXPECT_LT(glm::length(off), std::sin(glm::radians(0.006)));
    }
    EXPECT_EQ(surface(prepared(mesh)), surface(before)) << "and goes on packed";
}

TEST(Pack, LeavesIndicesThatDoNotFit) {
    scene::Mesh mesh = scene::make_sphere(1.0F, 400, 200);
    ASSERT_GT(mesh.vertex_count(), 65536U);
    pack(mesh);
    EXPECT_TRUE(mesh.short_indices.empty());
    EXPECT_FALSE(mesh.indices.empty());
}

TEST(PreparedBytes, ComeBackAsTheyWere) {
    const Triangles triangles = triangles_of(fine_sphere());
    const PreparedMesh made = prepare(triangles);
    const auto back = prepared_from(to_bytes(made), triangles);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->vertex_order, made.vertex_order);
    EXPECT_EQ(back->indices, made.indices);
    EXPECT_EQ(back->level_indices, made.level_indices);
    EXPECT_EQ(back->structure.levels, made.structure.levels);
    EXPECT_EQ(back->structure.clusters, made.structure.clusters);
    EXPECT_EQ(back->structure.closed, made.structure.closed);
    EXPECT_EQ(back->structure.normals_agree, made.structure.normals_agree);
}

TEST(PreparedBytes, AnyChangedByteOrLengthIsNoticed) {
    const Triangles triangles = triangles_of(scene::make_cube());
    const std::vector<std::byte> bytes = to_bytes(prepare(triangles));
    ASSERT_TRUE(prepared_from(bytes, triangles));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::vector<std::byte> changed = bytes;
        changed[i] ^= std::byte{1};
        EXPECT_FALSE(prepared_from(changed, triangles)) << i;
        EXPECT_FALSE(prepared_from(std::span(bytes).first(i), triangles)) << i;
    }
}

TEST(PreparedBytes, AreOfTheirTrianglesOnly) {
    const std::vector<std::byte> bytes = to_bytes(prepare(triangles_of(scene::make_cube())));
    EXPECT_FALSE(prepared_from(bytes, triangles_of(scene::make_torus())));
    PreparedMesh wrong = prepare(triangles_of(scene::make_cube()));
    wrong.vertex_order[0] = wrong.vertex_order[1];
    EXPECT_FALSE(prepared_from(to_bytes(wrong), triangles_of(scene::make_cube()))) << "no permutation";
    wrong = prepare(triangles_of(fine_sphere()));
    wrong.structure.clusters.pop_back();
    EXPECT_FALSE(prepared_from(to_bytes(wrong), triangles_of(fine_sphere()))) << "a cluster is missing";
}

TEST(PreparedBytes, NamesTellContentsAndOptionsApart) {
    scene::Mesh mesh = scene::make_cube();
    const std::string name = cache_name(triangles_of(mesh), {});
    EXPECT_EQ(cache_name(triangles_of(mesh), {}), name);
    EXPECT_NE(cache_name(triangles_of(mesh), {.least_level_triangles = 7}), name);
    mesh.positions.set(0, mesh.positions[0] + glm::vec3(1e-6F));
    EXPECT_NE(cache_name(triangles_of(mesh), {}), name);
}

}  // namespace
}  // namespace vitrine::prepare
