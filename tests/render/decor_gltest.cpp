#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/render/decor_pass.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::render {
namespace {

using test::black;
using test::Pixel;
using test::Pixels;
using test::unlit;

class GridTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{401, 401};

    static Settings grid_on_black() {
        Settings settings = test::bare_settings();
        settings.grid = true;
        settings.grid_color = {1, 1, 1};
        return settings;
    }
    /// Straight down on the middle of the grid, `cells` grid cells from the middle of the picture to its edge.
    static scene::Camera from_above(const GroundGrid& grid, double cells) {
        scene::Camera camera;
        camera.projection = scene::Projection::orthographic;
        camera.fov_y_radians = glm::radians(90.0);
        camera.distance = cells * glm::length(grid.first) * 401.0 / 400.0;
        camera.pivot = grid.center;
        scene::look_from(camera, scene::StandardView::top);
        return camera;
    }
    static int brightest(const Pixels& pixels) {
        int level = 0;
        for (const Pixel& pixel : pixels.all()) level = std::max(level, static_cast<int>(pixel.r));
        return level;
    }
};

TEST_F(GridTest, IsThereAndFadesToNothingAtItsRim) {
    const scene::Scene empty;
    const GroundGrid grid = make_ground_grid(empty.bounds(), {0, 1, 0});
    const double cells = 1.1 * grid.half_lines;
    const Pixels pixels = draw(empty, from_above(grid, cells), size, grid_on_black());
    EXPECT_GT(brightest(pixels.part({180, 180}, {41, 41})), 100);
    const double pixels_per_cell = 200.0 / cells;
    int within = 0;
    for (int y = 0; y < size.y; ++y) {
        for (int x = 0; x < size.x; ++x) {
            const double rim = std::hypot(x - 200.0, y - 200.0) / pixels_per_cell / grid.half_lines;
            EXPECT_TRUE(rim <= 0.98 || pixels.at(x, y).r <= 2) << x << " " << y;
            within += rim < 0.5 && pixels.at(x, y) != black ? 1 : 0;
        }
    }
    EXPECT_GT(within, 2000);
    EXPECT_TRUE(test::opaque(pixels));
}

TEST_F(GridTest, GetsFainterFromTheMiddleOut) {
    const scene::Scene empty;
    const GroundGrid grid = make_ground_grid(empty.bounds(), {0, 1, 0});
    const Pixels pixels = draw(empty, from_above(grid, grid.half_lines), size, grid_on_black());
    int before = 255;
    for (const int x : {205, 265, 305, 345, 385, 400}) {
        const int level = std::max({pixels.at(x, 199).r, pixels.at(x, 200).r, pixels.at(x, 201).r});
        EXPECT_LE(level, before) << x;
        before = level;
    }
    EXPECT_LT(before, 20);
}

TEST_F(GridTest, EveryTenthLineOfTheWorldStandsOut) {
    scene::Scene scene;
    // A speck at each end makes bounds from 0 to 2; the middle is then at cell 2 or so, not on a line that stands out.
    scene::PointCloud specks;
    specks.positions = {{0.6F, 0, 0.6F}, {2.6F, 0, 2.6F}};
    test::show(scene, std::move(specks), unlit());
    const GroundGrid grid = make_ground_grid(scene.bounds(), {0, 1, 0});
    ASSERT_NEAR(grid.first.x, 0.5, 1e-9);
    ASSERT_NEAR(grid.center.x, 1.5, 1e-9);
    Settings settings = grid_on_black();
    settings.points = false;
    const Pixels pixels = draw(scene, from_above(grid, 5), size, settings);
    // 40 pixels for a cell; the middle of the picture is at 1.5, so the world's origin is 3 cells to the left.
    const auto column = [&](int x) {
        int level = 0;
        for (int y = 190; y < 197; ++y) level = std::max(level, static_cast<int>(pixels.at(x, y).r));
        return level;
    };
    const int major = column(200 - 3 * 40);
    EXPECT_NEAR(major, 0.55 * 255, 20);
    for (const int cells : {-4, -2, -1, 0, 1, 2, 4}) EXPECT_NEAR(column(200 + cells * 40), 0.22 * 255, 12) << cells;
}

TEST_F(GridTest, IsBehindWhatStandsOnIt) {
    scene::Scene scene;
    scene::Mesh cube = scene::make_cube(1.0F);
    test::show(scene, std::move(cube), unlit({1, 0, 0, 1}));
    scene::Camera camera = scene::default_camera(scene.bounds(), 1.0);
    Settings settings = grid_on_black();
    const Pixels without = draw(scene, camera, size, test::bare_settings());
    const Pixels with = draw(scene, camera, size, settings);
    const Pixel red{255, 0, 0, 255};
    // But for the rim of the cube, over which lines that run in front of it may reach with half their width.
    for (int y = 2; y < size.y - 2; ++y) {
        for (int x = 2; x < size.x - 2; ++x) {
            const bool inside = without.part({x - 2, y - 2}, {5, 5}).count(red) == 25;
            ASSERT_TRUE(!inside || with.at(x, y) == red) << x << " " << y;
        }
    }
    EXPECT_GT(with.count([&](const Pixel& p) { return p != red && p != black; }), 500U);
}

// Seen from above the grid lies behind a pane of glass and is tinted by it; seen from below, in front of it.
TEST_F(GridTest, BlendsWithGlassInTheOrderOfDepth) {
    scene::Scene scene;
    test::show(scene, test::make_quad({-1, -1}, {1, 1}), unlit({1, 0, 0, 0.5F}),
               glm::mat4(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0.01F, 0, 1));
    const GroundGrid grid = make_ground_grid(scene.bounds(), {0, 1, 0});
    scene::Camera camera = from_above(grid, 2);
    Settings settings = grid_on_black();
    const Pixel above = draw(scene, camera, size, settings).at(200, 230);
    scene::look_from(camera, scene::StandardView::bottom);
    const Pixel below = draw(scene, camera, size, settings).at(200, 230);
    // A line of strength 0.55: 140 grey, half of it under the pane and half red over it; or all over (128, 0, 0).
    EXPECT_TRUE(test::same(above, {198, 70, 70, 255}, 12));
    EXPECT_TRUE(test::same(below, {198, 140, 140, 255}, 12));
}

TEST_F(GridTest, HasTheColorOfTheSettings) {
    const scene::Scene empty;
    const GroundGrid grid = make_ground_grid(empty.bounds(), {0, 1, 0});
    Settings settings = grid_on_black();
    settings.grid_color = {0, 1, 0};
    const Pixels pixels = draw(empty, from_above(grid, 4), size, settings);
    EXPECT_EQ(pixels.count([](const Pixel& p) { return p.r > 0 || p.b > 0; }), 0U);
    EXPECT_GT(pixels.count([](const Pixel& p) { return p.g > 40; }), 500U);
}

class AxesTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{200, 160};

    static Settings axes_on_black() {
        Settings settings = test::bare_settings();
        settings.axes = true;
        return settings;
    }
    /// Right and up from the middle of the cross, which is 52 pixels from the left and from the bottom.
    static Pixel at(const Pixels& pixels, int right, int up) { return pixels.at(52 + right, size.y - 1 - 52 - up); }
};

constexpr Pixel x_color{237, 92, 92, 255};
constexpr Pixel y_color{120, 199, 89, 255};
constexpr Pixel z_color{97, 153, 247, 255};

TEST_F(AxesTest, FromTheFrontXIsRightAndYIsUp) {
    const Pixels pixels = draw(scene::Scene(), scene::Camera(), size, axes_on_black());
    for (const int step : {8, 15, 25}) {
        EXPECT_TRUE(test::same(at(pixels, step, 0), x_color, 1)) << step;
        EXPECT_TRUE(test::same(at(pixels, 0, step), y_color, 1)) << step;
        EXPECT_EQ(at(pixels, -step, 0), black);
        EXPECT_EQ(at(pixels, 0, -step), black);
        EXPECT_EQ(at(pixels, step, step), black);
    }
    EXPECT_EQ(at(pixels, 15, 5), black);
    EXPECT_TRUE(test::opaque(pixels));
}

TEST_F(AxesTest, TurnWithTheCamera) {
    scene::Camera camera;
    scene::look_from(camera, scene::StandardView::right);
    Pixels pixels = draw(scene::Scene(), camera, size, axes_on_black());
    EXPECT_TRUE(test::same(at(pixels, -15, 0), z_color, 1)) << "seen from +x, z points to the left";
    EXPECT_TRUE(test::same(at(pixels, 0, 15), y_color, 1));
    scene::look_from(camera, scene::StandardView::top);
    pixels = draw(scene::Scene(), camera, size, axes_on_black());
    EXPECT_TRUE(test::same(at(pixels, 15, 0), x_color, 1));
    EXPECT_TRUE(test::same(at(pixels, 0, -15), z_color, 1));
}

TEST_F(AxesTest, StayInTheirCornerAndGrowWithTheScale) {
    Settings settings = axes_on_black();
    const test::Box small = test::covered(draw(scene::Scene(), scene::Camera(), size, settings), black);
    EXPECT_GE(small.first.x, 0);
    EXPECT_LT(small.first.x + small.size.x, 104);
    EXPECT_GT(small.first.y, size.y - 104);
    settings.pixel_scale = 2;
    const glm::ivec2 large_size{320, 320};
    const test::Box large = test::covered(draw(scene::Scene(), scene::Camera(), large_size, settings), black);
    EXPECT_NEAR(large.size.x, 2 * small.size.x, 4);
    EXPECT_NEAR(large.size.y, 2 * small.size.y, 4);
}

TEST_F(AxesTest, LeaveRoomInASmallPicture) {
    const glm::ivec2 small_size{90, 60};
    const test::Box box = test::covered(draw(scene::Scene(), scene::Camera(), small_size, axes_on_black()), black);
    EXPECT_LE(box.size.y, 2 * small_size.y / 3);
    EXPECT_GE(box.size.y, small_size.y / 4);
}

TEST_F(AxesTest, AreInFrontOfTheScene) {
    scene::Scene scene;
    test::show(scene, test::make_pixel_quad({0, 0}, size, 50), unlit({1, 1, 1, 1}));
    const Pixels pixels = draw(scene, test::pixel_camera(size), size, axes_on_black());
    EXPECT_TRUE(test::same(at(pixels, 15, 0), x_color, 1));
    EXPECT_EQ(at(pixels, -30, -30), Pixel(255));
}

TEST_F(AxesTest, CanBeOff) {
    Settings settings = axes_on_black();
    settings.axes = false;
    EXPECT_TRUE(test::filled(draw(scene::Scene(), scene::Camera(), size, settings), black));
}

}  // namespace
}  // namespace vitrine::render
