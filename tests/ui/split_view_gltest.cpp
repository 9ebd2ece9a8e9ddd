#include "viewport_test.h"

#include <vitrine/ui/split_view.h>

#include <algorithm>
#include <set>

namespace vitrine::ui {
namespace {

/// Several viewports in one window of 400x300, driven by hand.
class SplitViewTest : public ViewportTest {
protected:
    void SetUp() override {
        ViewportTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        make_gui(size);
        split.emplace(renderer(), host());
        split->set_camera(camera);
        split->active().viewport.settings().samples = 1;
        gui().set_build([this] {
            ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
            begin_window("split", {0, 0}, {static_cast<float>(size.x), static_cast<float>(size.y)});
            split->show(look_of(gui().gui()), scene);
            ImGui::End();
            ImGui::PopStyleVar();
        });
    }
    void TearDown() override {
        split.reset();
        ViewportTest::TearDown();
    }
    void show(int count) {
        split->set_count(count);
        gui().frames(3);
    }
    Viewport& viewport(std::size_t index) { return split->views()[index].viewport; }
    scene::Camera& camera_of(std::size_t index) { return split->views()[index].camera; }
    void drag(glm::vec2 from, glm::vec2 by) {
        gui().move(from);
        gui().press();
        gui().move(from + by);
        gui().release();
    }
    /// Frames until nothing is under way in any of them.
    void settle_all() {
        for (int i = 0; i < 1000 && split->wants_frame(); ++i) gui().frame();
        ASSERT_FALSE(split->wants_frame());
    }

    static constexpr glm::ivec2 size{400, 300};
    static constexpr glm::vec2 last_middle{300, 225};
    std::optional<SplitView> split;
};

TEST_F(SplitViewTest, OneFillsTheWindow) {
    show(1);
    EXPECT_EQ(viewport(0).status().size_pixels, size);
}

TEST_F(SplitViewTest, FourShareTheWindow) {
    show(4);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(viewport(i).status().size_pixels, glm::ivec2(198, 148)) << i;
        const test::Pixels picture = in_picture(viewport(i));
        EXPECT_GT(picture.count([&](const test::Pixel& p) { return p != picture.at(0, 0); }), 100U) << i;
    }
}

TEST_F(SplitViewTest, TheDataIsUploadedOnce) {
    gl::FrameProfiler profiler;
    split->set_profiler(&profiler);
    profiler.begin_frame();
    gui().frame();
    gui().frame();
    const std::uint64_t for_one = profiler.timings().current().bytes_uploaded;
    EXPECT_GT(for_one, 0U);
    split->set_count(16);
    gui().frames(3);
    EXPECT_EQ(profiler.timings().current().bytes_uploaded, for_one);
    EXPECT_GE(profiler.timings().current().scene_draws, 16U);
}

TEST_F(SplitViewTest, NewOnesAreLikeTheActiveOne) {
    split->active().viewport.settings().path = paths::PathKind::blit;
    split->active().viewport.settings().render.wireframe = true;
    show(3);
    EXPECT_EQ(viewport(2).settings().path, paths::PathKind::blit);
    EXPECT_TRUE(viewport(2).settings().render.wireframe);
    EXPECT_EQ(camera_of(2), camera_of(0));
}

TEST_F(SplitViewTest, EachHasItsOwnPathAndShowsTheSame) {
    show(6);
    for (std::size_t i = 0; i < 6; ++i) viewport(i).settings().path = paths::all_paths[i];
    gui().frames(3);
    settle_all();
    const test::Pixels expected_pixels = in_picture(viewport(0));
    for (std::size_t i = 0; i < 6; ++i) {
        ASSERT_EQ(viewport(i).settings().path, paths::all_paths[i]);
        if (viewport(i).picture().texture == 0) continue;  // drawn in place
        const bool as_large = viewport(i).status().size_pixels == viewport(0).status().size_pixels;
        EXPECT_EQ(in_picture(viewport(i)) == expected_pixels, as_large) << paths::name_of(paths::all_paths[i]);
    }
}

TEST_F(SplitViewTest, LinkedCamerasMoveInTheSameFrame) {
    show(4);
    const scene::Camera before = camera_of(0);
    gui().move(last_middle);
    gui().press();
    gui().move(last_middle + glm::vec2(40, 10));
    EXPECT_NE(camera_of(3), before);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(camera_of(i), camera_of(3)) << i;
        EXPECT_TRUE(viewport(i).status().drew_scene) << i;
    }
    gui().release();
}

TEST_F(SplitViewTest, IndependentOnesMoveAlone) {
    show(4);
    split->set_linked(false);
    const scene::Camera before = camera_of(0);
    drag(last_middle, {40, 10});
    EXPECT_NE(camera_of(3), before);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(camera_of(i), before) << i;
}

TEST_F(SplitViewTest, LinkingTakesTheActiveOnesCamera) {
    show(4);
    split->set_linked(false);
    drag(last_middle, {40, 10});
    const scene::Camera moved = camera_of(3);
    split->set_linked(true);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(camera_of(i), moved) << i;
}

TEST_F(SplitViewTest, AClickMakesOneActive) {
    show(4);
    EXPECT_EQ(split->active_index(), 0U);
    gui().click(last_middle);
    EXPECT_EQ(split->active_index(), 3U);
    EXPECT_TRUE(viewport(3).focused());
    EXPECT_FALSE(viewport(0).focused());
}

TEST_F(SplitViewTest, ActivatingGivesTheKeys) {
    show(4);
    split->activate(2);
    gui().frames(2);
    EXPECT_TRUE(viewport(2).focused());
    EXPECT_FALSE(viewport(0).focused());
}

TEST_F(SplitViewTest, MaximisedOneIsAloneAndTheOthersRest) {
    show(4);
    split->activate(1);
    split->set_maximised(true);
    gui().frames(2);
    EXPECT_EQ(viewport(1).status().size_pixels, size);
    viewport(0).settings().on_demand = false;  // would draw for ever if it were shown
    EXPECT_FALSE(split->wants_frame());
    split->set_maximised(false);
    gui().frames(2);
    EXPECT_EQ(viewport(1).status().size_pixels, glm::ivec2(198, 148));
    EXPECT_TRUE(split->wants_frame());
}

TEST_F(SplitViewTest, ClosingKeepsTheOthersAsTheyAre) {
    show(3);
    viewport(1).settings().path = paths::PathKind::cpu;
    split->activate(1);
    split->close(0);
    EXPECT_EQ(split->count(), 2);
    EXPECT_EQ(split->active_index(), 0U);
    EXPECT_EQ(split->active().viewport.settings().path, paths::PathKind::cpu);
    split->activate(1);
    split->close(1);
    EXPECT_EQ(split->active_index(), 0U);
    split->close(0);
    EXPECT_EQ(split->count(), 1);
    gui().frames(2);
    EXPECT_EQ(viewport(0).status().size_pixels, size);
}

TEST_F(SplitViewTest, ABorderIsDragged) {
    show(2);
    const int height = viewport(0).status().size_pixels.y;
    drag({200, 150}, {0, 50});
    gui().frames(2);
    EXPECT_EQ(viewport(0).status().size_pixels.y, height + 50);
    EXPECT_EQ(viewport(1).status().size_pixels.y, height - 50);
    gui().double_click({200, 200});
    gui().frames(2);
    EXPECT_EQ(viewport(0).status().size_pixels.y, height);
}

TEST_F(SplitViewTest, TheTagMakesActiveAndChangesThePath) {
    show(4);
    const glm::vec2 tag{224, 176};  // of the last viewport
    gui().click(tag);
    gui().frames(3);
    EXPECT_EQ(split->active_index(), 3U);
    EXPECT_TRUE(ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel));
    // The menu's second entry is the second path.
    const float line = ImGui::GetTextLineHeight();
    gui().click(tag + glm::vec2(16, 2.5F * line));
    gui().frames(2);
    EXPECT_NE(viewport(3).settings().path, paths::PathKind::texture);
    EXPECT_EQ(viewport(0).settings().path, paths::PathKind::texture);
    EXPECT_TRUE(viewport(3).focused());
}

TEST_F(SplitViewTest, WithoutRoomNothingIsDrawn) {
    gui().set_build([this] {
        begin_window("split", {0, 0}, {30, 30});
        split->show(look_of(gui().gui()), scene);
        ImGui::End();
    });
    show(16);
    EXPECT_FALSE(split->wants_frame());
}

}  // namespace
}  // namespace vitrine::ui
