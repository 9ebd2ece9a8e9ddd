#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/color_map.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <limits>
#include <utility>

namespace vitrine::render {
namespace {

using test::black;
using test::Box;
using test::covered;
using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{32, 24};
constexpr Pixel red{255, 0, 0, 255};
constexpr Pixel green{0, 255, 0, 255};
constexpr Pixel blue{10, 20, 200, 255};

class ImageTest : public test::DrawTest {
protected:
    /// Shows an image over pixels [(8, 4), (8, 4) + extent).
    static scene::Scene shown(scene::ImagePlane image, glm::vec2 extent) {
        image.size = extent;
        scene::Scene scene;
        const glm::vec3 middle(8 + extent.x / 2, -(4 + extent.y / 2), 0);
        scene.add_shown(std::move(image), glm::translate(glm::mat4(1.0F), middle));
        return scene;
    }
    static scene::ImagePlane colors() {
        scene::ColorImage texels(2, 2, glm::u8vec4(255, 0, 0, 255));
        texels.set(1, 0, {0, 255, 0, 0});
        texels.set(0, 1, {10, 20, 200, 255});
        scene::ImagePlane image;
        image.texels = std::move(texels);
        return image;
    }
    static scene::ImagePlane numbers(float low, float high) {
        scene::ScalarImage texels(4, 1);
        const std::array values{low, high, high + 100, std::numeric_limits<float>::quiet_NaN()};
        texels.assign(texels.rect(), values);
        scene::ImagePlane image;
        image.texels = std::move(texels);
        image.low = low;
        image.high = high;
        return image;
    }
    static Pixel mapped(float t) {
        const glm::vec3 color = glm::round(255.0F * scene::viridis().color(t));
        return Pixel(glm::u8vec4(color, 255));
    }
    Pixels draw(const scene::Scene& scene) { return DrawTest::draw(scene, test::pixel_camera(size), size); }
};

TEST_F(ImageTest, ColoursAreShownAsTheyAreRowsFromAbove) {
    const Pixels pixels = draw(shown(colors(), {8, 8}));
    EXPECT_EQ(covered(pixels, black), (Box{{8, 4}, {8, 8}}));
    EXPECT_EQ(pixels.at(8, 4), red);
    EXPECT_EQ(pixels.at(12, 4), green) << "whatever its alpha";
    EXPECT_EQ(pixels.at(8, 8), blue);
    EXPECT_EQ(pixels.at(15, 11), red);
    EXPECT_EQ(pixels.count(red), 32U) << "each texel has one colour";
    EXPECT_EQ(canvas().counts().draw_calls, 1U);
}

TEST_F(ImageTest, ASmoothOneInterpolates) {
    scene::ImagePlane image = colors();
    image.smooth = true;
    const Pixels pixels = draw(shown(std::move(image), {8, 8}));
    EXPECT_EQ(pixels.at(8, 4), red) << "edges are not blended with anything";
    const Pixel between = pixels.at(11, 4);
    EXPECT_GT(between.r, 100);
    EXPECT_GT(between.g, 80);
    EXPECT_EQ(between.b, 0);
}

TEST_F(ImageTest, NumbersGetTheColoursOfTheirRange) {
    const Pixels pixels = draw(shown(numbers(-2, 6), {8, 2}));
    EXPECT_EQ(pixels.at(8, 4), mapped(0));
    EXPECT_EQ(pixels.at(10, 4), mapped(1));
    EXPECT_EQ(pixels.at(12, 4), mapped(1)) << "beyond the range";
    EXPECT_NEAR(pixels.at(14, 4).r, 128, 1) << "not a number";
    EXPECT_EQ(pixels.at(14, 4).r, pixels.at(14, 4).b);
}

TEST_F(ImageTest, AnEditSendsItsRectangleAndIsSeen) {
    scene::Scene scene = shown(numbers(0, 1), {8, 2});
    draw(scene);
    const std::uint64_t before = canvas().renderer().mirrors().bytes_uploaded();
    scene.edit_image_plane(scene.image_planes().ids().front()).scalars().set(3, 0, 0.0F);
    EXPECT_EQ(draw(scene).at(14, 4), mapped(0));
    EXPECT_EQ(canvas().renderer().mirrors().bytes_uploaded() - before, 4U);
}

TEST_F(ImageTest, HidesWhatIsBehindAndIsSeenFromBehind) {
    scene::Scene scene = shown(colors(), {8, 8});
    test::show(scene, test::make_pixel_quad({8, 4}, {4, 8}, -1.0F, {255, 255, 255, 255}), test::unlit());
    EXPECT_EQ(draw(scene).at(8, 4), red);
    scene::Scene turned;
    scene::ImagePlane image = colors();
    image.size = {8, 8};
    const glm::mat4 place = glm::translate(glm::mat4(1.0F), glm::vec3(12, -8, 0));
    turned.add_shown(std::move(image), glm::rotate(place, glm::radians(180.0F), glm::vec3(0, 1, 0)));
    EXPECT_EQ(draw(turned).at(8, 4), green) << "mirrored";
}

}  // namespace
}  // namespace vitrine::render
