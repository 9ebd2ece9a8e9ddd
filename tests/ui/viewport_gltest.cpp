#include "viewport_test.h"

#include <support/text.h>

#include <vitrine/base/log.h>
#include <vitrine/scene/shapes.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

using Key = test::GuiHarness::Key;

TEST_F(ViewportTest, DrawsOnlyWhenSomethingChanged) {
    for (const paths::PathKind path : paths::all_paths) {
        if (path == paths::PathKind::inline_) continue;  // it has no picture to show again
        Viewport viewport(renderer(), host());
        viewport.settings().path = path;
        gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
        gui().frames(2);
        ASSERT_TRUE(settle(viewport));
        const std::uint64_t draws = viewport.status().path.draws;
        for (int i = 0; i < 10; ++i) {
            gui().move({30 + 10 * i, 50});
            EXPECT_FALSE(viewport.status().drew_scene);
            EXPECT_FALSE(viewport.wants_frame());
        }
        EXPECT_EQ(viewport.status().path.draws, draws) << paths::name_of(path);
    }
}

TEST_F(ViewportTest, DrawsOnceForEachChange) {
    Viewport viewport(renderer(), host());
    gl::FrameProfiler profiler;
    viewport.set_profiler(&profiler);
    gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    const auto draws_of = [&](const std::function<void()>& change) {
        change();
        std::uint64_t draws = 0;
        for (int i = 0; i < 4; ++i) {
            profiler.begin_frame();
            gui().frame();
            profiler.end_frame();
            draws += profiler.timings().frames().back().scene_draws;
        }
        return draws;
    };
    draws_of([] {});
    EXPECT_EQ(draws_of([] {}), 0U);
    const auto id = test::first_geometry<scene::Mesh>(scene);
    EXPECT_EQ(draws_of([&] { scene.edit_mesh(id).positions.set(3, {0, 0, 0}); }), 1U);
    EXPECT_EQ(draws_of([&] { camera.distance *= 1.1; }), 1U);
    EXPECT_EQ(draws_of([&] { viewport.settings().render.grid = false; }), 1U);
    EXPECT_EQ(draws_of([&] { viewport.settings().samples = 1; }), 1U);
    EXPECT_EQ(draws_of([&] { viewport.settings().path = paths::PathKind::cpu; }), 1U);
    EXPECT_EQ(draws_of([&] { viewport.request_draw(); }), 1U);
    EXPECT_EQ(draws_of([&] { scene.edit_node(scene.root()).visible = false; }), 1U);
    EXPECT_EQ(draws_of([&] { viewport.settings().on_demand = false; }), 4U);
    EXPECT_TRUE(viewport.wants_frame());
}

TEST_F(ViewportTest, IsCoarseWhileTheCameraMovesAndDrawsOnceMoreWhenItStops) {
    scene = scene::Scene();
    scene::Mesh mesh = scene::make_sphere(1.0F, 60, 30);
    const std::size_t all = mesh.triangle_count();
    mesh.level_indices.assign(std::vector<std::uint32_t>(mesh.indices.begin(), mesh.indices.begin() + 30));
    mesh.structure.set(mesh, {.levels = {{0, 10, 1e-5F}}});
    scene.add_shown(std::move(mesh));
    for (const paths::PathKind path : paths::all_paths) {
        Viewport viewport(renderer(), host());
        viewport.settings().path = path;
        viewport.settings().samples = 1;
        gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
        gui().frames(2);
        ASSERT_TRUE(settle(viewport));
        EXPECT_EQ(viewport.status().counts.triangles, all) << paths::name_of(path);
        camera.distance *= 1.01;
        gui().frame();
        EXPECT_TRUE(viewport.wants_frame()) << paths::name_of(path);
        ASSERT_TRUE(settle(viewport));
        gui().frame();
        EXPECT_EQ(viewport.status().counts.triangles, all) << paths::name_of(path);
        EXPECT_EQ(viewport.status().counts.coarse_meshes, 0U);
        if (viewport.picture().texture == 0) continue;  // drawn in place
        EXPECT_TRUE(
            test::same(in_picture(viewport), expected(camera, viewport.status().size_pixels, viewport.settings())));
    }
}

TEST_F(ViewportTest, TellsWhatItDid) {
    Viewport viewport(renderer(), host());
    viewport.settings().path = paths::PathKind::cpu;
    viewport.settings().samples = 1;
    gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    const ViewportStatus& status = viewport.status();
    EXPECT_EQ(status.samples, 1);
    EXPECT_EQ(status.counts.triangles, scene.counts().triangles);
    EXPECT_EQ(status.counts.points, scene.counts().points);
    EXPECT_EQ(status.path.draws, 1U);
    const auto pixels =
        static_cast<std::uint64_t>(status.size_pixels.x) * static_cast<std::uint64_t>(status.size_pixels.y);
    EXPECT_EQ(status.path.bytes_copied, 8 * pixels);
}

TEST_F(ViewportTest, FramingTakesThePlacesShape) {
    Viewport viewport(renderer(), host());
    gui().set_build([&] { show_in_window("view", {20, 10}, {300, 60}, viewport, camera); });
    gui().frames(2);
    camera.distance = 1234;
    viewport.request_framing();
    EXPECT_TRUE(viewport.wants_frame());
    gui().frame();
    scene::Camera wanted = camera;
    const glm::dvec2 size(viewport.status().size_pixels);
    scene::frame(wanted, scene.bounds(), size.x / size.y);
    EXPECT_EQ(camera, wanted);
    EXPECT_FALSE(viewport.wants_frame());
}

TEST_F(ViewportTest, SeveralInOneWindowKeepApart) {
    constexpr std::size_t count = 5;
    std::vector<Viewport> viewports;
    std::array<scene::Camera, count> cameras;
    std::array<Place, count> places;
    for (std::size_t i = 0; i < count; ++i) {
        viewports.emplace_back(renderer(), host());
        viewports[i].settings().path = paths::all_paths[i];
        viewports[i].settings().samples = i % 2 == 0 ? 1 : 4;
        cameras[i] = camera;
        cameras[i].distance *= 1 + 0.2 * static_cast<double>(i);
    }
    gui().set_build([&] {
        begin_window("all", {0, 0}, {400, 300});
        for (std::size_t i = 0; i < count; ++i) {
            if (i % 3 != 0) ImGui::SameLine();
            const auto width = static_cast<float>(90 + 7 * i);
            ImGui::BeginChild(std::to_string(i).c_str(), {width, 100});
            viewports[i].show(scene, cameras[i]);
            places[i] = place_of_last_item();
            ImGui::EndChild();
        }
        ImGui::End();
    });
    gui().frames(3);
    for (std::size_t i = 0; i < count; ++i) ASSERT_TRUE(settle(viewports[i]));
    for (std::size_t i = 0; i < count; ++i)
        EXPECT_TRUE(test::same(in_window(places[i]), expected(cameras[i], places[i].size, viewports[i].settings())))
            << i;
    // Input reaches the one under the pointer.
    for (std::size_t target = 0; target < count; ++target) {
        const std::array<scene::Camera, count> before = cameras;
        gui().move(glm::vec2(places[target].first) + 30.0F);
        gui().wheel(1);
        gui().press();
        gui().move(glm::vec2(places[target].first) + 200.0F);
        gui().release();
        for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(cameras[i] == before[i], i != target) << target << " " << i;
    }
}

TEST_F(ViewportTest, TwoMayShareACameraAndAScene) {
    Viewport first(renderer());
    Viewport second(renderer());
    second.settings().path = paths::PathKind::blit;
    std::array<Place, 2> places;
    gui().set_build([&] {
        places[0] = show_in_window("first", {0, 0}, {150, 120}, first, camera);
        places[1] = show_in_window("second", {200, 100}, {177, 131}, second, camera);
    });
    gui().frames(3);
    gui().move({70, 60});
    gui().press();
    gui().move({90, 70});
    gui().release();
    gui().frame();
    EXPECT_TRUE(test::same(in_window(places[0]), expected(camera, places[0].size, first.settings())));
    EXPECT_TRUE(test::same(in_window(places[1]), expected(camera, places[1].size, second.settings())));
}

TEST_F(ViewportTest, WithoutRoomItDoesNothing) {
    Viewport viewport(renderer(), host());
    for (const ImVec2 size : {ImVec2(1, 1), ImVec2(32, 10), ImVec2(17, 200), ImVec2(200, 16)}) {
        gui().set_build([&] {
            begin_window("small", {10, 10}, size);
            ImGui::Dummy({0, 20});
            viewport.show(scene, camera);
            ImGui::End();
        });
        gui().frames(3);
        EXPECT_GE(viewport.status().size_pixels.x, 0);
        EXPECT_GE(viewport.status().size_pixels.y, 0);
    }
    EXPECT_EQ(viewport.status().path.draws, 0U);
    EXPECT_FALSE(viewport.wants_frame());
}

TEST_F(ViewportTest, InACollapsedWindowItDoesNothing) {
    Viewport viewport(renderer(), host());
    viewport.settings().path = paths::PathKind::pbo;
    bool collapsed = false;
    gui().set_build([&] {
        ImGui::SetNextWindowPos({50, 50});
        ImGui::SetNextWindowSize({200, 150});
        ImGui::SetNextWindowCollapsed(collapsed);
        ImGui::Begin("view", nullptr, ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
        viewport.show(scene, camera);
        ImGui::End();
    });
    gui().frames(3);
    camera.distance *= 1.1;
    gui().frame();
    collapsed = true;
    gui().frames(3);
    const scene::Camera before = camera;
    const std::uint64_t draws = viewport.status().path.draws;
    gui().move({150, 58});  // the title bar is all that is left
    gui().wheel(1);
    gui().press();
    gui().move({170, 90});
    gui().tap(Key::digit_5);
    gui().release();
    camera.distance *= 1.5;
    gui().frame();
    EXPECT_EQ(camera.distance, before.distance * 1.5);
    EXPECT_EQ(camera.orientation, before.orientation);
    EXPECT_EQ(camera.projection, before.projection);
    EXPECT_EQ(viewport.status().path.draws, draws);
    EXPECT_FALSE(viewport.wants_frame()) << "nothing is seen, so the program may sleep";
    collapsed = false;
    gui().frames(2);
    EXPECT_GT(viewport.status().path.draws, draws);
}

TEST_F(ViewportTest, NoLongerShownItWantsNoFrames) {
    Viewport viewport(renderer(), host());
    viewport.settings().on_demand = false;
    bool open = true;
    gui().set_build([&] {
        if (open) show_in_window("view", {20, 10}, {150, 120}, viewport, camera);
    });
    EXPECT_TRUE(viewport.wants_frame()) << "its first is due";
    gui().frames(3);
    EXPECT_TRUE(viewport.wants_frame());
    open = false;
    gui().frames(2);
    EXPECT_FALSE(viewport.wants_frame());
    open = true;
    gui().frame();
    EXPECT_TRUE(viewport.wants_frame());
}

TEST_F(ViewportTest, OutOfSightItIsNotDrawn) {
    Viewport viewport(renderer(), host());
    ImVec2 position{-5000, 20};
    gui().set_build([&] { show_in_window("view", position, {200, 150}, viewport, camera); });
    for (const ImVec2 away : {ImVec2(-5000, 20), ImVec2(20, 5000), ImVec2(401, 0)}) {
        position = away;
        gui().frames(3);
        EXPECT_EQ(viewport.status().path.draws, 0U);
    }
    position = {-100, -50};
    gui().frames(2);
    EXPECT_EQ(viewport.status().path.draws, 1U);
}

TEST_F(ViewportTest, HalfOutOfSightTheRestIsRight) {
    Viewport viewport(renderer(), host());
    Place place;
    gui().set_build([&] { place = show_in_window("view", {-60, -40}, {200, 150}, viewport, camera); });
    gui().frames(2);
    const test::Pixels whole = expected(camera, place.size, viewport.settings());
    const glm::ivec2 hidden = -place.first;
    ASSERT_GT(hidden.x, 0);
    const glm::ivec2 seen = place.size - hidden;
    EXPECT_TRUE(test::same(gui().pixels().part({0, 0}, seen), whole.part(hidden, seen)));
}

TEST_F(ViewportTest, AWindowLargerThanTheDisplayIsFine) {
    Viewport viewport(renderer(), host());
    viewport.settings().samples = 1;
    Place place;
    gui().set_build([&] { place = show_in_window("view", {0, 0}, {1500, 1100}, viewport, camera); });
    gui().frames(2);
    EXPECT_GT(place.size.x, 1400);
    const test::Pixels whole = expected(camera, place.size, viewport.settings());
    const glm::ivec2 seen = glm::ivec2(400, 300) - place.first;
    EXPECT_TRUE(test::same(gui().pixels().part(place.first, seen), whole.part({0, 0}, seen)));
}

TEST_F(ViewportTest, WhatCannotBeDrawnIsAMessageAndTriedOnce) {
    Viewport viewport(renderer(), host());
    viewport.settings().path = paths::PathKind::pbo;
    viewport.settings().path_options.ring_size = 99;
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {250, 120}, viewport, camera); });
    gui().frame();
    const std::size_t lines = log_line_count();
    EXPECT_TRUE(test::contains(recent_log().back().text, "a ring of 99 pixel buffers"));
    gui().frames(5);
    EXPECT_EQ(log_line_count(), lines);
    EXPECT_EQ(viewport.picture().texture, 0U);
    EXPECT_FALSE(viewport.wants_frame());
    EXPECT_FALSE(viewport.status().drew_scene);
    const test::Pixels message = in_window(place);
    EXPECT_GT(message.count([&](const test::Pixel& p) { return p != message.at(0, 0); }), 100U);
    viewport.settings().path_options.ring_size = 3;
    gui().frames(2);
    ASSERT_TRUE(settle(viewport));
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
}

TEST_F(ViewportTest, MovesAndIsReplaced) {
    std::vector<Viewport> viewports;
    viewports.emplace_back(renderer(), host());
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewports.back(), camera); });
    gui().frames(2);
    Viewport moved = std::move(viewports.back());
    viewports.back() = std::move(moved);
    gui().frames(2);
    EXPECT_EQ(viewports.back().status().path.draws, 1U);
    viewports.back() = Viewport(renderer());
    gui().frame();
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewports.back().settings())));
}

TEST_F(ViewportTest, AnEmptySceneIsBackgroundAndGrid) {
    scene = scene::Scene();
    camera = scene::default_camera(scene.bounds(), 1.3);
    Viewport viewport(renderer(), host());
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings())));
}

}  // namespace
}  // namespace vitrine::ui
