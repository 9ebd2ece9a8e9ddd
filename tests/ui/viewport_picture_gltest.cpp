#include "viewport_test.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

class ViewportPictureTest : public ViewportTest, public testing::WithParamInterface<paths::PathKind> {
protected:
    Viewport make_viewport() {
        Viewport viewport(renderer(), host());
        viewport.settings().path = GetParam();
        return viewport;
    }
    /// The same bytes; but a rasterizer computes with positions in its framebuffer, so that `inline`, which draws
    /// elsewhere than the others, may round hardly a pixel otherwise.
    static testing::AssertionResult shows(const test::Pixels& window, const test::Pixels& expected) {
        if (GetParam() != paths::PathKind::inline_) return test::same(window, expected);
        const double differing = test::differing_part(window, expected, 0);
        if (differing < 2e-3) return testing::AssertionSuccess();
        return testing::AssertionFailure() << 100 * differing << " % of the pixels differ";
    }
};

INSTANTIATE_TEST_SUITE_P(AllPaths, ViewportPictureTest, testing::ValuesIn(paths::all_paths),
                         [](const auto& test_case) { return std::string(paths::name_of(test_case.param)); });

TEST_P(ViewportPictureTest, ReachesTheWindowPixelByPixel) {
    for (const ImVec2 size : {ImVec2(120, 90), ImVec2(121, 91), ImVec2(333, 217), ImVec2(40, 280)}) {
        for (const ImVec2 offset : {ImVec2(0, 0), ImVec2(10.4F, 20.7F), ImVec2(0.5F, 0.99F)}) {
            Viewport viewport = make_viewport();
            Place place;
            gui().set_build([&] {
                begin_window("view", {10.4F, 20.7F}, size);
                const ImVec2 start = ImGui::GetCursorPos();
                ImGui::SetCursorPos({start.x + offset.x, start.y + offset.y});
                viewport.show(scene, camera);
                place = place_of_last_item();
                ImGui::End();
            });
            gui().frames(2);
            ASSERT_TRUE(settle(viewport));
            EXPECT_EQ(viewport.status().size_pixels, place.size);
            EXPECT_TRUE(shows(in_window(place), expected(camera, place.size, viewport.settings())));
        }
    }
}

TEST_P(ViewportPictureTest, IsRefinedWhileItRests) {
    Viewport viewport = make_viewport();
    viewport.settings().rest_samples = 16;
    Place place;
    gui().set_build([&] { place = show_in_window("view", {10, 10}, {201, 117}, viewport, camera); });
    gui().frames(2);
    ASSERT_TRUE(settle(viewport));
    EXPECT_EQ(viewport.status().pictures, 4);
    ViewportSettings refined = viewport.settings();
    refined.render.pictures = 4;
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, refined)));
    camera.orientation = glm::angleAxis(0.1, camera.up) * camera.orientation;
    gui().frame();
    EXPECT_EQ(viewport.status().pictures, 1);
    EXPECT_TRUE(viewport.wants_frame());
    ASSERT_TRUE(settle(viewport));
    EXPECT_EQ(viewport.status().pictures, 4);
    EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, refined)));
    const std::uint64_t draws = viewport.status().path.draws;
    gui().frames(3);
    if (GetParam() != paths::PathKind::inline_) {
        EXPECT_EQ(viewport.status().path.draws, draws) << "then it rests";
    }
    viewport.settings().on_demand = false;
    gui().frames(3);
    EXPECT_EQ(viewport.status().pictures, 1);
}

TEST_P(ViewportPictureTest, ReachesTheWindowAtFractionalScales) {
    for (const float scale : {1.25F, 1.5F, 2.0F}) {
        make_gui({600, 450}, scale);
        Viewport viewport = make_viewport();
        Place place;
        gui().set_build([&] { place = show_in_window("view", {13, 7}, {201, 117}, viewport, camera); });
        gui().frames(2);
        ASSERT_TRUE(settle(viewport));
        EXPECT_GT(place.size.x, static_cast<int>(scale * 170));
        EXPECT_TRUE(shows(in_window(place), expected(camera, place.size, viewport.settings())));
    }
}

TEST_P(ViewportPictureTest, IsOpaqueAboveWhateverIsBehind) {
    scene = test::make_varied_scene();
    test::show(scene, test::make_quad({-1, -1}, {1, 1}), test::unlit({1, 1, 1, 0.2F}));
    Viewport viewport = make_viewport();
    Place place;
    gui().set_build([&] {
        ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {400, 300}, IM_COL32(255, 0, 255, 255));
        place = show_in_window("view", {50, 50}, {200, 150}, viewport, camera);
    });
    gui().frames(2);
    ASSERT_TRUE(settle(viewport));
    EXPECT_TRUE(shows(in_window(place), expected(camera, place.size, viewport.settings())));
}

// Every frame of a resize: the right size, the whole picture, no frame late.
TEST_P(ViewportPictureTest, FollowsAResizeInTheSameFrame) {
    if (GetParam() == paths::PathKind::shared) return;  // its pictures come when they are done
    Viewport viewport = make_viewport();
    viewport.settings().samples = 1;
    Place place;
    ImVec2 size(100, 80);
    gui().set_build([&] { place = show_in_window("view", {20, 10}, size, viewport, camera); });
    gui().frames(2);
    for (int i = 0; i < 20; ++i) {
        size = {100 + 7.0F * static_cast<float>(i % 5), 80 + 11.0F * static_cast<float>(i % 3)};
        gui().frame();
        EXPECT_EQ(viewport.status().size_pixels, place.size);
        EXPECT_TRUE(shows(in_window(place), expected(camera, place.size, viewport.settings()))) << i;
    }
}

TEST_P(ViewportPictureTest, ShowsAnEdit) {
    Viewport viewport = make_viewport();
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {200, 150}, viewport, camera); });
    gui().frames(2);
    ASSERT_TRUE(settle(viewport));
    const test::Pixels before = in_window(place);
    const auto id = test::first_geometry<scene::PointCloud>(scene);
    for (int i = 0; i < 3; ++i) {
        scene.edit_point_cloud(id).colors.set(5, {0, 40 * i, 255, 255});
        scene.edit_point_cloud(id).positions.set(4, {0, 0.5F * static_cast<float>(i), 1});
        gui().frame();
        ASSERT_TRUE(settle(viewport));
        EXPECT_FALSE(test::same(in_window(place), before));
        EXPECT_TRUE(shows(in_window(place), expected(camera, place.size, viewport.settings()))) << i;
    }
}

TEST_P(ViewportPictureTest, FollowsTheCameraWithTheAgeItSays) {
    Viewport viewport = make_viewport();
    viewport.settings().samples = 1;
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    std::vector<scene::Camera> seen;
    for (int i = 0; i < 12; ++i) {
        camera.distance *= 1.03;
        seen.push_back(camera);
        gui().frame();
        const auto age = static_cast<std::size_t>(viewport.status().age_frames);
        if (age >= seen.size() || viewport.picture().texture == 0) continue;
        EXPECT_TRUE(shows(in_window(place), expected(seen[seen.size() - 1 - age], place.size, viewport.settings())));
    }
    if (GetParam() == paths::PathKind::shared) return;
    EXPECT_LE(viewport.status().age_frames, GetParam() == paths::PathKind::pbo ? 2 : 0);
}

class ViewportSwapTest : public ViewportTest {
protected:
    /// How many times the picture's bytes a path moves for a draw.
    static std::uint64_t copies_of(paths::PathKind path) {
        if (path == paths::PathKind::texture || path == paths::PathKind::inline_) return 0;
        return path == paths::PathKind::blit ? 1 : 2;
    }
};

// A new path has its first picture at once, so that a swap is never seen, even when all moves.
TEST_F(ViewportSwapTest, SwappingThePathInEveryFrameIsNeverSeen) {
    Viewport viewport(renderer(), host());
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    for (int i = 0; i < 16; ++i) {
        const paths::PathKind path = paths::all_paths[static_cast<std::size_t>((3 * i + i / 5) % 5)];
        const bool swapped = std::exchange(viewport.settings().path, path) != path;
        if (i > 8) camera.distance *= 1.05;
        gui().frame();
        EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings()))) << i;
        const std::uint64_t picture = 4U * static_cast<unsigned>(place.size.x) * static_cast<unsigned>(place.size.y);
        const std::uint64_t copies = copies_of(path);
        if (!swapped) continue;
        EXPECT_EQ(viewport.status().path.draws, 1U) << "of the new path";
        EXPECT_EQ(viewport.status().path.bytes_copied, copies * picture) << paths::name_of(path);
    }
}

TEST_F(ViewportSwapTest, ChangingTheRingSizeIsNeverSeen) {
    Viewport viewport(renderer(), host());
    viewport.settings().path = paths::PathKind::pbo;
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    for (int ring = 2; ring <= 8; ++ring) {
        viewport.settings().path_options.ring_size = ring;
        gui().frame();
        EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings()))) << ring;
    }
}

TEST_F(ViewportSwapTest, ChangingTheSamplesIsSeenAtOnce) {
    Viewport viewport(renderer(), host());
    Place place;
    gui().set_build([&] { place = show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    gui().frames(2);
    for (const int samples : {1, 4, 2}) {
        viewport.settings().samples = samples;
        gui().frame();
        EXPECT_EQ(viewport.status().samples, samples);
        EXPECT_TRUE(test::same(in_window(place), expected(camera, place.size, viewport.settings()))) << samples;
    }
}

TEST_F(ViewportSwapTest, MoreSamplesThanThereAreBecomeTheMost) {
    Viewport viewport(renderer(), host());
    gui().set_build([&] { show_in_window("view", {20, 10}, {150, 120}, viewport, camera); });
    for (const int wanted : {3, 8, 64, 0}) {
        viewport.settings().samples = wanted;
        gui().frames(2);
        EXPECT_GE(viewport.status().samples, 1);
        EXPECT_LE(viewport.status().samples, std::max(1, std::min(wanted, context().driver().max_samples)));
        EXPECT_NE(viewport.picture().texture, 0U);
    }
}

}  // namespace
}  // namespace vitrine::ui
