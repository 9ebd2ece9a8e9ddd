#include "viewport_test.h"

#include <vitrine/scene/camera_controller.h>

#include <array>
#include <cmath>
#include <memory>
#include <numbers>

namespace vitrine::ui {
namespace {

using Key = test::GuiHarness::Key;

class ViewportInputTest : public ViewportTest {
protected:
    /// A viewport in a window from (100, 50) to (300, 250).
    void show_one() {
        viewport_ = std::make_unique<Viewport>(renderer(), host());
        viewport_->settings().samples = 1;
        gui().set_build([this] {
            place_ = show_in_window("view", {100, 50}, {200, 200}, *viewport_, camera);
            if (more_) more_();
        });
        gui().frames(3);
    }
    /// The position as the viewport counts, from its upper left corner.
    glm::vec2 local(glm::vec2 position) const { return position - glm::vec2(place_.first); }
    /// What a controller makes of a drag through these positions.
    scene::Camera dragged(const std::vector<glm::vec2>& positions, scene::MouseButton button,
                          scene::Modifiers modifiers = {}) const {
        scene::Camera moved = camera;
        const auto controller = scene::make_controller(viewport_->settings().controller);
        const scene::ControllerContext context{glm::vec2(place_.size), scene.bounds()};
        controller->handle(scene::PointerPressed{button, local(positions.front()), modifiers}, moved, context);
        for (const glm::vec2& position : positions)
            controller->handle(scene::PointerMoved{local(position)}, moved, context);
        return moved;
    }

    /// A window with a text field.
    void show_form() {
        begin_window("form", {5, 5}, {90, 60});
        if (std::exchange(focus_form_, false)) ImGui::SetKeyboardFocusHere();
        ImGui::InputText("##name", form_text_.data(), form_text_.size());
        ImGui::End();
    }

    std::unique_ptr<Viewport> viewport_;
    Place place_;
    std::function<void()> more_;  ///< further windows
    std::array<char, 32> form_text_{};
    bool focus_form_ = false;
};

TEST_F(ViewportInputTest, ADragOrbitsAlsoOutsideUntilTheRelease) {
    show_one();
    const std::vector<glm::vec2> way{{200, 150}, {230, 160}, {350, 140}, {399, 10}, {-50, -80}, {210, 150}};
    const scene::Camera wanted = dragged(way, scene::MouseButton::left);
    gui().move(way.front());
    EXPECT_TRUE(viewport_->hovered());
    gui().press();
    scene::Camera before = camera;
    for (std::size_t i = 1; i < way.size(); ++i) {
        gui().move(way[i]);
        EXPECT_NE(camera, before) << i;
        EXPECT_TRUE(viewport_->hovered());
        before = camera;
    }
    EXPECT_EQ(camera, wanted);
    gui().release();
    gui().move({150, 100});
    gui().move({250, 200});
    EXPECT_EQ(camera, wanted);
}

TEST_F(ViewportInputTest, AReleaseOutsideEndsTheDrag) {
    show_one();
    gui().move({200, 150});
    gui().press();
    gui().move({390, 290});
    gui().release();
    const scene::Camera before = camera;
    gui().move({200, 150});
    gui().move({220, 170});
    EXPECT_EQ(camera, before);
    EXPECT_TRUE(viewport_->hovered());
    gui().move({5, 5});
    EXPECT_FALSE(viewport_->hovered());
}

TEST_F(ViewportInputTest, MiddleAndShiftPanRightDollies) {
    show_one();
    const std::vector<glm::vec2> way{{200, 150}, {220, 165}};
    const auto drag = [&](int button) {
        gui().move(way[0]);
        gui().press(button);
        gui().move(way[1]);
        gui().release(button);
    };
    scene::Camera wanted = dragged(way, scene::MouseButton::middle);
    drag(2);
    EXPECT_EQ(camera, wanted);
    EXPECT_NE(camera.pivot, scene::default_camera(scene.bounds(), 1.3).pivot);
    wanted = dragged(way, scene::MouseButton::right);
    drag(1);
    EXPECT_EQ(camera, wanted);
    wanted = dragged(way, scene::MouseButton::left, {.shift = true});
    gui().hold(Key::left_shift);
    drag(0);
    gui().let_go(Key::left_shift);
    EXPECT_EQ(camera, wanted);
}

TEST_F(ViewportInputTest, ADragThatBeganElsewhereNeverMovesTheCamera) {
    show_one();
    const scene::Camera before = camera;
    for (const int button : {0, 1, 2}) {
        gui().move({20, 20});  // over nothing
        gui().press(button);
        for (const glm::vec2 at : {glm::vec2(150, 100), glm::vec2(200, 150), glm::vec2(250, 120)}) gui().move(at);
        gui().release(button);
    }
    EXPECT_EQ(camera, before);
}

TEST_F(ViewportInputTest, APanelDraggedOverItNeverMovesTheCamera) {
    ImVec2 panel_position{5, 20};
    more_ = [&] {
        ImGui::SetNextWindowPos({5, 20}, ImGuiCond_Once);
        ImGui::SetNextWindowSize({80, 80}, ImGuiCond_Once);
        ImGui::Begin("panel", nullptr, ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse);
        panel_position = ImGui::GetWindowPos();
        ImGui::End();
    };
    show_one();
    const scene::Camera before = camera;
    gui().move({40, 25});  // its title bar
    gui().press();
    for (int i = 0; i < 10; ++i) gui().move({40 + 20 * i, 25 + 12 * i});
    EXPECT_FALSE(viewport_->hovered());
    gui().wheel(2);
    gui().release();
    EXPECT_GT(panel_position.x, 150) << "the panel was dragged";
    EXPECT_EQ(camera, before);
}

TEST_F(ViewportInputTest, APopupKeepsTheViewportStill) {
    bool open = true;
    more_ = [&] {
        if (std::exchange(open, false)) ImGui::OpenPopup("question");
        ImGui::SetNextWindowPos({10, 10});
        if (ImGui::BeginPopupModal("question")) {
            ImGui::TextUnformatted("?");
            ImGui::EndPopup();
        }
    };
    show_one();
    const scene::Camera before = camera;
    gui().move({250, 200});
    gui().press();
    gui().move({280, 150});
    gui().wheel(1);
    gui().release();
    EXPECT_EQ(camera, before);
}

TEST_F(ViewportInputTest, AnOpenMenuKeepsTheViewportStill) {
    bool open = true;
    more_ = [&] {
        begin_window("bar", {5, 5}, {90, 40});
        if (std::exchange(open, false)) ImGui::OpenPopup("menu");
        if (ImGui::BeginPopup("menu")) {
            ImGui::TextUnformatted("entry");
            ImGui::EndPopup();
        }
        ImGui::End();
    };
    show_one();
    const scene::Camera before = camera;
    gui().move({250, 200});
    gui().wheel(1);
    gui().tap(Key::digit_5);
    EXPECT_FALSE(viewport_->hovered());
    EXPECT_EQ(camera, before);
}

TEST_F(ViewportInputTest, ASliderDraggedOverItKeepsTheMouse) {
    float value = 0;
    more_ = [&] {
        begin_window("panel", {5, 20}, {90, 60});
        ImGui::SliderFloat("##value", &value, 0, 1);
        ImGui::End();
    };
    show_one();
    const scene::Camera before = camera;
    gui().move({30, 40});
    gui().press();
    const float grabbed = value;
    for (const glm::vec2 at : {glm::vec2(120, 60), glm::vec2(200, 150), glm::vec2(220, 160)}) {
        gui().move(at);
        EXPECT_FALSE(viewport_->hovered());
        gui().wheel(1);
    }
    gui().release();
    EXPECT_GT(value, grabbed) << "the slider was dragged";
    EXPECT_EQ(camera, before);
}

TEST_F(ViewportInputTest, TheWheelZoomsTowardsThePointerWhenOverIt) {
    show_one();
    scene::Camera wanted = camera;
    const auto controller = scene::make_controller(scene::ControllerKind::turntable);
    const scene::ControllerContext context{glm::vec2(place_.size), scene.bounds()};
    controller->handle(scene::WheelTurned{2, local({240, 120}), {}}, wanted, context);
    gui().move({240, 120});
    gui().wheel(2);
    EXPECT_EQ(camera, wanted);
    EXPECT_LT(camera.distance, scene::default_camera(scene.bounds(), 1.3).distance);
    gui().move({20, 20});
    gui().wheel(2);
    EXPECT_EQ(camera, wanted);
}

TEST_F(ViewportInputTest, TheWheelScrollsNothingWhileOverIt) {
    Viewport viewport(renderer(), host());
    float scroll = 0;
    const auto show_scrolling = [&](bool in_child) {
        begin_window(in_child ? "outer" : "direct", {0, 0}, {300, 250},
                     ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoSavedSettings);
        if (in_child) ImGui::BeginChild("view", {200, 150});
        viewport.show(scene, camera);
        if (in_child) ImGui::EndChild();
        for (int i = 0; i < 60; ++i) ImGui::TextUnformatted("more");
        scroll = ImGui::GetScrollY();
        ImGui::End();
    };
    for (const bool in_child : {true, false}) {
        gui().set_build([&] { show_scrolling(in_child); });
        gui().frames(3);
        gui().move({100, 80});
        gui().frame();
        for (int i = 0; i < 5; ++i) {
            const double distance = camera.distance;
            gui().wheel(-1);
            EXPECT_GT(camera.distance, distance) << in_child;
        }
        gui().frames(3);
        EXPECT_EQ(scroll, 0) << in_child;
    }
    // Beside it the panel scrolls, and the camera stays.
    gui().set_build([&] { show_scrolling(true); });
    gui().frames(2);
    const scene::Camera before = camera;
    gui().move({150, 220});
    for (int i = 0; i < 3; ++i) gui().wheel(-1);
    gui().frames(3);
    EXPECT_GT(scroll, 10);
    EXPECT_EQ(camera, before);
}

TEST_F(ViewportInputTest, ACtrlDragTurnsTheLightAndNotTheView) {
    show_one();
    const float& rotation = viewport_->settings().render.lighting.rotation_radians;
    const double per_pixel = std::numbers::pi / place_.size.y;
    const scene::Camera before = camera;
    gui().move({150, 150});
    gui().hold(Key::left_ctrl);
    gui().press();
    gui().move({200, 170});
    EXPECT_NEAR(rotation, 50 * per_pixel, 1e-4);
    gui().let_go(Key::left_ctrl);
    gui().move({390, 10});
    EXPECT_NEAR(rotation, std::remainder(240 * per_pixel, 2 * std::numbers::pi), 1e-4) << "until the release";
    gui().release();
    gui().move({150, 100});
    EXPECT_NEAR(rotation, std::remainder(240 * per_pixel, 2 * std::numbers::pi), 1e-4);
    EXPECT_EQ(camera, before);
    gui().press();
    gui().move({190, 100});
    gui().release();
    EXPECT_NE(camera, before) << "without Ctrl the view turns";
}

TEST_F(ViewportInputTest, OfDraftsACtrlDragTurnsTheView) {
    show_one();
    viewport_->settings().render.quality = render::Quality::draft;
    const scene::Camera before = camera;
    gui().move({150, 150});
    gui().hold(Key::left_ctrl);
    gui().press();
    gui().move({200, 170});
    gui().release();
    gui().let_go(Key::left_ctrl);
    EXPECT_NE(camera, before) << "their light stands beside the eye";
    EXPECT_EQ(viewport_->settings().render.lighting.rotation_radians, 0);
}

TEST_F(ViewportInputTest, KeysWorkWhenHovered) {
    show_one();
    gui().move({200, 150});
    gui().tap(Key::digit_5);
    EXPECT_EQ(camera.projection, scene::Projection::orthographic);
    gui().tap(Key::keypad_5);
    EXPECT_EQ(camera.projection, scene::Projection::perspective);
    gui().tap(Key::digit_7);
    EXPECT_LT(camera.forward().y, -0.99);
    gui().hold(Key::left_ctrl);
    gui().tap(Key::digit_7);
    gui().let_go(Key::left_ctrl);
    EXPECT_GT(camera.forward().y, 0.99);
    camera.distance *= 10;
    gui().tap(Key::f);
    EXPECT_LT(camera.distance, 10);
}

TEST_F(ViewportInputTest, KeysWorkWhenFocusedAlone) {
    more_ = [&] {
        begin_window("other", {5, 5}, {60, 60});
        ImGui::Button("ok");
        ImGui::End();
    };
    show_one();
    gui().click({200, 150});
    gui().move({350, 280});  // over nothing
    EXPECT_FALSE(viewport_->hovered());
    EXPECT_TRUE(viewport_->focused());
    gui().tap(Key::digit_5);
    EXPECT_EQ(camera.projection, scene::Projection::orthographic);
    gui().click({20, 20});
    gui().move({350, 280});
    EXPECT_FALSE(viewport_->focused());
    gui().tap(Key::digit_5);
    EXPECT_EQ(camera.projection, scene::Projection::orthographic) << "another window has the keys";
}

TEST_F(ViewportInputTest, OfTwoInAWindowTheOnePressedLastHasTheKeys) {
    Viewport left(renderer());
    Viewport right(renderer());
    scene::Camera right_camera = camera;
    gui().set_build([&] {
        begin_window("both", {0, 0}, {300, 200});
        if (ImGui::BeginTable("pair", 2)) {
            ImGui::TableNextColumn();
            left.show(scene, camera);
            ImGui::TableNextColumn();
            right.show(scene, right_camera);
            ImGui::EndTable();
        }
        ImGui::End();
    });
    gui().frames(3);
    const auto orthographic = [](const scene::Camera& seen) {
        return seen.projection == scene::Projection::orthographic;
    };
    gui().click({220, 100});
    gui().move({380, 280});
    gui().tap(Key::digit_5);
    EXPECT_FALSE(orthographic(camera));
    EXPECT_TRUE(orthographic(right_camera));
    gui().click({70, 100});
    gui().move({380, 280});
    gui().tap(Key::digit_5);
    EXPECT_TRUE(orthographic(camera));
    EXPECT_TRUE(orthographic(right_camera));
}

TEST_F(ViewportInputTest, KeysAreTextWhileTextIsTyped) {
    more_ = [this] { show_form(); };
    focus_form_ = true;
    show_one();
    gui().frames(3);
    ASSERT_TRUE(ImGui::GetIO().WantTextInput);
    gui().move({200, 150});
    EXPECT_TRUE(viewport_->hovered());
    const scene::Camera before = camera;
    for (const Key key : {Key::digit_5, Key::f, Key::r, Key::digit_7}) {
        ImGui::GetIO().AddInputCharacter('5');
        gui().tap(key);
    }
    gui().frames(2);
    EXPECT_EQ(camera, before);
    EXPECT_EQ(form_text_[0], '5') << "the text field has them";
    gui().click({200, 150});
    gui().tap(Key::digit_5);
    EXPECT_EQ(camera.projection, scene::Projection::orthographic);
}

TEST_F(ViewportInputTest, FlyKeysMoveWhileHeldAndStopWhenTextIsTyped) {
    more_ = [this] { show_form(); };
    show_one();
    viewport_->settings().controller = scene::ControllerKind::fly;
    gui().move({200, 150});
    ASSERT_TRUE(settle(*viewport_));
    gui().hold(Key::w);
    EXPECT_TRUE(viewport_->wants_frame());
    const glm::dvec3 first = camera.eye();
    gui().frame();
    const glm::dvec3 second = camera.eye();
    EXPECT_GT(glm::dot(second - first, camera.forward()), 0);
    focus_form_ = true;
    gui().frames(4);
    const glm::dvec3 stopped = camera.eye();
    gui().frames(3);
    EXPECT_EQ(camera.eye(), stopped);
    EXPECT_FALSE(viewport_->wants_frame());
}

TEST_F(ViewportInputTest, FlyKeysStopAtTheirRelease) {
    show_one();
    viewport_->settings().controller = scene::ControllerKind::fly;
    gui().move({200, 150});
    gui().hold(Key::d);
    gui().frames(3);
    gui().let_go(Key::d);
    const glm::dvec3 stopped = camera.eye();
    gui().frames(3);
    EXPECT_EQ(camera.eye(), stopped);
}

TEST_F(ViewportInputTest, ThePointerIsInPixelsAtAnyScale) {
    make_gui({800, 600}, 2);
    viewport_ = std::make_unique<Viewport>(renderer(), host());
    viewport_->settings().samples = 1;
    gui().set_build([this] { place_ = show_in_window("view", {100, 50}, {200, 200}, *viewport_, camera); });
    gui().frames(3);
    scene::Camera wanted = camera;
    const auto controller = scene::make_controller(scene::ControllerKind::turntable);
    const scene::ControllerContext context{glm::vec2(place_.size), scene.bounds()};
    controller->handle(scene::WheelTurned{1, 2.0F * glm::vec2(240, 120) - glm::vec2(place_.first), {}}, wanted,
                       context);
    gui().move({240, 120});
    gui().wheel(1);
    EXPECT_EQ(camera, wanted);
}

}  // namespace
}  // namespace vitrine::ui
