#include "viewport_test_base.h"

#include <array>

namespace vitrine::test {
namespace {

using ui::compat::Key;

/// A viewport on the left half, a scrollable panel with a text field on the right half.
class ViewportInput : public ViewportTest {
protected:
    void SetUp() override {
        ViewportTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        gui().point({80, 120});
        settle();
        start = camera;
    }

    void show() {
        place_window("scene", {0, 0}, {160, 240}, [&] { viewport().show(scene, camera); });
        place_window("panel", {160, 0}, {160, 240}, [&] {
            if (focus_text) ImGui::SetKeyboardFocusHere();
            focus_text = false;
            ImGui::InputText("text", text.data(), text.size());
            ImGui::Dummy({100, 2000});
            scrolled = ImGui::GetScrollY();
        }, ImGuiWindowFlags_None);
    }
    void settle() {
        gui().settle([&] { show(); });
    }
    void move(glm::vec2 position) {
        gui().point(position);
        settle();
    }
    void tap(Key key) {
        ui::compat::feed_key(key, true);
        settle();
        ui::compat::feed_key(key, false);
        settle();
    }

    scene::Camera start;
    std::array<char, 32> text{};
    float scrolled = 0;
    bool focus_text = false;
};

TEST_F(ViewportInput, ADragBelongsToTheViewportUntilTheRelease) {
    gui().press();
    settle();
    move({120, 120});
    const scene::Camera inside = camera;
    EXPECT_NE(inside, start) << "a drag turns";
    EXPECT_NEAR(inside.distance, start.distance, 1e-12);
    move({300, 120});
    EXPECT_NE(camera, inside) << "also over another window";
    const scene::Camera outside = camera;
    move({400, 500});
    EXPECT_NE(camera, outside) << "and outside of all";
    gui().release();
    settle();
    const scene::Camera released = camera;
    move({80, 120});
    EXPECT_EQ(camera, released) << "after the release the pointer moves nothing";
}

TEST_F(ViewportInput, ADragThatBeganInAPanelNeverMovesTheCamera) {
    move({240, 120});
    gui().press();
    settle();
    move({80, 120});
    move({40, 60});
    gui().release();
    settle();
    EXPECT_EQ(camera, start);
}

TEST_F(ViewportInput, AWindowOverTheViewportKeepsThePointer) {
    const auto show_both = [&] {
        show();
        ImGui::SetNextWindowPos({20, 60}, ImGuiCond_Once);
        ImGui::SetNextWindowSize({120, 120}, ImGuiCond_Once);
        ImGui::Begin("on top", nullptr, ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse);
        ImGui::End();
    };
    gui().settle(show_both);
    gui().point({80, 66});  // its title bar
    gui().settle(show_both);
    gui().press();
    gui().settle(show_both);
    gui().point({100, 150});
    gui().settle(show_both);
    gui().release();
    gui().settle(show_both);
    EXPECT_EQ(camera, start);
}

TEST_F(ViewportInput, TheWheelZoomsOnlyWhenHoveredAndThenNoPanelScrolls) {
    ui::compat::feed_wheel(2.0F);
    settle();
    EXPECT_LT(camera.distance, start.distance);
    EXPECT_EQ(scrolled, 0.0F);
    const scene::Camera zoomed = camera;
    move({240, 120});
    ui::compat::feed_wheel(-2.0F);
    settle();
    EXPECT_EQ(camera, zoomed);
}

TEST_F(ViewportInput, TheWheelOverAViewportDoesNotScrollTheWindowAroundIt) {
    float scroll = -1;
    const auto scrollable = [&] {
        place_window("scrollable", {0, 0}, {160, 240}, [&] {
            ImGui::BeginChild("fixed", {150, 200});
            viewport().show(scene, camera);
            ImGui::EndChild();
            ImGui::Dummy({100, 2000});
            scroll = ImGui::GetScrollY();
        });
    };
    gui().settle(scrollable);
    const double before = camera.distance;
    ui::compat::feed_wheel(-3.0F);
    gui().settle(scrollable);
    EXPECT_GT(camera.distance, before);
    EXPECT_EQ(scroll, 0.0F);
}

TEST_F(ViewportInput, KeysWorkWhenHoveredOrFocusedAndNotWhileTyping) {
    tap(Key::digit_7);
    EXPECT_NEAR(glm::dot(camera.forward(), camera.up), -1.0, 1e-9) << "7 looks from the top";
    camera = start;
    gui().press();  // focus by a click
    settle();
    gui().release();
    settle();
    camera = start;
    move({240, 200});
    tap(Key::digit_1);
    EXPECT_NEAR(camera.forward().z, -1.0, 1e-9) << "focused, though the pointer is elsewhere";

    camera = start;
    focus_text = true;
    settle();
    tap(Key::digit_7);
    EXPECT_EQ(camera, start) << "somebody types";
}

TEST_F(ViewportInput, ADoubleClickPutsThePivotUnderThePointer) {
    // Whatever is seen there lies on the ray through the pointer's pixel.
    const glm::dvec2 place(80.5, 120.5);
    const scene::Ray ray = camera.ray_through(place, {160, 240});
    for (int click = 0; click < 2; ++click) {
        gui().press();
        gui().frame([&] { show(); });
        gui().release();
        gui().frame([&] { show(); });
    }
    // The depth under the pointer arrives when the GPU has it.
    for (int i = 0; i < 100 && viewport().wants_frame(); ++i) {
        glFinish();
        settle();
    }
    const glm::dvec3 to_pivot = camera.pivot - ray.origin;
    const double along = glm::dot(to_pivot, ray.direction);
    EXPECT_NE(camera.pivot, start.pivot);
    EXPECT_GT(along, 0.0);
    EXPECT_LT(glm::length(to_pivot - along * ray.direction), 1e-3 * start.distance);
    EXPECT_NEAR(camera.distance, start.distance, 1e-12);
    EXPECT_FALSE(viewport().wants_frame());
}

TEST_F(ViewportInput, ADoubleClickOnTheBackgroundChangesNothing) {
    move({4, 4});
    start = camera;
    for (int click = 0; click < 2; ++click) {
        gui().press();
        gui().frame([&] { show(); });
        gui().release();
        gui().frame([&] { show(); });
    }
    settle();
    EXPECT_EQ(camera, start);
}

TEST_F(ViewportInput, FlyingGoesOnWhileAKeyIsHeld) {
    viewport().settings().controller = scene::ControllerKind::fly;
    settle();
    ui::compat::feed_key(Key::w, true);
    settle();
    const scene::Camera once = camera;
    EXPECT_NE(once.eye(), start.eye());
    EXPECT_TRUE(viewport().wants_frame());
    settle();
    EXPECT_NE(camera.eye(), once.eye());
    ui::compat::feed_key(Key::w, false);
    settle();
    EXPECT_FALSE(viewport().wants_frame());
}

}  // namespace
}  // namespace vitrine::test
