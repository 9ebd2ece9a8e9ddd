#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/base/error.h>
#include <vitrine/render/tiled_picture.h>

#include <gtest/gtest.h>

#include <cstring>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

class TiledPictureTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{2300, 60};

    static scene::Camera camera_for(const scene::Scene& scene) {
        scene::Camera camera = scene::default_camera(scene.bounds(), 1);
        camera.fov_y_radians /= 40;  // so that things reach over the border of the tiles
        return camera;
    }
    Pixels tiled(const scene::Scene& scene, const Settings& settings, int samples = 1) {
        TiledPicture picture(canvas().renderer(), scene, camera_for(scene), settings, size, samples);
        EXPECT_EQ(picture.tile_count(), 2U);
        while (!picture.done()) picture.draw_tile();
        const std::vector<std::uint8_t> bytes = picture.take();
        std::vector<test::Pixel> pixels(bytes.size() / 4);
        std::memcpy(pixels.data(), bytes.data(), bytes.size());
        return {size, std::move(pixels)};
    }
};

// A rasterizer computes with positions in the framebuffer, so that a place elsewhere may round otherwise.
TEST_F(TiledPictureTest, IsTheWholePicture) {
    const scene::Scene scene = test::make_varied_scene();
    for (const int samples : {1, 4}) {
        for (const bool refined : {false, true}) {
            Settings settings;
            settings.smooth_edges = refined;
            settings.pictures = refined ? 3 : 1;
            const Pixels found = tiled(scene, settings, samples);
            const Pixels whole = draw(scene, camera_for(scene), size, settings, samples);
            EXPECT_LT(test::differing_part(found, whole, 2), 2e-3) << samples << refined;
        }
    }
}

TEST_F(TiledPictureTest, IsOfTheSceneAsItWas) {
    scene::Scene scene = test::make_varied_scene();
    const Pixels before = tiled(scene, bare_settings());
    TiledPicture picture(canvas().renderer(), scene, camera_for(scene), bare_settings(), size, 1);
    picture.draw_tile();
    scene.edit_node(scene.node(scene.root()).children.front()).visible = false;
    draw(scene, camera_for(scene), {50, 50});
    picture.draw_tile();
    const std::vector<std::uint8_t> bytes = picture.take();
    EXPECT_EQ(std::memcmp(bytes.data(), before.all().data(), bytes.size()), 0);
}

TEST_F(TiledPictureTest, LeavesTheStateOfOpenGLAsItWas) {
    const scene::Scene scene = test::make_varied_scene();
    TiledPicture picture(canvas().renderer(), scene, camera_for(scene), bare_settings(), size, 4);
    picture.draw_tile();
    const test::UnusualState unusual;
    const test::StateText before = test::state_text();
    picture.draw_tile();
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

TEST_F(TiledPictureTest, RefusesWhatTheDriverCannotDo) {
    const scene::Scene scene;
    for (const glm::ivec2 wrong : {glm::ivec2(0, 5), glm::ivec2(5, -1), glm::ivec2(1 << 20, 5)})
        EXPECT_THROW(TiledPicture(canvas().renderer(), scene, {}, bare_settings(), wrong, 1), GraphicsError);
}

class TransparentTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{40, 30};

    /// Red to the left, half of blue in the middle.
    static scene::Scene two_quads() {
        scene::Scene scene;
        test::show(scene, test::make_pixel_quad({2, 2}, {10, 10}), test::unlit({1, 0, 0, 1}));
        test::show(scene, test::make_pixel_quad({20, 2}, {10, 10}), test::unlit({0, 0, 1, 0.5F}));
        return scene;
    }
};

TEST_F(TransparentTest, TellsWhatIsCovered) {
    for (const std::uint32_t pictures : {1U, 4U}) {
        for (const bool smooth : {false, true}) {
            for (const int samples : {1, 4}) {
                Settings settings = bare_settings();
                settings.background_top = settings.background_bottom = glm::vec3(0.5F);
                settings.transparent = true;
                settings.pictures = pictures;
                settings.smooth_edges = smooth;
                const Pixels picture = draw(two_quads(), test::pixel_camera(size), size, settings, samples);
                EXPECT_EQ(picture.at(36, 20), test::Pixel(0, 0, 0, 0));
                EXPECT_EQ(picture.at(6, 6), test::Pixel(255, 0, 0, 255));
                const test::Pixel half = picture.at(25, 6);
                EXPECT_NEAR(half.w, 128, 1);
                EXPECT_NEAR(half.z, 128, 1) << "multiplied by alpha";
                EXPECT_EQ(half.x, 0);
            }
        }
    }
}

}  // namespace
}  // namespace vitrine::render
