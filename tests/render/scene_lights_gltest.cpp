#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <numbers>

namespace vitrine::render {
namespace {

constexpr glm::ivec2 size{32, 32};

/// A matte white wall that faces +z, in the light of one lamp.
class SceneLightsTest : public test::DrawTest {
protected:
    SceneLightsTest() {
        settings.quality = Quality::normal;
        settings.lighting = {
            .surroundings = Surroundings::even, .intensity = 0, .key = 1, .tone_mapping = ToneMapping::none};
        scene::Material material;
        material.base_color = glm::vec4(1);
        material.roughness = 1;
        material.specular.factor = 0;
        test::show(scene, scene::make_plane(8, 8), material, glm::rotate(glm::mat4(1), glm::radians(90.0F), {1, 0, 0}));
        camera.projection = scene::Projection::orthographic;
        camera.distance = 2;
    }
    /// It shines along -z.
    scene::NodeId add(scene::Light light, glm::vec3 place = glm::vec3(0, 0, 2)) {
        scene::Node node;
        node.transform = glm::translate(glm::mat4(1), place);
        light.node = scene.add_node(node);
        scene.add(light);
        return light.node;
    }
    static scene::Light light(scene::LightKind kind, float intensity) {
        scene::Light light;
        light.kind = kind;
        light.intensity = intensity;
        return light;
    }
    /// Linear red, in the middle or somewhere else.
    double seen(glm::ivec2 at = size / 2) {
        const double encoded = draw(scene, camera, size, settings).at(at.x, at.y).r / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    }

    scene::Scene scene;
    scene::Camera camera;
    Settings settings = test::bare_settings();
};

TEST_F(SceneLightsTest, ASunIsAsBrightAsItsIlluminanceSays) {
    scene::Light sun = light(scene::LightKind::directional, 2);
    sun.color = {1, 0.5F, 0};
    add(sun);
    EXPECT_NEAR(seen(), 2 / std::numbers::pi, 0.01);
    EXPECT_NEAR(seen({1, 1}), 2 / std::numbers::pi, 0.01) << "everywhere";
}

TEST_F(SceneLightsTest, ALampIsWeakerWithTheSquareOfItsDistance) {
    const scene::NodeId lamp = add(light(scene::LightKind::point, 4), {0, 0, 1.5F});
    EXPECT_NEAR(seen(), 4 / (2.25 * std::numbers::pi), 0.01);
    scene.edit_node(lamp).transform = glm::translate(glm::mat4(1), {0, 0, 3});
    EXPECT_NEAR(seen(), 4 / (9 * std::numbers::pi), 0.01);
    scene.edit_node(lamp).transform = glm::scale(scene.node(lamp).transform, glm::vec3(5));
    EXPECT_NEAR(seen(), 4 / (9 * std::numbers::pi), 0.01) << "whatever its node's scale is";
}

TEST_F(SceneLightsTest, BeyondItsRangeThereIsNone) {
    scene::Light lamp = light(scene::LightKind::point, 4);
    lamp.range = 1.9F;
    add(lamp);
    EXPECT_EQ(seen(), 0);
}

TEST_F(SceneLightsTest, ASpotLightFadesBetweenItsCones) {
    scene::Light spot = light(scene::LightKind::spot, 6);
    spot.inner_cone_radians = 0.1F;
    spot.outer_cone_radians = 0.3F;
    add(spot);
    const double height = camera.view_height();
    const auto at_angle = [&](double radians) {
        const double pixels = std::tan(radians) * 2 / height * size.y;
        return seen({size.x / 2 + int(pixels), size.y / 2});
    };
    EXPECT_NEAR(at_angle(0), 6 / (4 * std::numbers::pi), 0.02);
    EXPECT_GT(at_angle(0.05), at_angle(0.22));
    EXPECT_GT(at_angle(0.22), 0.005);
    EXPECT_EQ(at_angle(0.36), 0);
}

TEST_F(SceneLightsTest, TakeTheKeyLightsPlaceUnlessTheyAreOff) {
    const double key = seen();
    EXPECT_GT(key, 0.1);
    const scene::NodeId lamp = add(light(scene::LightKind::point, 0.001F));
    EXPECT_LT(seen(), 0.01);
    settings.lighting.scene_lights = 0;
    EXPECT_NEAR(seen(), key, 1e-6);
    settings.lighting.scene_lights = 1;
    scene.edit_node(lamp).visible = false;
    EXPECT_NEAR(seen(), key, 1e-6);
}

TEST_F(SceneLightsTest, AddUp) {
    for (int i = 0; i < 3; ++i) add(light(scene::LightKind::directional, 0.5F));
    EXPECT_NEAR(seen(), 1.5 / std::numbers::pi, 0.01);
    settings.lighting.scene_lights = 0.5F;
    EXPECT_NEAR(seen(), 0.75 / std::numbers::pi, 0.01);
}

}  // namespace
}  // namespace vitrine::render
