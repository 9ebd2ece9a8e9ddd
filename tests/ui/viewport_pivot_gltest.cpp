#include "viewport_test.h"

#include <vitrine/scene/shapes.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

namespace vitrine::ui {
namespace {

/// Double clicks on a slanted plane whose depth is known everywhere.
class ViewportPivotTest : public ViewportTest {
protected:
    void show(paths::PathKind path, int samples) {
        viewport_ = std::make_unique<Viewport>(renderer(), host());
        viewport_->settings().path = path;
        viewport_->settings().samples = samples;
        scene = scene::Scene();
        scene::Mesh mesh = test::make_quad({-1, -1}, {1, 1});
        mesh.positions = {{-1, -1, 0.5F}, {1, -1, -0.5F}, {1, 1, -0.5F}, {-1, 1, 0.5F}};  // z = -x / 2
        test::show(scene, std::move(mesh), test::unlit({1, 0, 0, 1}));
        camera = scene::default_camera(scene.bounds(), 1.0);
        gui().set_build([this] {
            if (before_show_) before_show_();
            place_ = show_in_window("view", {100, 50}, {200, 200}, *viewport_, camera);
        });
        gui().frames(3);
        settle(*viewport_);
    }
    /// Where the middle of the pixel under a window position meets the plane z = -x / 2.
    glm::dvec3 on_plane(const scene::Camera& seen, glm::vec2 position) const {
        const glm::dvec2 pixel = glm::floor(glm::dvec2(position) - glm::dvec2(place_.first)) + 0.5;
        const scene::Ray ray = seen.ray_through(pixel, glm::dvec2(place_.size));
        const glm::dvec3 normal(0.5, 0, 1);
        return ray.origin - glm::dot(normal, ray.origin) / glm::dot(normal, ray.direction) * ray.direction;
    }
    /// A sample may lie half a pixel, which is 0.006 here, beside the middle.
    static double tolerance(int samples) { return samples == 1 ? 5e-4 : 1e-2; }
    void wait_for_answer() {
        glFinish();
        gui().frames(3);
    }

    std::unique_ptr<Viewport> viewport_;
    Place place_;
    std::function<void()> before_show_;
};

TEST_F(ViewportPivotTest, IsTheSurfaceUnderThePointer) {
    for (const auto projection : {scene::Projection::perspective, scene::Projection::orthographic}) {
        for (const int samples : {1, 4}) {
            show(paths::PathKind::texture, samples);
            camera.projection = projection;
            gui().frame();
            const scene::Camera seen = camera;
            const glm::vec2 at(231, 133);
            gui().double_click(at);
            wait_for_answer();
            EXPECT_LT(glm::length(camera.pivot - on_plane(seen, at)), tolerance(samples)) << samples;
            EXPECT_GT(glm::length(camera.pivot - seen.pivot), 0.1);
            EXPECT_EQ(camera.orientation, seen.orientation);
            EXPECT_EQ(camera.distance, seen.distance);
            EXPECT_FALSE(viewport_->wants_frame());
        }
    }
}

TEST_F(ViewportPivotTest, IsFoundInEveryPath) {
    constexpr int samples = 4;
    for (const paths::PathKind path : paths::all_paths) {
        show(path, samples);
        const scene::Camera seen = camera;
        const glm::vec2 at(180, 170);
        gui().double_click(at);
        wait_for_answer();
        settle(*viewport_);
        EXPECT_LT(glm::length(camera.pivot - on_plane(seen, at)), tolerance(samples)) << paths::name_of(path);
    }
}

TEST_F(ViewportPivotTest, TheBackgroundChangesNothing) {
    show(paths::PathKind::texture, 4);
    const scene::Camera seen = camera;
    gui().double_click({112, 60});
    wait_for_answer();
    EXPECT_EQ(camera, seen);
    EXPECT_FALSE(viewport_->wants_frame());
}

TEST_F(ViewportPivotTest, OnlyTheLeftButtonAsks) {
    show(paths::PathKind::texture, 1);
    const scene::Camera seen = camera;
    gui().move({200, 150});
    for (int i = 0; i < 2; ++i) {
        gui().press(1);
        gui().release(1);
    }
    wait_for_answer();
    EXPECT_EQ(camera, seen);
}

TEST_F(ViewportPivotTest, AClickAloneChangesNothing) {
    show(paths::PathKind::texture, 1);
    const scene::Camera seen = camera;
    gui().click({231, 133});
    wait_for_answer();
    EXPECT_EQ(camera, seen);
}

// What was clicked is the picture of the frame before; a scene that grows in that moment has other clip planes.
TEST_F(ViewportPivotTest, IsRightAlsoWhenTheSceneChangesMeanwhile) {
    constexpr int samples = 1;
    show(paths::PathKind::texture, samples);
    const scene::Camera seen = camera;
    const glm::vec2 at(231, 133);
    gui().click(at);
    before_show_ = [&] {
        before_show_ = nullptr;
        test::show(scene, test::make_quad({900, 900}, {901, 901}, 500), test::unlit());
    };
    gui().press();
    gui().release();
    wait_for_answer();
    EXPECT_LT(glm::length(camera.pivot - on_plane(seen, at)), tolerance(samples));
}

// A thread draws the scene, slowly; it finds the point in the picture that is shown, and the UI goes on meanwhile.
TEST_F(ViewportPivotTest, UnderSharedTheUiDoesNotWaitForIt) {
    using Clock = std::chrono::steady_clock;
    show(paths::PathKind::shared, 1);
    scene = scene::make_height_field_scene(900, 900);
    camera = scene::default_camera(scene.bounds(), 1.0);
    gui().frame();
    ASSERT_TRUE(settle(*viewport_));
    const scene::Camera seen = camera;
    camera.distance *= 1.01;
    const scene::Camera moved = camera;
    gui().frame();  // another draw is under way
    Clock::duration longest{0};
    Clock::time_point begin = Clock::now();
    before_show_ = [&] { longest = std::max(longest, Clock::now() - std::exchange(begin, Clock::now())); };
    const glm::vec2 at(190, 140);
    gui().double_click(at);
    EXPECT_EQ(camera, moved);
    EXPECT_TRUE(viewport_->wants_frame());
    for (int i = 0; i < 10000 && camera == moved; ++i) gui().frame();
    ASSERT_TRUE(settle(*viewport_));
    before_show_ = nullptr;
    const scene::Ray ray =
        seen.ray_through(glm::floor(glm::dvec2(at) - glm::dvec2(place_.first)) + 0.5, glm::dvec2(place_.size));
    const glm::dvec3 way = camera.pivot - ray.origin;
    EXPECT_LT(glm::length(glm::cross(ray.direction, way)), 1e-3);
    EXPECT_NEAR(glm::length(way), seen.distance, 1.0);
    EXPECT_LT(std::chrono::duration<double>(longest).count(), 0.5e-3 * viewport_->status().path.thread_ms);
}

// The camera flies on; the point that was clicked is where it was.
TEST_F(ViewportPivotTest, IsRightAlsoWhenTheCameraMovesMeanwhile) {
    constexpr int samples = 1;
    show(paths::PathKind::texture, samples);
    const glm::vec2 at(231, 133);
    gui().click(at);
    const scene::Camera seen = camera;  // of the picture that is clicked
    before_show_ = [&] { camera.distance *= 1.5; };
    gui().press();
    gui().release();
    wait_for_answer();
    before_show_ = nullptr;
    EXPECT_LT(glm::length(camera.pivot - on_plane(seen, at)), tolerance(samples));
}

}  // namespace
}  // namespace vitrine::ui
