#include "viewport_test.h"

#include <vitrine/scene/sample_cloud.h>

#include <string>

namespace vitrine::ui {
namespace {

/// Frames that take long, so that not all points of a moving picture fit.
constexpr std::chrono::milliseconds slow{100};

class ViewportPointsTest : public ViewportTest, public testing::WithParamInterface<paths::PathKind> {
protected:
    ViewportPointsTest() {
        scene = scene::make_scan_scene(250'000);
        // They lie here and there anyway.
        layer(16);
        camera = scene::default_camera(scene.bounds(), 1.3);
    }
    void layer(std::uint32_t layers) {
        scene.edit_point_cloud(test::first_geometry<scene::PointCloud>(scene)).sample_layers = layers;
    }
    Viewport make_viewport() {
        Viewport viewport(renderer(), host());
        viewport.settings().path = GetParam();
        viewport.settings().render.point_method = render::PointMethod::compute32;
        return viewport;
    }
    void show(Viewport& viewport) {
        gui().set_build([&] { place_ = show_in_window("view", {10, 10}, {321, 217}, viewport, camera); });
        gui().frames(2);
        ASSERT_TRUE(settle(viewport));
    }
    void turn(int frames) {
        for (int i = 0; i < frames; ++i) {
            camera.orientation = glm::normalize(glm::angleAxis(0.02, camera.up) * camera.orientation);
            gui().frame(slow);
        }
    }
    /// By a renderer that has drawn nothing before.
    test::Pixels at_once(const Viewport& viewport, const ViewportSettings& settings) {
        const gl::RenderTarget target("expected", viewport.status().size_pixels, settings.samples);
        render::Renderer fresh;
        fresh.draw(scene, camera, settings.render, target);
        return test::read_texture(target.color_texture());
    }

    Place place_;
};

INSTANTIATE_TEST_SUITE_P(AllPaths, ViewportPointsTest, testing::ValuesIn(paths::all_paths),
                         [](const auto& test_case) { return std::string(paths::name_of(test_case.param)); });

TEST_P(ViewportPointsTest, PointsThatDoNotFitComeWhenTheCameraRests) {
    Viewport viewport = make_viewport();
    show(viewport);
    EXPECT_EQ(viewport.status().point_share, 1);
    turn(4);
    // A thread of its own is timed by itself, and may be quick enough.
    if (GetParam() != paths::PathKind::shared) {
        EXPECT_LT(viewport.status().point_share, 1);
        EXPECT_TRUE(viewport.wants_frame());
    }
    ASSERT_TRUE(settle(viewport));
    EXPECT_EQ(viewport.status().point_share, 1);
    const double differing = test::differing_part(in_window(place_), at_once(viewport, viewport.settings()), 0);
    EXPECT_LE(differing, GetParam() == paths::PathKind::inline_ ? 2e-3 : 0);
    const std::uint64_t draws = viewport.status().path.draws;
    gui().frames(3);
    if (GetParam() == paths::PathKind::inline_) return;  // it draws whenever it is shown
    EXPECT_EQ(viewport.status().path.draws, draws) << "then it rests";
}

TEST_P(ViewportPointsTest, WithoutABudgetOrLayersAllPointsAreDrawnAlways) {
    Viewport viewport = make_viewport();
    viewport.settings().point_budget_ms = 0;
    show(viewport);
    turn(3);
    EXPECT_EQ(viewport.status().point_share, 1);
    viewport.settings().point_budget_ms = 33;
    layer(0);
    ASSERT_TRUE(settle(viewport));
    gui().frames(2);
    ASSERT_TRUE(settle(viewport));
    turn(3);
    EXPECT_EQ(viewport.status().point_share, 1);
}

}  // namespace
}  // namespace vitrine::ui
