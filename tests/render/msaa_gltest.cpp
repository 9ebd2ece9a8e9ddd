#include <support/canvas.h>
#include <support/scenes.h>
#include <support/text.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace vitrine::render {
namespace {

using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

constexpr std::array all_sample_counts{1, 2, 4, 8};

class MsaaTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{120, 90};

    /// A white square, turned so that no edge is straight.
    static scene::Scene slanted_square() {
        scene::Mesh mesh = test::make_quad({0, 0}, {1, 1});
        mesh.positions = {{30, -70, 0}, {85, -60, 0}, {95, -15, 0}, {35, -20, 0}};
        scene::Scene scene;
        test::show(scene, std::move(mesh), unlit({1, 1, 1, 1}));
        return scene;
    }
    /// Whether the driver can; where it cannot, that it says so.
    static bool possible(int samples) {
        try {
            gl::require_target(context().driver(), size.x, size.y, samples);
        } catch (const GraphicsError& error) {
            EXPECT_GT(samples, context().driver().max_samples);
            EXPECT_TRUE(test::contains(error.what(), "samples per pixel are more than this driver has"));
            return false;
        }
        return true;
    }
};

TEST_F(MsaaTest, EdgesAreSoftExactlyWithSeveralSamples) {
    const scene::Scene scene = slanted_square();
    for (const int samples : all_sample_counts) {
        if (!possible(samples)) continue;
        const Pixels pixels = draw(scene, pixel_camera(size), size, test::bare_settings(), samples);
        std::set<int> levels;
        for (const Pixel& pixel : pixels.all()) levels.insert(pixel.r);
        const std::size_t between = pixels.count([](const Pixel& p) { return p.r > 0 && p.r < 255; });
        if (samples == 1) {
            EXPECT_EQ(levels, (std::set<int>{0, 255}));
        } else {
            EXPECT_GT(between, 60U) << samples;
            EXPECT_GE(levels.size(), static_cast<std::size_t>(samples)) << samples;
        }
        EXPECT_EQ(pixels.at(60, 45), Pixel(255));
        EXPECT_TRUE(test::opaque(pixels));
    }
}

TEST_F(MsaaTest, InsidesAndBackgroundAreTheSameForAllSampleCounts) {
    const scene::Scene scene = slanted_square();
    Settings settings = test::bare_settings();
    settings.background_top = {0.5F, 0.6F, 0.7F};
    const Pixels single = draw(scene, pixel_camera(size), size, settings, 1);
    for (const int samples : all_sample_counts) {
        if (!possible(samples)) continue;
        const Pixels pixels = draw(scene, pixel_camera(size), size, settings, samples);
        EXPECT_TRUE(test::same(pixels.part({45, 30}, {35, 25}), single.part({45, 30}, {35, 25})));
        EXPECT_TRUE(test::same(pixels.part({100, 0}, {20, 10}), single.part({100, 0}, {20, 10}), 1));
    }
}

TEST_F(MsaaTest, TheSumOfLightStays) {
    const scene::Scene scene = slanted_square();
    const auto light = [&](int samples) {
        double sum = 0;
        const Pixels pixels = draw(scene, pixel_camera(size), size, test::bare_settings(), samples);
        for (const Pixel& p : pixels.all()) sum += p.r;
        return sum / 255;
    };
    constexpr double area = 2675;  // of the square, by the shoelace formula
    for (const int samples : all_sample_counts) EXPECT_TRUE(!possible(samples) || std::abs(light(samples) - area) < 15);
}

}  // namespace
}  // namespace vitrine::render
