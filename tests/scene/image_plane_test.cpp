#include <vitrine/scene/labels.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/scene_arrays.h>

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

ImagePlane make_image() {
    ImagePlane image;
    image.name = "map";
    image.texels = ScalarImage(4, 3);
    image.size = {8, 6};
    label_arrays(image, image.name);
    return image;
}

TEST(ImagePlane, StandsInTheSceneLikeOtherGeometry) {
    Scene scene;
    scene.add_shown(make_image(), glm::mat4(1.0F));
    const SceneCounts counts = scene.counts();
    EXPECT_EQ(counts.images, 1U);
    EXPECT_EQ(counts.texels, 12U);
    EXPECT_EQ(counts.bytes, 48U);
    EXPECT_EQ(scene.bounds(), (Bounds{{-4, -3, 0}, {4, 3, 0}}));
    const ImagePlaneId id = scene.image_planes().ids().front();
    EXPECT_TRUE(scene.contains(id));
    scene.remove(id);
    EXPECT_FALSE(scene.contains(id));
    EXPECT_TRUE(scene.bounds().empty());
}

TEST(ImagePlane, EditsAreChangesOfTheScene) {
    Scene scene;
    scene.add_shown(make_image());
    const ImagePlaneId id = scene.image_planes().ids().front();
    const std::uint64_t before = scene.revision();
    EXPECT_EQ(scene.revision(), before);
    scene.edit_image_plane(id).scalars().set(1, 1, 2.0F);
    EXPECT_NE(scene.revision(), before);
}

TEST(ImagePlane, AnEmptyOneHasNoBounds) {
    EXPECT_TRUE(ImagePlane().bounds().empty());
}

TEST(SceneArrays, AreAllVisitedThatHaveElements) {
    Scene scene;
    scene.add_shown(make_image());
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    mesh.scalars.push_back({"heat", arrays::TrackedArray<float>(3)});
    label_arrays(mesh, "mesh");
    scene.add_shown(std::move(mesh));
    std::vector<std::string> labels;
    visit_arrays(scene, [&](const arrays::TrackedBytes& array) { labels.push_back(array.tracking->label); });
    EXPECT_EQ(labels, (std::vector<std::string>{"mesh positions", "mesh heat"}));
    labels.clear();
    visit_images(scene, [&](const arrays::TrackedTexels& image) { labels.push_back(image.bytes.tracking->label); });
    EXPECT_EQ(labels, std::vector<std::string>{"map texels"});
}

}  // namespace
}  // namespace vitrine::scene
