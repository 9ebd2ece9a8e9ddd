#include <vitrine/scene/shapes.h>

#include <scene/checks.h>
#include <scene/mesh_checks.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace vitrine::scene {
namespace {

/// World positions of all that a node shows.
std::vector<glm::vec3> positions_of(const Scene& scene, const Node& node, const glm::mat4& world) {
    std::vector<glm::vec3> positions;
    const auto add = [&](std::span<const glm::vec3> local) {
        for (const glm::vec3& position : local) positions.emplace_back(world * glm::vec4(position, 1));
    };
    for (const Geometry& geometry : node.geometries) {
        if (const auto* mesh = std::get_if<MeshId>(&geometry)) add(scene.mesh(*mesh).positions.view());
        if (const auto* cloud = std::get_if<PointCloudId>(&geometry)) add(scene.point_cloud(*cloud).positions.view());
        if (const auto* lines = std::get_if<LineSetId>(&geometry)) add(scene.line_set(*lines).positions.view());
    }
    return positions;
}

struct Part {
    std::string name;
    std::vector<glm::vec3> positions;
};

std::vector<Part> parts_of(const Scene& scene) {
    std::vector<Part> parts;
    scene.visit([&](NodeId, const Node& node, const glm::mat4& world) {
        parts.push_back({node.name, positions_of(scene, node, world)});
    });
    return parts;
}

TEST(SampleScene, ShowsEveryKindOfGeometry) {
    const SceneCounts counts = make_sample_scene().counts();
    EXPECT_GE(counts.meshes, 5U);
    EXPECT_EQ(counts.point_clouds, 1U);
    EXPECT_EQ(counts.line_sets, 1U);
    EXPECT_GE(counts.points, 5000U);
    EXPECT_GT(counts.segments, 100U);
    EXPECT_GT(counts.materials, 3U);
    EXPECT_EQ(counts.nodes, counts.meshes + counts.point_clouds + counts.line_sets);
}

TEST(SampleScene, NamesItsParts) {
    std::set<std::string> names;
    for (const Part& part : parts_of(make_sample_scene())) names.insert(part.name);
    EXPECT_EQ(names, (std::set<std::string>{"terrace", "teapot", "cube", "torus", "sphere", "galaxy", "knot"}));
}

TEST(SampleScene, StandsOnTheGround) {
    const Scene scene = make_sample_scene();
    EXPECT_NEAR(scene.bounds().min.y, 0, 1e-6);
    EXPECT_GT(scene.bounds().max.y, 1.5);
}

TEST(SampleScene, ItsPartsRestOnTheTerrace) {
    const Scene scene = make_sample_scene();
    const std::vector<Part> parts = parts_of(scene);
    ASSERT_EQ(parts.front().name, "terrace");
    for (const Part& part : parts) {
        if (part.name == "terrace") continue;
        double lowest = 1e9;
        for (const glm::vec3& position : part.positions) lowest = std::min<double>(lowest, position.y);
        for (const glm::vec3& ground : parts.front().positions) {
            for (std::size_t i = 0; i < part.positions.size(); i += 7) {
                const glm::vec3& position = part.positions[i];
                if (glm::distance(glm::vec2(position.x, position.z), glm::vec2(ground.x, ground.z)) > 0.02F) continue;
                EXPECT_GE(position.y, ground.y - 0.005F)
                    << part.name << " sinks in at " << ground.x << ", " << ground.z;
            }
        }
        EXPECT_NEAR(lowest, 0.2, 1e-4) << part.name;
    }
}

TEST(SampleScene, ItsPartsDoNotMeet) {
    using Cell = std::tuple<int, int, int>;
    std::map<Cell, std::string> owner;
    for (const Part& part : parts_of(make_sample_scene())) {
        if (part.name == "terrace") continue;
        for (const glm::vec3& position : part.positions) {
            const glm::ivec3 cell(glm::floor(position / 0.1F));
            const auto& held = owner.try_emplace({cell.x, cell.y, cell.z}, part.name).first->second;
            EXPECT_EQ(held, part.name) << "near " << position.x << ", " << position.y << ", " << position.z;
        }
    }
}

TEST(SampleScene, IsTheSameEachTime) {
    const std::vector<Part> first = parts_of(make_sample_scene());
    const std::vector<Part> second = parts_of(make_sample_scene());
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].positions, second[i].positions);
}

TEST(SampleScene, ArraysFitTogether) {
    const Scene scene = make_sample_scene();
    scene.meshes().for_each([](MeshId, const Mesh& mesh) {
        EXPECT_EQ(mesh.normals.size(), mesh.positions.size()) << mesh.name;
        EXPECT_TRUE(mesh.colors.empty() || mesh.colors.size() == mesh.positions.size()) << mesh.name;
        EXPECT_LT(worst_normal_length(mesh), 1e-5) << mesh.name;
        EXPECT_EQ(mesh.colors.label(), mesh.name + " colors") << "messages about memory name the array";
    });
    scene.point_clouds().for_each(
        [](PointCloudId, const PointCloud& cloud) { EXPECT_EQ(cloud.colors.size(), cloud.positions.size()); });
    scene.line_sets().for_each([](LineSetId, const LineSet& lines) {
        EXPECT_EQ(lines.colors.size(), lines.positions.size());
        EXPECT_EQ(lines.positions.label(), "knot positions");
        for (const std::uint32_t index : lines.indices) EXPECT_LT(index, lines.positions.size());
    });
}

TEST(HeightFieldScene, HasTheSizeAskedFor) {
    const Scene scene = make_height_field_scene(30, 20);
    const SceneCounts counts = scene.counts();
    EXPECT_EQ(counts.meshes, 1U);
    EXPECT_EQ(counts.vertices, 600U);
    EXPECT_EQ(counts.triangles, 2U * 29 * 19);
    EXPECT_NEAR(scene.bounds().size().x, 2, 1e-6);
    EXPECT_NEAR(scene.bounds().size().z, 2, 1e-6);
    EXPECT_GT(scene.bounds().size().y, 0.1);
}

TEST(LayersScene, HasAsManySquaresAsAskedForAndAllAreBlended) {
    const Scene scene = make_layers_scene(50);
    EXPECT_EQ(scene.counts().triangles, 100U);
    EXPECT_EQ(scene.counts().vertices, 200U);
    EXPECT_EQ(scene.bounds().size().x, 2.0);
    const Mesh& mesh = scene.mesh(scene.meshes().ids().front());
    EXPECT_LT(scene.material(mesh.material).base_color.a, 1.0F);
    for (const std::uint32_t index : mesh.indices) EXPECT_LT(index, mesh.positions.size());
}

TEST(HeightFieldScene, IsColouredByHeightAndSmooth) {
    const Scene scene = make_height_field_scene(40, 40);
    const Mesh& mesh = scene.mesh(scene.meshes().ids().front());
    ASSERT_EQ(mesh.colors.size(), 1600U);
    ASSERT_EQ(mesh.normals.size(), 1600U);
    EXPECT_LT(worst_normal_length(mesh), 1e-6);
    EXPECT_GT(least_agreement(mesh), 0.9);
    const auto by_height = [](const glm::vec3& a, const glm::vec3& b) { return a.y < b.y; };
    const auto lowest = std::min_element(mesh.positions.begin(), mesh.positions.end(), by_height);
    const auto highest = std::max_element(mesh.positions.begin(), mesh.positions.end(), by_height);
    const auto brightness = [&](auto at) {
        const glm::u8vec4& color = mesh.colors[static_cast<std::size_t>(at - mesh.positions.begin())];
        EXPECT_EQ(color.a, 255);
        return color.r + color.g + color.b;
    };
    EXPECT_GT(brightness(highest), brightness(lowest) + 200);
}

}  // namespace
}  // namespace vitrine::scene
