#include <vitrine/scene/packed_normal.h>
#include <vitrine/scene/tangents.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

using Texcoords = std::array<glm::vec2, 4>;

constexpr Texcoords upright{{{0, 1}, {1, 1}, {1, 0}, {0, 0}}};  // v runs down

/// The unit square in the xy plane that looks along z.
Mesh quad(const Texcoords& texcoords) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}});
    mesh.normals.assign(std::vector(4, glm::vec3(0, 0, 1)));
    mesh.texcoords.assign(std::vector<glm::vec2>(texcoords.begin(), texcoords.end()));
    mesh.indices.assign({0, 1, 2, 0, 2, 3});
    return mesh;
}

void expect_near(const glm::vec4& found, const glm::vec4& expected) {
    EXPECT_LT(glm::distance(found, expected), 1e-5F) << found.x << ' ' << found.y << ' ' << found.z << ' ' << found.w;
}

void expect_all(const Mesh& mesh, const glm::vec4& expected) {
    ASSERT_EQ(mesh.tangents.size(), mesh.vertex_count());
    for (const glm::vec4& tangent : mesh.tangents) expect_near(tangent, expected);
}

/// Finite, of unit length, at right angles to the normals, with a handedness.
void expect_sound(const Mesh& mesh, const std::vector<glm::vec3>& normals) {
    ASSERT_EQ(mesh.tangents.size(), normals.size());
    for (std::size_t i = 0; i < normals.size(); ++i) {
        const glm::vec4& tangent = mesh.tangents[i];
        EXPECT_NEAR(glm::length(glm::vec3(tangent)), 1, 1e-5) << i;
        EXPECT_NEAR(glm::dot(glm::vec3(tangent), normals[i]), 0, 1e-5) << i;
        EXPECT_EQ(std::abs(tangent.w), 1) << i;
    }
}

/// Around z, u along the equator to the east; v runs from the north pole down. First and last column are at one place.
Mesh globe(std::uint32_t columns, std::uint32_t rows) {
    Mesh mesh;
    std::vector<glm::vec2> texcoords;
    for (std::uint32_t row = 0; row <= rows; ++row) {
        for (std::uint32_t column = 0; column <= columns; ++column) {
            const glm::vec2 at(static_cast<float>(column) / static_cast<float>(columns),
                               static_cast<float>(row) / static_cast<float>(rows));
            const float east = at.x * 2 * std::numbers::pi_v<float>;
            const float south = at.y * std::numbers::pi_v<float>;
            mesh.positions.append(
                {std::sin(south) * std::cos(east), std::sin(south) * std::sin(east), std::cos(south)});
            texcoords.push_back(at);
        }
    }
    std::vector<std::uint32_t> indices;
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::uint32_t column = 0; column < columns; ++column) {
            const std::uint32_t a = row * (columns + 1) + column;
            const std::uint32_t b = a + columns + 1;
            for (const std::uint32_t index : {a, b, b + 1, a, b + 1, a + 1}) indices.push_back(index);
        }
    }
    mesh.normals = mesh.positions;
    mesh.texcoords.assign(std::move(texcoords));
    mesh.indices.assign(std::move(indices));
    return mesh;
}

/// The same with a vertex of its own for each corner.
Mesh soup_of(const Mesh& mesh) {
    Mesh soup;
    for (const std::uint32_t index : mesh.indices) {
        soup.positions.append(mesh.positions[index]);
        soup.normals.append(mesh.normals[index]);
        soup.texcoords.append(mesh.texcoords[index]);
    }
    return soup;
}

TEST(Tangents, PointToWhereUGrows) {
    Mesh mesh = quad(upright);
    compute_tangents(mesh);
    expect_all(mesh, {1, 0, 0, 1});
    mesh = quad({{{1, 1}, {1, 0}, {0, 0}, {0, 1}}});
    compute_tangents(mesh);
    expect_all(mesh, {0, -1, 0, 1});
}

TEST(Tangents, TellMirroredTextures) {
    Mesh mesh = quad({{{1, 1}, {0, 1}, {0, 0}, {1, 0}}});
    compute_tangents(mesh);
    expect_all(mesh, {-1, 0, 0, -1});
    mesh = quad({{{0, 0}, {1, 0}, {1, 1}, {0, 1}}});
    compute_tangents(mesh);
    expect_all(mesh, {1, 0, 0, -1});
    const glm::vec3 up = glm::cross(glm::vec3(0, 0, 1), glm::vec3(1, 0, 0)) * -1.0F;
    EXPECT_EQ(up, glm::vec3(0, -1, 0)) << "where v shrinks";
}

TEST(Tangents, OfAGlobePointEast) {
    Mesh mesh = globe(40, 20);
    compute_tangents(mesh);
    expect_sound(mesh, {mesh.normals.begin(), mesh.normals.end()});
    for (std::size_t i = 0; i < mesh.vertex_count(); ++i) {
        const glm::vec3 at = mesh.positions[i];
        if (std::abs(at.z) > 0.98F) continue;
        const glm::vec3 east = glm::normalize(glm::vec3(-at.y, at.x, 0));
        // At the seam only faces of one side have a say.
        EXPECT_GT(glm::dot(glm::vec3(mesh.tangents[i]), east), 0.99F) << i;
        EXPECT_EQ(mesh.tangents[i].w, 1) << i;
    }
}

TEST(Tangents, OfCornersThatAreAlikeAreTheSame) {
    Mesh mesh = globe(24, 12);
    Mesh soup = soup_of(mesh);
    compute_tangents(mesh);
    compute_tangents(soup);
    for (std::size_t i = 0; i < mesh.indices.size(); ++i) {
        const glm::vec3 at = soup.positions[i];
        if (std::abs(at.z) > 0.999F) continue;  // at the poles faces without area have no say of their own
        expect_near(soup.tangents[i], mesh.tangents[mesh.indices[i]]);
    }
}

TEST(Tangents, AreWeightedByAngle) {
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {-1, 1, 0}});
    mesh.normals.assign(std::vector(4, glm::vec3(0, 0, 1)));
    mesh.texcoords.assign({{0, 0}, {1, 0}, {0, -1}, {-1, -2}});
    mesh.indices.assign({0, 1, 2, 0, 2, 3});
    compute_tangents(mesh);
    // A right angle whose tangent is x, and half of one whose tangent is (1, 1).
    const glm::vec3 mean = glm::normalize(90.0F * glm::vec3(1, 0, 0) + 45.0F * glm::normalize(glm::vec3(1, 1, 0)));
    expect_near(mesh.tangents[0], glm::vec4(mean, 1));
    expect_near(mesh.tangents[1], {1, 0, 0, 1});
    expect_near(mesh.tangents[3], glm::vec4(glm::normalize(glm::vec3(1, 1, 0)), 1));
}

TEST(Tangents, OfAMirrorSeamAreThoseOfTheLargerSide) {
    // u is the distance from the y axis. The vertices on it have three faces to the right, and one to the left.
    Mesh mesh;
    mesh.positions.assign({{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0}, {-1, 0.5F, 0}});
    mesh.normals.assign(std::vector(5, glm::vec3(0, 0, 1)));
    mesh.texcoords.assign({{0, 1}, {0, 0}, {1, 1}, {1, 0}, {1, 0.5F}});
    mesh.indices.assign({0, 2, 3, 0, 3, 1, 0, 1, 4});
    Mesh soup = soup_of(mesh);
    compute_tangents(mesh);
    for (const std::size_t i : {0U, 1U, 2U, 3U}) expect_near(mesh.tangents[i], {1, 0, 0, 1});
    expect_near(mesh.tangents[4], {-1, 0, 0, -1});
    compute_tangents(soup);
    for (std::size_t i = 0; i < 6; ++i) expect_near(soup.tangents[i], {1, 0, 0, 1});
    for (std::size_t i = 6; i < 9; ++i) expect_near(soup.tangents[i], {-1, 0, 0, -1});
}

TEST(Tangents, AreSoundWhereNothingSaysThem) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float most = std::numeric_limits<float>::max();
    const std::vector up(4, glm::vec3(0, 0, 1));
    for (const Texcoords& texcoords :
         {Texcoords{}, Texcoords{{{0, 0}, {1, 0}, {2, 0}, {3, 0}}}, Texcoords{{{nan, 0}, {1, nan}, {0, 1}, {1, 1}}},
          Texcoords{{{-most, most}, {most, most}, {most, -most}, {-most, -most}}}}) {
        Mesh mesh = quad(texcoords);
        compute_tangents(mesh);
        expect_sound(mesh, up);
    }
    Mesh flat = quad(upright);
    flat.positions.fill(glm::vec3(1));
    compute_tangents(flat);
    expect_sound(flat, up);
    Mesh askew = quad(upright);
    askew.normals.fill(glm::vec3(1, 0, 0));  // along u
    compute_tangents(askew);
    expect_sound(askew, std::vector(4, glm::vec3(1, 0, 0)));
    Mesh undirected = quad(upright);
    undirected.normals.fill(glm::vec3(0));
    undirected.normals.set(1, glm::vec3(nan));
    compute_tangents(undirected);
    expect_sound(undirected, up);
}

TEST(Tangents, OfTinyFacesAreNoOther) {
    Mesh mesh = quad(upright);
    for (glm::vec3& position : mesh.positions.edit()) position *= 1e-30F;
    for (glm::vec2& texcoord : mesh.texcoords.edit()) texcoord *= 1e-10F;
    compute_tangents(mesh);
    expect_all(mesh, {1, 0, 0, 1});
}

TEST(Tangents, GoByTheSetThatIsNamed) {
    Mesh mesh = quad(upright);
    mesh.second_texcoords.assign({{1, 1}, {0, 1}, {0, 0}, {1, 0}});
    compute_tangents(mesh, 1);
    expect_all(mesh, {-1, 0, 0, -1});
    mesh.texcoords.clear();
    compute_tangents(mesh);
    EXPECT_TRUE(mesh.tangents.empty());
}

TEST(Tangents, AreThoseOfEachFormOfAMesh) {
    Mesh interleaved = quad(upright);
    interleave(interleaved);
    Mesh packed = quad(upright);
    packed.packed_normals.assign(std::vector(4, pack_normal({0, 0, 1})));
    packed.normals.clear();
    packed.short_indices.assign({0, 1, 2, 0, 2, 3});
    packed.indices.clear();
    Mesh bare = quad(upright);
    bare.normals.clear();
    for (Mesh* const mesh : {&interleaved, &packed, &bare}) {
        compute_tangents(*mesh);
        expect_all(*mesh, {1, 0, 0, 1});
    }
    EXPECT_TRUE(bare.normals.empty()) << "it is still shaded flat";
    split(interleaved);
    EXPECT_EQ(interleaved.tangents.size(), 4U);
    EXPECT_EQ(interleaved.texcoords.size(), 4U);
}

}  // namespace
}  // namespace vitrine::scene
