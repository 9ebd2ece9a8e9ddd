#include <support/canvas.h>
#include <support/scenes.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <utility>

namespace vitrine::render {
namespace {

using test::at_pixel;
using test::black;
using test::Box;
using test::covered;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

constexpr Pixel red{255, 0, 0, 255};

class PointsTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{64, 48};

    /// One red point; whole coordinates lie on a corner between pixels.
    static scene::Scene one_point(glm::vec3 at, float size_pixels) {
        scene::PointCloud cloud;
        cloud.positions = {at};
        cloud.size_pixels = size_pixels;
        scene::Scene scene;
        test::show(scene, std::move(cloud), unlit({1, 0, 0, 1}));
        return scene;
    }
    /// Pixels whose middles lie in a circle that is inscribed in a square of n x n pixels.
    static std::size_t disc(int n) {
        std::size_t count = 0;
        for (int y = 0; y < n; ++y) {
            for (int x = 0; x < n; ++x) {
                const glm::dvec2 offset = (2.0 * glm::dvec2(x, y) + 1.0 - double(n)) / double(n);
                count += glm::dot(offset, offset) <= 1.0 ? 1U : 0U;
            }
        }
        return count;
    }
};

TEST_F(PointsTest, SmallPointsAreSquares) {
    Pixels pixels = draw(one_point(at_pixel(20, 30), 1), pixel_camera(size), size);
    EXPECT_EQ(covered(pixels, black), (Box{{20, 30}, {1, 1}}));
    EXPECT_EQ(pixels.at(20, 30), red);
    pixels = draw(one_point({20, -30, 0}, 2), pixel_camera(size), size);
    EXPECT_EQ(covered(pixels, black), (Box{{19, 29}, {2, 2}}));
    EXPECT_EQ(pixels.count(red), 4U);
}

TEST_F(PointsTest, LargePointsAreDiscs) {
    for (const int n : {3, 4, 5, 8, 16, 25}) {
        const bool even = n % 2 == 0;
        const glm::vec3 at = even ? glm::vec3(32, -24, 0) : at_pixel(32, 24);
        const Pixels pixels = draw(one_point(at, static_cast<float>(n)), pixel_camera(size), size);
        EXPECT_EQ(pixels.count(red), disc(n)) << n;
        EXPECT_EQ(covered(pixels, black), (Box{{32 - n / 2, 24 - n / 2}, {n, n}})) << n;
    }
}

TEST_F(PointsTest, NoPointIsSmallerThanAPixel) {
    EXPECT_EQ(draw(one_point(at_pixel(5, 5), 0.1F), pixel_camera(size), size).count(red), 1U);
}

TEST_F(PointsTest, TheSizeIsInPixelsAtAnyDistanceAndScaled) {
    scene::Camera camera;
    camera.pivot = {0, 0, 0};
    Settings settings = test::bare_settings();
    const glm::ivec2 odd{65, 49};
    for (const double distance : {1.0, 10.0}) {
        camera.distance = distance;
        EXPECT_EQ(draw(one_point({0, 0, 0}, 5), camera, odd, settings).count(red), disc(5));
    }
    settings.pixel_scale = 3;
    EXPECT_EQ(draw(one_point({0, 0, 0}, 5), camera, odd, settings).count(red), disc(15));
}

TEST_F(PointsTest, EachHasItsColor) {
    scene::PointCloud cloud;
    for (int i = 0; i < 8; ++i) {
        cloud.positions.append(std::array{at_pixel(static_cast<float>(8 * i + 3), 20)});
        cloud.colors.append(std::array{glm::u8vec4(30 * i, 255 - 30 * i, 17 * i, 255)});
    }
    cloud.size_pixels = 1;
    scene::Scene scene;
    test::show(scene, std::move(cloud), unlit());
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    for (int i = 0; i < 8; ++i) EXPECT_EQ(pixels.at(8 * i + 3, 20), Pixel(30 * i, 255 - 30 * i, 17 * i, 255)) << i;
    EXPECT_EQ(canvas().counts().points, 8U);
}

TEST_F(PointsTest, AreLitOnlyByNormals) {
    scene::Scene scene = one_point(at_pixel(20, 20), 9);
    const auto id = test::first_geometry<scene::PointCloud>(scene);
    scene::Material lit;
    lit.base_color = {1, 0, 0, 1};
    scene.edit_point_cloud(id).material = scene.add(lit);
    EXPECT_EQ(draw(scene, pixel_camera(size), size).at(20, 20), red);
    scene.edit_point_cloud(id).normals = {{0, 0, 1}};
    const Pixel towards = draw(scene, pixel_camera(size), size).at(20, 20);
    EXPECT_LT(towards.r, 250);
    EXPECT_GT(towards.r, 150);
    scene.edit_point_cloud(id).normals = {{0, 0, -1}};
    EXPECT_TRUE(test::same(draw(scene, pixel_camera(size), size).at(20, 20), towards, 1)) << "both sides are lit";
}

TEST_F(PointsTest, AreHiddenBySurfacesAndBySettings) {
    scene::Scene scene = one_point(at_pixel(20, 20, 1), 4);
    EXPECT_GT(draw(scene, pixel_camera(size), size).count(red), 0U);
    Settings settings = test::bare_settings();
    settings.points = false;
    EXPECT_EQ(draw(scene, pixel_camera(size), size, settings).count(red), 0U);
    test::show(scene, test::make_pixel_quad({0, 0}, size, 2), unlit({0, 1, 0, 1}));
    EXPECT_EQ(draw(scene, pixel_camera(size), size).count(red), 0U);
}

class LinesTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{64, 48};

    static scene::Scene one_line(glm::vec3 from, glm::vec3 to, float width) {
        scene::LineSet lines;
        lines.positions = {from, to};
        lines.width_pixels = width;
        scene::Scene scene;
        test::show(scene, std::move(lines), unlit({1, 0, 0, 1}));
        return scene;
    }
    /// Sum of what lines of full red leave, in pixels.
    static double coverage(const Pixels& pixels) {
        double sum = 0;
        for (const Pixel& pixel : pixels.all()) sum += pixel.r / 255.0;
        return sum;
    }
};

TEST_F(LinesTest, CoverAsManyRowsAsTheyAreWide) {
    for (const int width : {1, 3, 5, 9}) {
        const scene::Scene scene = one_line({10, -20.5F, 0}, {50, -20.5F, 0}, static_cast<float>(width));
        const Pixels pixels = draw(scene, pixel_camera(size), size);
        EXPECT_EQ(covered(pixels, black), (Box{{10, 20 - width / 2}, {40, width}})) << width;
        EXPECT_EQ(pixels.count(red), 40U * static_cast<unsigned>(width)) << width;
    }
    for (const int width : {2, 4, 8}) {
        const scene::Scene scene = one_line({30, -10, 0}, {30, -40, 0}, static_cast<float>(width));
        const Pixels pixels = draw(scene, pixel_camera(size), size);
        EXPECT_EQ(covered(pixels, black), (Box{{30 - width / 2, 10}, {width, 30}})) << width;
        EXPECT_EQ(pixels.count(red), 30U * static_cast<unsigned>(width)) << width;
    }
}

TEST_F(LinesTest, HaveSoftEdgesOfTheRightWeight) {
    // A slanted line of width w and length l covers w * l pixels in sum.
    for (const float width : {1.0F, 1.5F, 2.0F, 4.0F}) {
        const Pixels pixels = draw(one_line({8, -6, 0}, {56, -42, 0}, width), pixel_camera(size), size);
        EXPECT_NEAR(coverage(pixels), 60.0 * static_cast<double>(width), 0.04 * 60.0 * static_cast<double>(width) + 1);
        EXPECT_GT(pixels.count([](const Pixel& p) { return p.r > 40 && p.r < 215; }), 10U) << "no jagged edge";
    }
}

TEST_F(LinesTest, TheWidthIsScaledAndNeverBelowAPixel) {
    Settings settings = test::bare_settings();
    settings.pixel_scale = 2;
    EXPECT_EQ(covered(draw(one_line({10, -20, 0}, {50, -20, 0}, 2), pixel_camera(size), size, settings), black).size.y,
              4);
    const Pixels thin = draw(one_line({10, -20.5F, 0}, {50, -20.5F, 0}, 0.01F), pixel_camera(size), size);
    EXPECT_EQ(thin.count(red), 40U);
}

// From near the eye into the distance along the middle row: as wide at both ends, and not askew between.
TEST_F(LinesTest, KeepTheirWidthInPerspective) {
    scene::Camera camera;
    camera.distance = 1;
    camera.pivot = {0, 0, -1};
    const glm::ivec2 odd{101, 51};
    const Pixels pixels = draw(one_line({-0.4F, 0, -0.6F}, {30, 0, -60}, 7), camera, odd);
    const Box box = covered(pixels, black);
    EXPECT_EQ(box.first.y, 25 - 3);
    EXPECT_EQ(box.size.y, 7);
    EXPECT_GT(box.size.x, 50);
    EXPECT_TRUE(test::filled(pixels.part(box.first + glm::ivec2(1, 0), box.size - glm::ivec2(2, 0)), red));
}

TEST_F(LinesTest, ThatPassTheEyeAreCutAndDoNotComeBack) {
    scene::Camera camera;
    camera.distance = 1;
    camera.pivot = {0, 0, -1};
    const glm::ivec2 odd{101, 51};
    // From behind the eye on the left to the middle in front.
    const Pixels pixels = draw(one_line({-5, 0, 5}, {0, 0, -2}, 3), camera, odd);
    EXPECT_TRUE(test::filled(pixels.part({1, 24}, {49, 3}), red));
    EXPECT_EQ(pixels.part({52, 0}, {49, 51}).count(red), 0U);
    const Pixels behind = draw(one_line({-1, 0, 5}, {1, 0, 5}, 3), camera, odd);
    EXPECT_TRUE(test::filled(behind, black));
}

TEST_F(LinesTest, RunFromColorToColor) {
    scene::LineSet lines;
    lines.positions = {{0, -20.5F, 0}, {64, -20.5F, 0}, {0, -30.5F, 0}, {64, -30.5F, 0}};
    lines.colors = {{255, 0, 0, 255}, {0, 0, 255, 255}, {0, 255, 0, 255}, {0, 255, 0, 255}};
    lines.width_pixels = 1;
    scene::Scene scene;
    test::show(scene, std::move(lines), unlit());
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_TRUE(test::same(pixels.at(0, 20), {253, 0, 2, 255}, 2));
    EXPECT_TRUE(test::same(pixels.at(63, 20), {2, 0, 253, 255}, 2));
    EXPECT_TRUE(test::same(pixels.at(32, 20), {126, 0, 129, 255}, 3));
    EXPECT_TRUE(test::filled(pixels.part({0, 30}, {64, 1}), {0, 255, 0, 255}));
}

// Where the near plane cuts a line its colour is the one of that place, not that of the end behind the eye.
TEST_F(LinesTest, KeepTheirColorsWhereTheyAreCut) {
    scene::LineSet lines;
    lines.positions = {{-1, 0, 1}, {0, 0, -1}};
    lines.colors = {{0, 255, 0, 255}, {255, 0, 0, 255}};
    lines.width_pixels = 3;
    scene::Scene scene;
    test::show(scene, std::move(lines), unlit());
    scene::Camera camera;
    camera.pivot = {0, 0, -1};
    camera.distance = 1;
    camera.fov_y_radians = glm::radians(90.0);
    // The point at part t of the line is seen at x / -z of (t - 1, 0, 1 - 2 t).
    const glm::ivec2 square{101, 101};
    const Pixels pixels = draw(scene, camera, square);
    for (const double t : {0.7, 0.8, 0.9}) {
        const double x = 50.5 + 50.5 * (t - 1) / (2 * t - 1);
        const Pixel pixel = pixels.at(static_cast<int>(x), 50);
        EXPECT_NEAR(pixel.r, 255 * t, 8) << t;
        EXPECT_NEAR(pixel.g, 255 * (1 - t), 8) << t;
    }
}

TEST_F(LinesTest, GoThroughTheirIndices) {
    scene::LineSet lines;
    lines.positions = {{0, -5.5F, 0}, {64, -5.5F, 0}, {0, -9.5F, 0}, {64, -9.5F, 0}};
    lines.indices = {2, 3};
    lines.width_pixels = 1;
    scene::Scene scene;
    test::show(scene, std::move(lines), unlit({1, 0, 0, 1}));
    EXPECT_EQ(covered(draw(scene, pixel_camera(size), size), black), (Box{{0, 9}, {64, 1}}));
    EXPECT_EQ(canvas().counts().segments, 1U);
}

TEST_F(LinesTest, WithoutLengthDrawNothingStrange) {
    const Pixels pixels = draw(one_line({20, -20, 0}, {20, -20, 0}, 5), pixel_camera(size), size);
    EXPECT_LE(covered(pixels, black).size.x, 8);
    EXPECT_LE(covered(pixels, black).size.y, 8);
}

TEST_F(LinesTest, AreHiddenBySurfacesAndBySettings) {
    scene::Scene scene = one_line({10, -20.5F, 1}, {50, -20.5F, 1}, 3);
    Settings settings = test::bare_settings();
    settings.lines = false;
    EXPECT_EQ(draw(scene, pixel_camera(size), size, settings).count(red), 0U);
    test::show(scene, test::make_pixel_quad({0, 0}, {30, 48}, 2), unlit({0, 1, 0, 1}));
    EXPECT_EQ(draw(scene, pixel_camera(size), size).count(red), 20U * 3U);
}

}  // namespace
}  // namespace vitrine::render
