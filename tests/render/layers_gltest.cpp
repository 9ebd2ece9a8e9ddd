#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

namespace vitrine::render {
namespace {

using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{32, 32};

double linear(int byte) {
    const double encoded = byte / 255.0;
    return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

/// Surfaces of several layers in even light.
class LayersTest : public test::DrawTest {
protected:
    LayersTest() {
        settings.quality = Quality::normal;
        settings.lighting = {
            .surroundings = Surroundings::even, .intensity = 0.5F, .key = 0, .tone_mapping = ToneMapping::none};
    }
    static scene::Material matte(float color) {
        scene::Material material;
        material.base_color = glm::vec4(glm::vec3(color), 1);
        material.roughness = 1;
        material.double_sided = true;
        return material;
    }
    /// Linear red, from where a ball faces the eye to its rim.
    std::array<double, 3> of_ball(const scene::Material& material) {
        scene::Scene scene;
        test::show(scene, scene::make_sphere(1, 96, 48), material);
        scene::Camera camera;
        camera.projection = scene::Projection::orthographic;
        camera.distance = 4;
        const Pixels pixels = draw(scene, camera, {128, 128}, settings);
        const double radius = 128 / camera.view_height();
        const auto at = [&](double part) { return linear(pixels.at(64 + int(part * radius), 64).r); };
        return {at(0), at(0.7), at(0.96)};
    }
    /// Of two squares, the one behind of that colour, seen through the one in front.
    Pixel through(const scene::Material& front, const glm::vec4& behind = {1, 0, 0, 1}) {
        scene::Scene scene;
        test::show(scene, test::make_pixel_quad({0, 0}, size, -2), test::unlit(behind));
        test::show(scene, test::make_pixel_quad({0, 0}, size), front);
        return draw(scene, test::pixel_camera(size), size, settings).at(16, 16);
    }
    static scene::Material glass() {
        scene::Material material = matte(1);
        material.roughness = 0;
        material.transmission.factor = 1;
        return material;
    }

    Settings settings = test::bare_settings();
};

TEST_F(LayersTest, VarnishMirrorsAFewPartsInAHundredAndMoreAtTheRim) {
    scene::Material material = matte(0);
    material.specular.factor = 0;
    const std::array<double, 3> bare = of_ball(material);
    material.clearcoat.factor = 1;
    const std::array<double, 3> coated = of_ball(material);
    EXPECT_LT(bare[0], 0.002);
    EXPECT_NEAR(coated[0], 0.5 * 0.04, 0.008);
    EXPECT_GT(coated[2], coated[0] + 0.03);
    material.clearcoat.factor = 0.5F;
    EXPECT_NEAR(of_ball(material)[2], 0.5 * coated[2], 0.01);
}

TEST_F(LayersTest, NoneGivesMoreLightThanItGets) {
    for (const float roughness : {0.0F, 0.3F, 0.6F, 1.0F}) {
        scene::Material coated = matte(1);
        coated.clearcoat.factor = 1;
        coated.clearcoat.roughness = roughness;
        scene::Material cloth = matte(1);
        cloth.sheen.color = glm::vec3(1);
        cloth.sheen.roughness = roughness;
        for (const double light : of_ball(coated)) {
            EXPECT_LE(light, 0.51) << roughness;
            EXPECT_GE(light, 0.35) << roughness;
        }
        for (const double light : of_ball(cloth)) {
            EXPECT_LE(light, 0.51) << roughness;
            EXPECT_GE(light, 0.45) << roughness;
        }
    }
}

TEST_F(LayersTest, FibresShineAtTheRim) {
    scene::Material material = matte(0);
    material.specular.factor = 0;
    material.sheen.color = glm::vec3(1);
    material.sheen.roughness = 0.4F;
    const std::array<double, 3> light = of_ball(material);
    EXPECT_LT(light[0], 0.02);
    EXPECT_GT(light[1], light[0] + 0.02);
    EXPECT_GT(light[2], light[1] + 0.1);
}

TEST_F(LayersTest, TheKeyLightIsMirroredInVarnish) {
    settings.lighting.intensity = 0;
    settings.lighting.key = 1;
    scene::Material material = matte(0);
    material.specular.factor = 0;
    material.clearcoat.factor = 1;
    material.clearcoat.roughness = 0.2F;
    scene::Scene scene;
    test::show(scene, scene::make_sphere(1, 96, 48), material);
    scene::Camera camera;
    camera.distance = 4;
    const Pixels pixels = draw(scene, camera, {64, 64}, settings);
    EXPECT_GT(pixels.count([](const Pixel& pixel) { return pixel.r > 60; }), 3U) << "a spot";
    EXPECT_LT(pixels.count([](const Pixel& pixel) { return pixel.r > 20; }), 700U) << "and nothing but a spot";
}

TEST_F(LayersTest, GlassShowsWhatIsBehindInItsColour) {
    settings.lighting.intensity = 0;
    const Pixel clear = through(glass());
    EXPECT_NEAR(linear(clear.r), 0.96, 0.02) << "but what it mirrors";
    EXPECT_LT(clear.g, 3);
    scene::Material tinted = glass();
    tinted.base_color = {0.5F, 0.5F, 0.5F, 1};
    EXPECT_NEAR(linear(through(tinted).r), 0.48, 0.02);
    scene::Material half = glass();
    half.transmission.factor = 0.5F;
    EXPECT_NEAR(linear(through(half).r), 0.48, 0.02);
    scene::Material metal = glass();
    metal.metallic = 1;
    EXPECT_LT(through(metal).r, 3) << "nothing gets through metal";
}

TEST_F(LayersTest, ABodyColoursLightTheMoreTheThickerItIs) {
    settings.lighting.intensity = 0;
    scene::Material body = glass();
    body.transmission.thickness = 2;
    body.transmission.attenuation_distance = 2;
    body.transmission.attenuation_color = {0.5F, 1, 1};
    EXPECT_NEAR(linear(through(body).r), 0.5 * 0.96, 0.02);
    body.transmission.thickness = 4;
    EXPECT_NEAR(linear(through(body).r), 0.25 * 0.96, 0.02);
}

TEST_F(LayersTest, RoughGlassBlurs) {
    settings.lighting.intensity = 0;
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, {16, 32}, -2), test::unlit({1, 1, 1, 1}));
    const scene::NodeId front = test::show(scene, test::make_pixel_quad({0, 0}, size), glass());
    const Pixels sharp = draw(scene, test::pixel_camera(size), size, settings);
    const auto mesh = std::get<scene::MeshId>(scene.node(front).geometries.front());
    scene.edit_material(scene.mesh(mesh).material).roughness = 0.6F;
    const Pixels blurred = draw(scene, test::pixel_camera(size), size, settings);
    EXPECT_GT(sharp.at(14, 16).r, 240);
    EXPECT_LT(sharp.at(17, 16).r, 10);
    EXPECT_LT(blurred.at(14, 16).r, 230);
    EXPECT_GT(blurred.at(17, 16).r, 60);
}

TEST_F(LayersTest, ALensOfGlassTurnsWhatIsBehindAround) {
    settings.lighting.intensity = 0;
    scene::Scene scene;
    test::show(scene, test::make_quad({-9, -9}, {0, 9}, -3), test::unlit({1, 0, 0, 1}));
    test::show(scene, test::make_quad({0, -9}, {9, 9}, -3), test::unlit({0, 1, 0, 1}));
    scene::Material lens = glass();
    lens.ior = 1.6F;
    lens.transmission.thickness = 3;
    test::show(scene, scene::make_sphere(1, 64, 32), lens);
    scene::Camera camera;
    camera.distance = 5;
    const Pixels pixels = draw(scene, camera, {64, 64}, settings);
    EXPECT_GT(pixels.at(4, 32).r, 200) << "beside it red is on the left";
    EXPECT_GT(pixels.at(18, 32).g, 200) << "at its rim on the right";
    EXPECT_GT(pixels.at(46, 32).r, 200);
}

TEST_F(LayersTest, ATransparentBackgroundIsSeenThroughGlass) {
    settings.transparent = true;
    settings.lighting.intensity = 0;
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, size), glass());
    EXPECT_LT(draw(scene, test::pixel_camera(size), size, settings).at(16, 16).a, 12);
}

TEST_F(LayersTest, ADraftIsOpaque) {
    settings.quality = Quality::draft;
    const Pixel pixel = through(glass());
    EXPECT_GT(pixel.g, 60);
    EXPECT_NEAR(pixel.r, pixel.g, 2);
}

}  // namespace
}  // namespace vitrine::render
