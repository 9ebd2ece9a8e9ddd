#include "viewport_test.h"

#include <vitrine/scene/shapes.h>

#include <memory>
#include <vector>

namespace vitrine::ui {
namespace {

/// Clicks on a square in the left half of a viewport, and beside it.
class ViewportPickTest : public ViewportTest {
protected:
    static constexpr glm::vec2 on_square{160, 150};
    static constexpr glm::vec2 on_nothing{270, 150};

    void show(paths::PathKind path = paths::PathKind::texture) {
        viewport_ = std::make_unique<Viewport>(renderer(), host());
        viewport_->settings().path = path;
        viewport_->settings().render.grid = false;
        viewport_->set_pick_handler([this](const Pick& pick) {
            answers_.push_back(pick.answer);
            cause_ = pick.cause;
        });
        scene = scene::Scene();
        square_ = test::show(scene, test::make_quad({-1, -1}, {0, 1}), test::unlit({1, 0, 0, 1}));
        camera = scene::Camera();
        gui().set_build([this] { show_in_window("view", {100, 50}, {200, 200}, *viewport_, camera); });
        gui().frames(3);
        settle(*viewport_);
    }
    void wait_for_answer() {
        glFinish();
        gui().frames(3);
    }

    std::unique_ptr<Viewport> viewport_;
    scene::NodeId square_;
    std::vector<render::Picker::Answer> answers_;
    Pick::Cause cause_{};  ///< of the last
};

TEST_F(ViewportPickTest, AClickIsAnsweredInEveryPath) {
    for (const paths::PathKind path : paths::all_paths) {
        answers_.clear();
        show(path);
        gui().click(on_square);
        EXPECT_TRUE(answers_.empty()) << "not in the frame of the click";
        EXPECT_TRUE(viewport_->wants_frame());
        wait_for_answer();
        ASSERT_EQ(answers_.size(), 1U) << paths::name_of(path);
        ASSERT_TRUE(answers_[0].seen);
        EXPECT_EQ(answers_[0].seen->node, square_);
        EXPECT_NEAR(answers_[0].seen->point.z, 0, 1e-4);
        EXPECT_FALSE(viewport_->wants_frame()) << "and at rest again";
    }
}

TEST_F(ViewportPickTest, TheBackgroundIsAnAnswerToo) {
    show();
    gui().click(on_nothing);
    wait_for_answer();
    ASSERT_EQ(answers_.size(), 1U);
    EXPECT_FALSE(answers_[0].seen);
}

TEST_F(ViewportPickTest, ADragIsNoClick) {
    show();
    gui().move(on_square);
    gui().press();
    gui().move(on_square + glm::vec2(30, 0));
    gui().move(on_square + glm::vec2(2, 0));  // the way back makes no click of it
    gui().release();
    wait_for_answer();
    EXPECT_TRUE(answers_.empty());
    EXPECT_NE(camera, scene::Camera()) << "it orbits";
}

TEST_F(ViewportPickTest, AHandThatShakesClicks) {
    show();
    gui().move(on_square);
    gui().press();
    gui().move(on_square + glm::vec2(2, 1));
    gui().release();
    wait_for_answer();
    EXPECT_EQ(answers_.size(), 1U);
}

TEST_F(ViewportPickTest, OnlyTheLeftButtonPicks) {
    show();
    gui().move(on_square);
    for (const int button : {1, 2}) {
        gui().press(button);
        gui().release(button);
    }
    wait_for_answer();
    EXPECT_TRUE(answers_.empty());
}

TEST_F(ViewportPickTest, ADoubleClickStillCentres) {
    show();
    gui().double_click(on_square);
    wait_for_answer();
    EXPECT_LT(camera.pivot.x, -0.1);
    EXPECT_FALSE(answers_.empty());
}

TEST_F(ViewportPickTest, APointerThatRestsAsksOnceWhileAltIsHeld) {
    show();
    gui().move(on_square);
    gui().frames(30);
    EXPECT_TRUE(answers_.empty()) << "without Alt nothing is asked";
    compat::feed_key(compat::Key::left_alt, true);
    gui().frame();
    EXPECT_TRUE(viewport_->wants_frame()) << "until it has rested";
    gui().frames(30);
    wait_for_answer();
    ASSERT_EQ(answers_.size(), 1U);
    EXPECT_EQ(cause_, Pick::Cause::rest);
    EXPECT_EQ(answers_[0].seen->node, square_);
    EXPECT_FALSE(viewport_->wants_frame());
    gui().move(on_nothing);
    gui().frames(30);
    wait_for_answer();
    ASSERT_EQ(answers_.size(), 2U);
    EXPECT_FALSE(answers_[1].seen);
    compat::feed_key(compat::Key::left_alt, false);
    gui().frames(2);
    EXPECT_FALSE(viewport_->wants_frame());
}

TEST_F(ViewportPickTest, WithoutAHandlerNothingIsAsked) {
    show();
    viewport_->set_pick_handler({});
    gui().click(on_square);
    EXPECT_FALSE(viewport_->wants_frame());
}

TEST_F(ViewportPickTest, EventsThatAreTakenAreNoClicks) {
    show();
    viewport_->set_event_filter([](const auto&, const auto&, glm::ivec2) { return true; });
    gui().click(on_square);
    wait_for_answer();
    EXPECT_TRUE(answers_.empty());
}

TEST_F(ViewportPickTest, ASelectionIsOutlinedAtOnce) {
    show();
    const test::Pixels before = in_picture(*viewport_);
    viewport_->settings().render.selected = square_;
    gui().frame();
    EXPECT_FALSE(in_picture(*viewport_) == before);
    viewport_->settings().render.selected = {};
    gui().frame();
    EXPECT_TRUE(in_picture(*viewport_) == before);
}

}  // namespace
}  // namespace vitrine::ui
