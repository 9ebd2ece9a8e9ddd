#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/render/accumulation.h>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <memory>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

TEST(SamplePlace, FillsThePixelEvenly) {
    EXPECT_EQ(sample_place(0), glm::dvec2(0));
    glm::dvec2 sum(0);
    glm::imat4x4 counts(0);
    for (std::uint32_t i = 0; i < 64; ++i) {
        const glm::dvec2 place = sample_place(i);
        ASSERT_TRUE(glm::all(glm::greaterThanEqual(place, glm::dvec2(-0.5))));
        ASSERT_TRUE(glm::all(glm::lessThan(place, glm::dvec2(0.5))));
        sum += place;
        ++counts[int(4 * (place.x + 0.5))][int(4 * (place.y + 0.5))];
    }
    EXPECT_LT(glm::length(sum / 64.0), 0.03);
    for (int column = 0; column < 4; ++column)
        for (int row = 0; row < 4; ++row) EXPECT_NEAR(counts[column][row], 4, 2) << column << ", " << row;
}

class AccumulationTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{60, 40};

    static Settings several(std::uint32_t pictures) {
        Settings settings = bare_settings();
        settings.pictures = pictures;
        return settings;
    }
    /// A white half-plane whose edge runs from one pixel to the next in ten rows.
    static scene::Scene slope() {
        scene::Mesh mesh;
        mesh.positions.assign(
            {test::at_pixel(20, -10), test::at_pixel(90, -10), test::at_pixel(90, 50), test::at_pixel(26, 50)});
        mesh.indices.assign({0, 2, 1, 0, 3, 2});
        scene::Scene scene;
        test::show(scene, std::move(mesh), test::unlit());
        return scene;
    }
    /// How much of a pixel lies to the right of the edge.
    static double covered(int x, int y) {
        double part = 0;
        for (int step = 0; step < 100; ++step) {
            const double row = y + (step + 0.5) / 100;
            const double edge = 20.5 + 6 * (row - 0.5 + 10) / 60;  // at_pixel is in the middle of one
            part += std::clamp(x + 1 - edge, 0.0, 1.0) / 100;
        }
        return part;
    }
    Pixels shown() { return test::read_texture(canvas().target().color_texture()); }
};

TEST_F(AccumulationTest, ShowsHowMuchOfAPixelIsCovered) {
    const scene::Scene scene = slope();
    for (const int samples : {1, 4}) {
        // Where a driver has several samples, and so their average, is its own business.
        const double tolerance = samples == 1 ? 0.035 : 0.06;
        const Pixels picture = draw(scene, test::pixel_camera(size), size, several(64), samples);
        for (int y = 0; y < size.y; ++y)
            for (int x = 15; x < 32; ++x)
                ASSERT_NEAR(picture.at(x, y).x / 255.0, covered(x, y), tolerance) << x << ", " << y << ": " << samples;
    }
}

TEST_F(AccumulationTest, OnePictureIsThatPicture) {
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 1.5);
    const Pixels plain = draw(scene, camera, size);
    EXPECT_TRUE(test::same(draw(scene, camera, size, several(1)), plain));
    EXPECT_FALSE(draw(scene, camera, size, several(2)) == plain);
}

TEST_F(AccumulationTest, ComesToTheSameStepByStep) {
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 1.5);
    const Pixels at_once = draw(scene, camera, size, several(7), 4);
    const auto accumulation = std::make_shared<Accumulation>();
    Renderer& renderer = canvas().renderer();
    for (std::uint32_t i = 1; i <= 7; ++i)
        renderer.draw(scene, camera, several(i), canvas().target(), nullptr, accumulation);
    EXPECT_TRUE(test::same(shown(), at_once));
    renderer.draw(scene, camera, several(7), canvas().target(), nullptr, accumulation);
    EXPECT_TRUE(test::same(shown(), at_once)) << "nothing is missing";
    EXPECT_GT(accumulation->counts().triangles, 0U);
}

TEST_F(AccumulationTest, BeginsAgainWithAnotherView) {
    scene::Scene scene = test::make_varied_scene();
    scene::Camera camera = scene::default_camera(scene.bounds(), 1.5);
    draw(scene, camera, size, several(3));
    const auto accumulation = std::make_shared<Accumulation>();
    Renderer& renderer = canvas().renderer();
    const auto expect_fresh = [&](const Settings& settings) {
        renderer.draw(scene, camera, settings, canvas().target(), nullptr, accumulation);
        const Pixels found = shown();
        test::Canvas other;
        EXPECT_TRUE(test::same(found, other.draw(scene, camera, size, settings)));
    };
    expect_fresh(several(3));
    camera.orientation = glm::angleAxis(0.3, camera.up) * camera.orientation;
    expect_fresh(several(3));
    scene.edit_node(scene.node(scene.root()).children.front()).transform[3].x += 0.2F;
    expect_fresh(several(4));
    expect_fresh(several(2));
    Settings flat = several(2);
    flat.shading = Shading::flat;
    expect_fresh(flat);
}

TEST_F(AccumulationTest, LeavesTheStateOfOpenGLAsItWas) {
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 1.5);
    Settings settings = several(2);
    settings.smooth_edges = true;
    draw(scene, camera, size, settings);  // all is made
    const test::UnusualState unusual;
    const test::StateText before = test::state_text();
    canvas().renderer().draw(scene, camera, settings, canvas().target());
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

using SmoothEdgesTest = AccumulationTest;

TEST_F(SmoothEdgesTest, AreBetweenTheirSidesAndNothingElseChanges) {
    const scene::Scene scene = slope();
    const Pixels rough = draw(scene, test::pixel_camera(size), size);
    Settings settings = bare_settings();
    settings.smooth_edges = true;
    const Pixels smooth = draw(scene, test::pixel_camera(size), size, settings);
    double error_before = 0;
    double error_after = 0;
    int between = 0;
    for (int y = 2; y < size.y - 2; ++y) {
        for (int x = 2; x < size.x - 2; ++x) {
            const double part = covered(x, y);
            const double found = smooth.at(x, y).x / 255.0;
            error_before += std::abs(rough.at(x, y).x / 255.0 - part);
            error_after += std::abs(found - part);
            between += found > 0.02 && found < 0.98 ? 1 : 0;
            if (part == 0 && covered(x + 1, y) == 0) {
                ASSERT_EQ(found, 0) << x << ", " << y;
            } else if (part == 1 && covered(x - 1, y) == 1) {
                ASSERT_EQ(found, 1) << x << ", " << y;
            }
        }
    }
    EXPECT_GT(between, 20);
    EXPECT_LT(error_after, 0.5 * error_before);
}

}  // namespace
}  // namespace vitrine::render
