#include <vitrine/scene/color_map.h>
#include <vitrine/scene/labels.h>
#include <vitrine/scene/material.h>
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

/// Lightness in Oklab.
float lightness(const glm::vec3& srgb) {
    const glm::vec3 linear = linear_from_srgb(srgb);
    const float l = std::cbrt(glm::dot(linear, glm::vec3(0.4122214708F, 0.5363325363F, 0.0514459929F)));
    const float m = std::cbrt(glm::dot(linear, glm::vec3(0.2119034982F, 0.6806995451F, 0.1073969566F)));
    const float s = std::cbrt(glm::dot(linear, glm::vec3(0.0883024619F, 0.2817188376F, 0.6299787005F)));
    return 0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s;
}

TEST(ColorMap, LightnessRisesEvenly) {
    constexpr int steps = 64;
    const float step = (lightness(perceptual_color(1)) - lightness(perceptual_color(0))) / steps;
    EXPECT_GT(step, 0.01F);
    for (int i = 0; i < steps; ++i) {
        const float here = lightness(perceptual_color(static_cast<float>(i) / steps));
        const float next = lightness(perceptual_color(static_cast<float>(i + 1) / steps));
        EXPECT_NEAR(next - here, step, 0.05F * step) << i;
    }
}

TEST(ColorMap, WhatIsBeyondHasTheNearestColour) {
    EXPECT_EQ(perceptual_color(-1), perceptual_color(0));
    EXPECT_EQ(perceptual_color(7), perceptual_color(1));
    for (int i = 0; i <= 20; ++i) {
        const glm::vec3 color = perceptual_color(static_cast<float>(i) / 20);
        EXPECT_TRUE(glm::all(glm::greaterThanEqual(color, glm::vec3(0))));
        EXPECT_TRUE(glm::all(glm::lessThanEqual(color, glm::vec3(1))));
    }
}

}  // namespace
}  // namespace vitrine::scene
