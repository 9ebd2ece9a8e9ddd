#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/maps.h>
#include <support/scenes.h>

#include <vitrine/scene/orientation.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace vitrine::render {
namespace {

using test::black;
using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{64, 64};

glm::vec3 white(const glm::vec3& /*direction*/) {
    return glm::vec3(1);
}

/// A bright side, and some light from all others.
glm::vec3 from_the_right(const glm::vec3& direction) {
    return glm::vec3(0.05F + std::max(0.0F, direction.x));
}

/// Colours tell the direction: red is right, green up, blue behind the eye.
glm::vec3 direction_as_color(const glm::vec3& direction) {
    return 0.5F + 0.5F * direction;
}

class EnvironmentGlTest : public test::DrawTest {
protected:
    EnvironmentGlTest() {
        settings.quality = Quality::normal;
        settings.lighting.tone_mapping = ToneMapping::none;
    }
    void light_by(const test::Light& light, glm::ivec2 map_size = {64, 32}) {
        settings.lighting.map = test::environment_of(light, map_size);
        set_surroundings(settings.lighting, Surroundings::map);
    }
    Pixels draw_scene(const scene::Scene& scene) { return draw(scene, camera_, size, settings); }
    Pixels draw_sphere(float metallic, float roughness) {
        scene::Material material;
        material.base_color = glm::vec4(1);
        material.metallic = metallic;
        material.roughness = roughness;
        scene::Scene scene;
        test::show(scene, scene::make_sphere(1), material);
        return draw_scene(scene);
    }
    static double linear(int byte) {
        const double encoded = byte / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    }
    /// Linear green of all pixels that are drawn in these columns.
    static double mean(const Pixels& pixels, int first, int end) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < size.y; ++y) {
            for (int x = first; x < end; ++x) {
                if (pixels.at(x, y) == black) continue;
                sum += linear(pixels.at(x, y).g);
                ++count;
            }
        }
        return sum / count;
    }
    static double left(const Pixels& pixels) { return mean(pixels, 0, size.x / 2); }
    static double right(const Pixels& pixels) { return mean(pixels, size.x / 2, size.x); }

    Settings settings = test::bare_settings();
    scene::Camera camera_ = [] {
        scene::Camera camera;
        camera.distance = 4;
        return camera;
    }();
};

TEST_F(EnvironmentGlTest, AWhiteSurfaceInAWhiteMapCannotBeSeen) {
    light_by(white);
    settings.lighting.intensity = 0.5F;
    for (const float metallic : {0.0F, 0.5F, 1.0F}) {
        for (const float roughness : {0.0F, 0.1F, 0.3F, 0.5F, 0.8F, 1.0F}) {
            const Pixels pixels = draw_sphere(metallic, roughness);
            for (const Pixel& pixel : pixels.all()) {
                if (pixel == black) continue;
                ASSERT_NEAR(linear(pixel.g), 0.5, 0.01) << metallic << " " << roughness;
            }
        }
    }
}

TEST_F(EnvironmentGlTest, AMapOfOneColourIsLikeEvenLight) {
    settings.lighting.intensity = 0.6F;
    for (const float metallic : {0.0F, 1.0F}) {
        for (const float roughness : {0.1F, 0.6F}) {
            set_surroundings(settings.lighting, Surroundings::even);
            settings.lighting.key = 0;
            const Pixels even = draw_sphere(metallic, roughness);
            light_by(white);
            EXPECT_TRUE(test::same(draw_sphere(metallic, roughness), even, 1)) << metallic << " " << roughness;
        }
    }
}

TEST_F(EnvironmentGlTest, TheSideTowardsTheLightIsBright) {
    light_by(from_the_right);
    for (const auto& [metallic, roughness] :
         {std::pair(0.0F, 1.0F), {0.0F, 0.2F}, {1.0F, 0.0F}, {1.0F, 0.5F}, {1.0F, 1.0F}}) {
        settings.lighting.rotation_radians = 0;
        const Pixels from_right = draw_sphere(metallic, roughness);
        EXPECT_GT(right(from_right), 1.5 * left(from_right)) << metallic << " " << roughness;
        settings.lighting.rotation_radians = std::numbers::pi_v<float>;
        const Pixels from_left = draw_sphere(metallic, roughness);
        EXPECT_GT(left(from_left), 1.5 * right(from_left)) << metallic << " " << roughness;
    }
}

TEST_F(EnvironmentGlTest, TurningTheLightTurnsTheMapCounterClockwise) {
    const glm::ivec2 map_size{64, 32};
    const auto uneven = [](const glm::vec3& d) {
        return glm::vec3(0.3F + 0.2F * d.x, 0.4F + 0.3F * d.z * d.x, 0.3F + 0.2F * d.y);
    };
    // Seen from above, what lies in the middle of the map (-z) comes to the left (-x), a quarter of the map before it.
    scene::EnvironmentMap map = test::make_map(map_size, uneven);
    for (int y = 0; y < map_size.y; ++y) {
        const auto row = map.texels.begin() + y * map_size.x;
        std::rotate(row, row + map_size.x / 4, row + map_size.x);
    }
    const auto shifted = make_environment(map);
    set_surroundings(settings.lighting, Surroundings::map);
    for (const Backdrop backdrop : {Backdrop::sharp, Backdrop::blurred}) {
        settings.lighting.backdrop = backdrop;
        settings.lighting.rotation_radians = 0;
        settings.lighting.map = shifted;
        const Pixels expected = draw_sphere(1, 0.3F);
        light_by(uneven, map_size);
        settings.lighting.rotation_radians = std::numbers::pi_v<float> / 2;
        EXPECT_TRUE(test::same(draw_sphere(1, 0.3F), expected, 3));
    }
}

TEST_F(EnvironmentGlTest, WhatIsUpStaysUpWhereverThatIs) {
    light_by([](const glm::vec3& d) { return glm::vec3(0.1F + 0.8F * std::max(0.0F, d.y)); });
    settings.lighting.backdrop = Backdrop::sharp;
    for (const glm::dvec3 up : {glm::dvec3(0, 1, 0), glm::dvec3(0, 0, 1), glm::dvec3(-1, 0, 0)}) {
        camera_.up = up;
        scene::look_from(camera_, scene::StandardView::front);
        const Pixels pixels = draw_scene({});
        EXPECT_GT(pixels.at(size.x / 2, 0).g, pixels.at(size.x / 2, size.y - 1).g + 20);
    }
}

TEST_F(EnvironmentGlTest, TheBackdropIsWhatIsSeenThere) {
    light_by(direction_as_color, {512, 256});
    settings.lighting.backdrop = Backdrop::sharp;
    struct View {
        scene::StandardView from;
        glm::vec3 seen;
    };
    using enum scene::StandardView;
    for (const View& view : {View{front, {0, 0, -1}}, View{back, {0, 0, 1}}, View{right, {-1, 0, 0}},
                             View{left, {1, 0, 0}}, View{top, {0, -1, 0}}, View{bottom, {0, 1, 0}}}) {
        scene::look_from(camera_, view.from);
        const Pixel pixel = draw_scene({}).at(size.x / 2, size.y / 2);
        const glm::vec3 color(linear(pixel.r), linear(pixel.g), linear(pixel.b));
        EXPECT_LT(glm::length(color - direction_as_color(view.seen)), 0.04F)
            << color.r << " " << color.g << " " << color.b;
    }
    // Not as in a mirror: from the front, +x is to the right, and +y up.
    scene::look_from(camera_, front);
    const Pixels pixels = draw_scene({});
    EXPECT_GT(pixels.at(size.x - 1, size.y / 2).r, pixels.at(0, size.y / 2).r + 20);
    EXPECT_GT(pixels.at(size.x / 2, 0).g, pixels.at(size.x / 2, size.y - 1).g + 20);
}

TEST_F(EnvironmentGlTest, AMirrorShowsWhatTheBackdropDoesThere) {
    light_by(direction_as_color, {256, 128});
    settings.lighting.backdrop = Backdrop::sharp;
    scene::look_from(camera_, scene::StandardView::back);
    const Pixel behind = draw_scene({}).at(size.x / 2, size.y / 2);
    scene::look_from(camera_, scene::StandardView::front);
    EXPECT_TRUE(test::same(draw_sphere(1, 0).at(size.x / 2, size.y / 2), behind, 4));
}

TEST_F(EnvironmentGlTest, ABlurredBackdropHasNoEdgesAndNoSeams) {
    light_by([](const glm::vec3& d) { return glm::vec3(d.x + d.z > 0 ? 0.8F : 0.1F); }, {256, 128});
    camera_.fov_y_radians = glm::radians(100.0);
    const auto steepest = [&] {
        int most = 0;
        const Pixels pixels = draw(scene::Scene(), camera_, {256, 256}, settings);
        for (int y = 0; y < 256; ++y) {
            for (int x = 1; x < 256; ++x) most = std::max(most, std::abs(pixels.at(x, y).g - pixels.at(x - 1, y).g));
        }
        return most;
    };
    settings.lighting.backdrop = Backdrop::sharp;
    EXPECT_GT(steepest(), 25);
    settings.lighting.backdrop = Backdrop::blurred;
    EXPECT_LE(steepest(), 6);
}

TEST_F(EnvironmentGlTest, ASharpBackdropHasNoSeamBehind) {
    light_by(direction_as_color, {64, 32});
    settings.lighting.backdrop = Backdrop::sharp;
    scene::look_from(camera_, scene::StandardView::back);
    const Pixels pixels = draw(scene::Scene(), camera_, {256, 256}, settings);
    for (int x = 1; x < 256; ++x) ASSERT_LE(std::abs(pixels.at(x, 128).r - pixels.at(x - 1, 128).r), 4) << x;
}

TEST_F(EnvironmentGlTest, TheBackdropIsExposedAndDimmedAsTheSceneIs) {
    light_by([](const glm::vec3&) { return glm::vec3(0.25F); });
    for (const Backdrop backdrop : {Backdrop::sharp, Backdrop::blurred}) {
        settings.lighting.backdrop = backdrop;
        settings.lighting.intensity = 0.5F;
        settings.lighting.exposure_ev = 2;
        EXPECT_NEAR(linear(draw_scene({}).at(5, 5).g), 0.5, 0.01);
    }
}

TEST_F(EnvironmentGlTest, OfParallelSightsSomethingIsSeenToo) {
    light_by(direction_as_color);
    settings.lighting.backdrop = Backdrop::sharp;
    camera_.projection = scene::Projection::orthographic;
    const Pixels pixels = draw_scene({});
    EXPECT_GT(pixels.at(size.x - 1, size.y / 2).r, pixels.at(0, size.y / 2).r + 20);
}

TEST_F(EnvironmentGlTest, TheStudioIsABackdropToo) {
    settings.lighting.backdrop = Backdrop::sharp;
    const Pixels studio = draw_scene({});
    EXPECT_LT(studio.count(black), studio.all().size() / 10);
    set_surroundings(settings.lighting, Surroundings::even);
    settings.lighting.intensity = 0.5F;
    EXPECT_NEAR(linear(draw_scene({}).at(3, 3).g), 0.5, 0.01);
}

TEST_F(EnvironmentGlTest, DraftsAndPropertiesHaveTheGradient) {
    light_by(white);
    settings.lighting.backdrop = Backdrop::sharp;
    settings.mode = RenderMode::normals;
    EXPECT_TRUE(test::filled(draw_scene({}), black));
    settings.mode = RenderMode::picture;
    settings.quality = Quality::draft;
    EXPECT_TRUE(test::filled(draw_scene({}), black));
}

TEST_F(EnvironmentGlTest, WithoutAMapTheStudioStandsIn) {
    const Pixels studio = draw_sphere(0.5F, 0.3F);
    settings.lighting.surroundings = Surroundings::map;
    EXPECT_TRUE(test::same(draw_sphere(0.5F, 0.3F), studio));
}

TEST_F(EnvironmentGlTest, AnotherMapTakesThePlaceOfTheFirst) {
    light_by(from_the_right);
    const Pixels first = draw_sphere(1, 0.2F);
    const auto kept = settings.lighting.map;
    light_by(direction_as_color);
    const Pixels second = draw_sphere(1, 0.2F);
    EXPECT_FALSE(test::same(first, second, 8));
    settings.lighting.map = kept;
    EXPECT_TRUE(test::same(draw_sphere(1, 0.2F), first));
}

TEST_F(EnvironmentGlTest, AHostsTexturesStayBound) {
    light_by(white);
    settings.lighting.backdrop = Backdrop::sharp;
    const gl::Texture flat = gl::Texture::make("host", GL_TEXTURE_2D);
    const gl::Texture cube = gl::Texture::make("host", GL_TEXTURE_CUBE_MAP);
    for (const GLuint unit : {8U, 9U}) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, flat.id());
        glBindTexture(GL_TEXTURE_CUBE_MAP, cube.id());
    }
    draw_sphere(1, 0.5F);
    for (const GLuint unit : {8U, 9U}) {
        glActiveTexture(GL_TEXTURE0 + unit);
        GLint bound = 0;
        glGetIntegerv(GL_TEXTURE_BINDING_2D, &bound);
        EXPECT_EQ(static_cast<GLuint>(bound), flat.id());
        glGetIntegerv(GL_TEXTURE_BINDING_CUBE_MAP, &bound);
        EXPECT_EQ(static_cast<GLuint>(bound), cube.id());
        glBindTexture(GL_TEXTURE_2D, 0);
        glBindTexture(GL_TEXTURE_CUBE_MAP, 0);
    }
    glActiveTexture(GL_TEXTURE0);
}

}  // namespace
}  // namespace vitrine::render
