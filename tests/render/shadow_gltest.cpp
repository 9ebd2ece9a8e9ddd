#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/render/light_block.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <array>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

class ShadowTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{160, 120};

    static Settings lit(bool shadows = true) {
        Settings settings = bare_settings();
        settings.quality = Quality::normal;
        settings.lighting.surroundings = Surroundings::even;
        settings.lighting.intensity = 0.2F;
        settings.shadows = shadows;
        return settings;
    }
    static scene::Material white() {
        scene::Material material;
        material.base_color = glm::vec4(1);
        material.roughness = 1;
        return material;
    }
    /// A floor, and a ball above it; `seen from` straight above.
    static scene::Scene ball_over_floor() {
        scene::Scene scene;
        test::show(scene, scene::make_plane(8, 8), white());
        test::show(scene, scene::make_sphere(0.5F, 48, 24), white(), glm::translate(glm::mat4(1), {0, 1, 0}));
        return scene;
    }
    static scene::Camera from_above(const scene::Scene& scene) {
        scene::Camera camera = scene::default_camera(scene.bounds(), double(size.x) / size.y);
        scene::look_from(camera, scene::StandardView::top);
        camera.projection = scene::Projection::orthographic;
        return camera;
    }
    /// The pixel, y down, where a point is seen.
    static glm::ivec2 pixel_of(const scene::Scene& scene, const scene::Camera& camera, const glm::dvec3& point) {
        const glm::dmat4 to_clip =
            camera.projection_matrix(double(size.x) / size.y, scene::clip_planes_for(camera, scene.bounds())) *
            camera.view();
        const glm::dvec4 clip = to_clip * glm::dvec4(point, 1);
        return glm::ivec2(glm::dvec2(0.5 + 0.5 * clip.x / clip.w, 0.5 - 0.5 * clip.y / clip.w) * glm::dvec2(size));
    }
    /// Where on the floor the shadow of a point falls.
    static glm::dvec3 shadow_of(const glm::dvec3& point, const Settings& settings) {
        const glm::dvec3 to_light = key_light_direction({0, 1, 0}, settings.lighting);
        return point - to_light * (point.y / to_light.y);
    }
    int brightness(const Pixels& picture, const scene::Scene& scene, const scene::Camera& camera,
                   const glm::dvec3& point) {
        const glm::ivec2 at = pixel_of(scene, camera, point);
        return picture.at(at.x, at.y).x;
    }
};

TEST_F(ShadowTest, FallWhereTheLightDoesNotGet) {
    const scene::Scene scene = ball_over_floor();
    const scene::Camera camera = from_above(scene);
    for (const float rotation : {0.0F, 2.0F, 4.0F}) {
        Settings settings = lit();
        settings.lighting.rotation_radians = rotation;
        Settings without = settings;
        without.shadows = false;
        const Pixels picture = draw(scene, camera, size, settings);
        const Pixels plain = draw(scene, camera, size, without);
        const glm::dvec3 middle = shadow_of({0, 1, 0}, settings);
        EXPECT_LT(brightness(picture, scene, camera, middle), brightness(plain, scene, camera, middle) - 40);
        const glm::dvec3 other = -middle;
        EXPECT_EQ(brightness(picture, scene, camera, other), brightness(plain, scene, camera, other));
        EXPECT_LT(brightness(picture, scene, camera, shadow_of({0, 1.35, 0}, settings)),
                  brightness(plain, scene, camera, middle) - 40)
            << "of the ball's upper half";
        EXPECT_EQ(brightness(picture, scene, camera, shadow_of({0, 2.2, 0}, settings)),
                  brightness(plain, scene, camera, middle))
            << "beyond it";
    }
}

TEST_F(ShadowTest, NothingShadesItself) {
    scene::Scene scene;
    test::show(scene, scene::make_plane(8, 8, 20, 20), white());
    const scene::Camera camera = scene::default_camera(scene.bounds(), double(size.x) / size.y);
    EXPECT_TRUE(test::same(draw(scene, camera, size, lit()), draw(scene, camera, size, lit(false)), 1));
}

TEST_F(ShadowTest, OfWhatIsNotThereAreNone) {
    scene::Scene scene = ball_over_floor();
    const scene::Camera camera = from_above(scene);
    scene::Material& material = scene.edit_material(scene.materials().ids().back());
    material.alpha_mode = scene::AlphaMode::mask;
    material.base_color.a = 0.2F;
    const glm::dvec3 middle = shadow_of({0, 1, 0}, lit());
    EXPECT_EQ(brightness(draw(scene, camera, size, lit()), scene, camera, middle),
              brightness(draw(scene, camera, size, lit(false)), scene, camera, middle));
}

TEST_F(ShadowTest, OfManyPartsTooAndWhenTheyMove) {
    scene::Scene scene;
    test::show(scene, scene::make_plane(8, 8, 3, 3), white());
    std::array<scene::NodeId, 20> nodes;
    for (scene::NodeId& node : nodes)
        node = test::show(scene, scene::make_sphere(0.5F, 16, 8), white(), glm::translate(glm::mat4(1), {0, 1, 0}));
    const scene::Camera camera = from_above(scene);
    const glm::dvec3 middle = shadow_of({0, 1, 0}, lit());
    const int plain = brightness(draw(scene, camera, size, lit(false)), scene, camera, middle);
    EXPECT_LT(brightness(draw(scene, camera, size, lit()), scene, camera, middle), plain - 40);
    for (const scene::NodeId node : nodes)
        scene.edit_node(node).transform = glm::translate(glm::mat4(1), {-2 * middle.x, 1, -2 * middle.z});
    EXPECT_EQ(brightness(draw(scene, camera, size, lit()), scene, camera, middle), plain);
}

TEST_F(ShadowTest, AreSofterTheFartherTheyFallWhenThePictureRests) {
    scene::Scene scene;
    test::show(scene, scene::make_plane(8, 8), white());
    scene::Mesh edge = scene::make_plane(4, 4);
    test::show(scene, std::move(edge), white(), glm::translate(glm::mat4(1), {0, 1.5F, 0}));
    const scene::Camera camera = from_above(scene);
    Settings hard = lit();
    Settings soft = hard;
    soft.pictures = 32;
    const Pixels one = draw(scene, camera, size, hard);
    const Pixels many = draw(scene, camera, size, soft);
    // Across the shadow's border: how many pixels are in between.
    const auto between = [&](const Pixels& picture) {
        const int lightest = brightness(picture, scene, camera, {3.8, 0, 3.8});
        const glm::dvec3 inside = shadow_of({-1.4, 1.5, 0}, hard);
        const int darkest = brightness(picture, scene, camera, inside);
        EXPECT_LT(darkest, lightest - 40);
        const glm::ivec2 from = pixel_of(scene, camera, inside);
        int count = 0;
        for (int x = from.x; x > from.x - 20; --x) {
            const int found = picture.at(x, from.y).x;
            count += found > darkest + 4 && found < lightest - 4 ? 1 : 0;
        }
        return count;
    };
    EXPECT_GT(between(many), between(one) + 1);
}

TEST_F(ShadowTest, DarkenTheGroundToo) {
    scene::Scene scene;
    test::show(scene, scene::make_sphere(0.5F, 48, 24), white());
    scene::Camera camera = scene::default_camera(scene.bounds(), double(size.x) / size.y);
    Settings settings = lit();
    settings.background_top = settings.background_bottom = glm::vec3(0.8F);
    settings.lighting.rotation_radians = 3;  // from behind the ball, whose shadow falls before it
    camera.distance *= 2.5;
    const Pixels picture = draw(scene, camera, size, settings);
    const glm::dvec3 to_light = key_light_direction({0, 1, 0}, settings.lighting);
    const glm::dvec3 middle = -to_light * (0.5 / to_light.y);
    const glm::dvec3 ground(1.3 * middle.x, middle.y, 1.3 * middle.z);
    const int background = picture.at(2, 2).x;
    EXPECT_LT(brightness(picture, scene, camera, ground), background - 20);
    settings.shadows = false;
    EXPECT_EQ(brightness(draw(scene, camera, size, settings), scene, camera, ground), background);
}

TEST_F(ShadowTest, LeaveTheStateOfOpenGLAsItWas) {
    const scene::Scene scene = ball_over_floor();
    const scene::Camera camera = from_above(scene);
    draw(scene, camera, size, lit());
    Settings settings = lit();
    settings.lighting.rotation_radians = 1;
    const test::UnusualState unusual;
    const test::StateText before = test::state_text();
    canvas().renderer().draw(scene, camera, settings, canvas().target());
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

}  // namespace
}  // namespace vitrine::render
