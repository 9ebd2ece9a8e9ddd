#include <vitrine/base/log.h>
#include <vitrine/prepare/sample_order.h>
#include <vitrine/prepare/scene_preparer.h>
#include <vitrine/scene/sample_cloud.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace vitrine::prepare {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone at the end.
class PreparerTest : public testing::Test {
protected:
    ~PreparerTest() override { fs::remove_all(folder_); }

    PreparerOptions options() const {
        PreparerOptions options;
        options.cache = folder_;
        options.least_cached_triangles = 1000;
        return options;
    }
    std::vector<fs::path> files() const {
        std::vector<fs::path> found;
        if (!fs::exists(folder_)) return found;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) found.push_back(entry.path());
        return found;
    }
    fs::path folder_ = fs::temp_directory_path() / ("vitrine cache é " + std::to_string(std::random_device()()));
};

scene::MeshId only_mesh(const scene::Scene& scene) {
    scene::MeshId found;
    scene.meshes().for_each([&](scene::MeshId id, const scene::Mesh&) { found = id; });
    return found;
}

scene::Scene sphere_scene() {
    scene::Scene scene;
    scene.add_shown(scene::make_sphere(1.0F, 200, 100));
    return scene;
}

const scene::MeshStructure* prepared_structure(scene::Scene& scene, const PreparerOptions& options) {
    ScenePreparer preparer(options);
    preparer.start(scene);
    preparer.wait();
    preparer.take(scene);
    const scene::Mesh& mesh = scene.mesh(only_mesh(scene));
    return mesh.structure.of(mesh);
}

TEST_F(PreparerTest, PreparesInTheBackgroundAndKeepsItInAFile) {
    scene::Scene scene = sphere_scene();
    const scene::MeshStructure* structure = prepared_structure(scene, options());
    ASSERT_NE(structure, nullptr);
    EXPECT_TRUE(structure->closed);
    EXPECT_FALSE(structure->levels.empty());
    ASSERT_EQ(files().size(), 1U);
    scene::Scene again = sphere_scene();
    ASSERT_NE(prepared_structure(again, options()), nullptr);
    EXPECT_EQ(again.mesh(only_mesh(again)).indices, scene.mesh(only_mesh(scene)).indices);
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(PreparerTest, WhatMeshesHaveBesideGoesWithTheirVertices) {
    scene::Scene scene = sphere_scene();
    scene::Mesh& mesh = scene.edit_mesh(only_mesh(scene));
    for (const glm::vec3& position : mesh.positions) {
        mesh.second_texcoords.append(glm::vec2(position));
        mesh.tangents.append(glm::vec4(position, -1));
        mesh.joints.append(glm::u16vec4(mesh.joints.size(), 0, 0, 0));
        mesh.weights.append(glm::vec4(position, 0));
    }
    mesh.morph_targets.emplace_back().positions = mesh.positions;
    const auto positions = mesh.positions;
    const auto before = mesh.indices;
    ASSERT_NE(prepared_structure(scene, options()), nullptr);
    const scene::Mesh& after = scene.mesh(only_mesh(scene));
    EXPECT_NE(after.indices, before) << "in another order";
    for (std::size_t i = 0; i < after.positions.size(); ++i) {
        ASSERT_EQ(after.second_texcoords[i], glm::vec2(after.positions[i]));
        ASSERT_EQ(after.tangents[i], glm::vec4(after.positions[i], -1));
        ASSERT_EQ(positions[after.joints[i].x], after.positions[i]);
        ASSERT_EQ(after.weights[i], glm::vec4(after.positions[i], 0));
        ASSERT_EQ(after.morph_targets.at(0).positions[i], after.positions[i]);
    }
}

TEST_F(PreparerTest, SmallMeshesHaveNoFile) {
    scene::Scene scene;
    scene.add_shown(scene::make_cube());
    EXPECT_NE(prepared_structure(scene, options()), nullptr);
    EXPECT_TRUE(files().empty());
}

TEST_F(PreparerTest, AMeshThatHasChangedMeanwhileStaysAsItIs) {
    scene::Scene scene = sphere_scene();
    ScenePreparer preparer(options());
    preparer.start(scene);
    scene.edit_mesh(only_mesh(scene)).positions.set(0, glm::vec3(0));
    const auto indices = scene.mesh(only_mesh(scene)).indices;
    preparer.wait();
    EXPECT_FALSE(preparer.take(scene));
    EXPECT_EQ(scene.mesh(only_mesh(scene)).indices, indices);
}

TEST_F(PreparerTest, AMeshThatHasGoneIsForgotten) {
    scene::Scene scene = sphere_scene();
    ScenePreparer preparer(options());
    preparer.start(scene);
    scene.remove(only_mesh(scene));
    preparer.wait();
    EXPECT_FALSE(preparer.take(scene));
}

TEST_F(PreparerTest, SaysWhenThereIsSomethingToTake) {
    scene::Scene scene = sphere_scene();
    std::atomic<int> said = 0;
    ScenePreparer preparer(options(), [&] { ++said; });
    preparer.start(scene);
    preparer.wait();
    EXPECT_EQ(said, 1);
    EXPECT_FALSE(preparer.is_working());
    EXPECT_TRUE(preparer.take(scene));
    EXPECT_FALSE(preparer.take(scene)) << "once";
    preparer.start(scene);
    EXPECT_FALSE(preparer.is_working()) << "all is known";
}

TEST_F(PreparerTest, StopsBetweenTwoStepsAndBeginsAgain) {
    scene::Scene scene = sphere_scene();
    ScenePreparer preparer(options());
    preparer.start(scene);
    preparer.stop();
    preparer.start(scene);
    preparer.wait();
    EXPECT_TRUE(preparer.take(scene));
    EXPECT_FALSE(preparer.take(scene));
}

TEST_F(PreparerTest, ADamagedFileIsMadeAgain) {
    scene::Scene scene = sphere_scene();
    prepared_structure(scene, options());
    ASSERT_EQ(files().size(), 1U);
    const fs::path file = files().front();
    const auto size = fs::file_size(file);
    const std::vector<std::string> damages{"", "nonsense", std::string(static_cast<std::size_t>(size), 'x')};
    for (const std::string& damage : damages) {
        std::ofstream(file, std::ios::binary) << damage;
        scene::Scene again = sphere_scene();
        ASSERT_NE(prepared_structure(again, options()), nullptr);
        EXPECT_EQ(again.mesh(only_mesh(again)).indices, scene.mesh(only_mesh(scene)).indices);
        EXPECT_EQ(fs::file_size(file), size);
    }
}

TEST_F(PreparerTest, AFolderThatCannotBeMadeIsOneLineInTheLog) {
    std::ofstream(folder_) << "a file where the folder should be";
    scene::Scene scene = sphere_scene();
    scene.add_shown(scene::make_sphere(2.0F, 200, 100));
    const std::size_t before = log_line_count();
    ScenePreparer preparer(options());
    preparer.start(scene);
    preparer.wait();
    EXPECT_TRUE(preparer.take(scene));
    EXPECT_EQ(log_line_count(), before + 1);
}

TEST_F(PreparerTest, PutsLargeCloudsIntoAnOrderForSampling) {
    scene::Scene scene;
    const scene::PointCloudId large = scene.add(scene::make_scan(worth_ordering));
    const scene::PointCloudId small = scene.add(scene::make_scan(100));
    scene::PointCloud expected = scene.point_cloud(large);
    order_for_sampling(expected);
    ScenePreparer preparer(options());
    preparer.start(scene);
    scene.edit_point_cloud(large).size_pixels = 7;
    preparer.wait();
    EXPECT_TRUE(preparer.take(scene));
    EXPECT_EQ(scene.point_cloud(large).sample_layers, expected.sample_layers);
    EXPECT_EQ(scene.point_cloud(large).positions, expected.positions);
    EXPECT_EQ(scene.point_cloud(large).colors, expected.colors);
    EXPECT_EQ(scene.point_cloud(large).positions.label(), expected.positions.label());
    EXPECT_EQ(scene.point_cloud(large).size_pixels, 7) << "what is not ordered stays as it is now";
    EXPECT_EQ(scene.point_cloud(small).sample_layers, 0U);
    EXPECT_FALSE(preparer.take(scene)) << "once";
}

TEST_F(PreparerTest, LeavesCloudsThatChangedMeanwhile) {
    scene::Scene scene;
    const scene::PointCloudId id = scene.add(scene::make_scan(worth_ordering));
    const glm::vec3 second = scene.point_cloud(id).positions[1];
    ScenePreparer preparer(options());
    preparer.start(scene);
    scene.edit_point_cloud(id).positions.set(0, glm::vec3(7));
    preparer.wait();
    EXPECT_FALSE(preparer.take(scene));
    EXPECT_EQ(scene.point_cloud(id).sample_layers, 0U);
    EXPECT_EQ(scene.point_cloud(id).positions[0], glm::vec3(7));
    EXPECT_EQ(scene.point_cloud(id).positions[1], second);
}

TEST_F(PreparerTest, CloudsAreReadyBeforeTheMeshesAre) {
    scene::Scene scene = sphere_scene();
    const scene::PointCloudId cloud = scene.add(scene::make_scan(worth_ordering));
    std::atomic<int> said = 0;
    ScenePreparer preparer(options(), [&] { ++said; });
    preparer.start(scene);
    preparer.wait();
    EXPECT_EQ(said, 2);
    EXPECT_TRUE(preparer.take(scene));
    EXPECT_GT(scene.point_cloud(cloud).sample_layers, 0U);
    EXPECT_NE(scene.mesh(only_mesh(scene)).structure.of(scene.mesh(only_mesh(scene))), nullptr);
}

TEST_F(PreparerTest, WorksOnWhatTheSceneHasDropped) {
    scene::Scene scene = sphere_scene();
    const scene::PointCloudId cloud = scene.add(scene::make_scan(worth_ordering));
    const auto drop = [](auto& array) { array.tracked_bytes().tracking->drop_bytes(); };
    ScenePreparer preparer(options());
    preparer.start(scene);
    drop(scene.edit_point_cloud(cloud).positions);
    drop(scene.edit_point_cloud(cloud).colors);
    scene::Mesh& mesh = scene.edit_mesh(only_mesh(scene));
    drop(mesh.positions);
    drop(mesh.normals);
    drop(mesh.indices);
    preparer.wait();
    EXPECT_TRUE(preparer.take(scene));
    EXPECT_GT(scene.point_cloud(cloud).sample_layers, 0U);
    EXPECT_TRUE(scene.point_cloud(cloud).positions.has_copy());
    EXPECT_NE(mesh.structure.of(mesh), nullptr);
    EXPECT_TRUE(mesh.indices.has_copy());
    preparer.start(scene);
    EXPECT_FALSE(preparer.is_working()) << "all is known";
}

TEST_F(PreparerTest, WhatIsBegunAnewForgetsWhatWasBefore) {
    scene::Scene large;
    large.add(scene::make_scan(worth_ordering));
    scene::Scene small;
    small.add(scene::make_scan(100));
    ScenePreparer preparer(options());
    preparer.start(large);
    preparer.start(small);
    preparer.wait();
    EXPECT_FALSE(preparer.take(large));
}

TEST_F(PreparerTest, TheCacheForgetsWhatWasNotUsedForLongest) {
    DiskCache cache(folder_, 250);
    const std::vector<std::byte> bytes(100);
    const auto age = [&](const char* name, int hours) {
        fs::last_write_time(folder_ / name, fs::file_time_type::clock::now() - std::chrono::hours(hours));
    };
    cache.store("a.mesh", bytes);
    age("a.mesh", 3);
    cache.store("b.mesh", bytes);
    age("b.mesh", 2);
    EXPECT_TRUE(cache.find("a.mesh")) << "used now";
    cache.store("c.mesh", bytes);
    EXPECT_TRUE(cache.find("a.mesh"));
    EXPECT_FALSE(cache.find("b.mesh"));
    EXPECT_TRUE(cache.find("c.mesh"));
    cache.store("d.mesh", std::vector<std::byte>(251));
    EXPECT_EQ(files().size(), 2U) << "what is too large pushes nothing out";
}

}  // namespace
}  // namespace vitrine::prepare
