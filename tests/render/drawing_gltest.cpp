#include <support/canvas.h>

#include <vitrine/io/svg_scene.h>
#include <vitrine/scene/drawing.h>

#include <gtest/gtest.h>

#include <span>
#include <string_view>

namespace vitrine::render {
namespace {

using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{100, 100};

class DrawingTest : public test::DrawTest {
protected:
    /// A drawing of 100 by 100 pixels, each of them a pixel of the picture.
    Pixels shown(std::string_view svg) {
        scene::Scene scene;
        io::read_svg({"a.svg", std::as_bytes(std::span(svg))}, scene, scene.root());
        scene::Camera camera = scene::drawing_camera(scene.bounds(), 1);
        camera.distance *= 100 / camera.view_height();
        Settings settings = test::bare_settings();
        settings.grid = true;  // which a drawing does not have
        return draw(scene, camera, size, settings);
    }
};

constexpr Pixel white{255, 255, 255, 255};
constexpr Pixel red{255, 0, 0, 255};
constexpr Pixel blue{0, 0, 255, 255};

TEST_F(DrawingTest, IsPaintedInOrderOnAWhitePageByTwoCalls) {
    const Pixels pixels = shown(
        "<svg width='100' height='100'><rect x='10' y='10' width='40' height='40' fill='red'/>"
        "<rect x='30' y='30' width='40' height='40' fill='none' stroke='blue' stroke-width='6'/>"
        "<path d='M60 5H95V25H60zM70 10H85V20H70z' fill='lime' fill-rule='evenodd'/>"
        "<g opacity='.5'><rect x='10' y='80' width='20' height='10'/></g></svg>");
    EXPECT_EQ(canvas().counts().draw_calls, 2U);
    EXPECT_EQ(pixels.at(3, 3), white);
    EXPECT_EQ(pixels.at(15, 15), red);
    EXPECT_EQ(pixels.at(40, 40), red);   // seen through the square that is only stroked
    EXPECT_EQ(pixels.at(30, 40), blue);  // its stroke hides the red
    EXPECT_EQ(pixels.at(60, 60), white);
    EXPECT_EQ(pixels.at(62, 15), Pixel(0, 255, 0, 255));
    EXPECT_EQ(pixels.at(77, 15), white);
    EXPECT_NEAR(pixels.at(20, 85).r, 127, 1);
}

TEST_F(DrawingTest, HairlinesAreEven) {
    const Pixels pixels = shown(
        "<svg width='100' height='100'><path d='M20 10L35 90M60 90V10' stroke='black' stroke-width='.25'/></svg>");
    for (int y = 15; y < 85; ++y) {
        double darkness = 0;
        for (int x = 15; x < 45; ++x) darkness += 1 - pixels.at(x, y).g / 255.0;
        EXPECT_NEAR(darkness, 0.25, 0.12) << "row " << y;
    }
}

}  // namespace
}  // namespace vitrine::render
