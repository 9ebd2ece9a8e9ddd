#include <vitrine/ui/pick_watch.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

using namespace std::chrono_literals;
using scene::MouseButton;

TEST(PickWatch, AClickIsWhereTheLeftButtonWasPressed) {
    PickWatch watch;
    EXPECT_FALSE(watch.clicked(scene::PointerPressed{MouseButton::left, {10, 20}, {}}, 1));
    EXPECT_FALSE(watch.clicked(scene::PointerMoved{{12, 21}}, 1));
    EXPECT_EQ(watch.clicked(scene::PointerReleased{MouseButton::left, {12, 21}}, 1), glm::vec2(10, 20));
    EXPECT_FALSE(watch.clicked(scene::PointerReleased{MouseButton::left, {12, 21}}, 1)) << "once";
}

TEST(PickWatch, ADragIsNone) {
    PickWatch watch;
    for (const float pixels_per_unit : {1.0F, 2.0F}) {
        (void)watch.clicked(scene::PointerPressed{MouseButton::left, {10, 20}, {}}, pixels_per_unit);
        (void)watch.clicked(scene::PointerMoved{{17, 20}}, pixels_per_unit);
        const bool clicks =
            watch.clicked(scene::PointerReleased{MouseButton::left, {10, 20}}, pixels_per_unit).has_value();
        EXPECT_EQ(clicks, pixels_per_unit == 2.0F) << "7 pixels are less than a hand shakes where pixels are small";
    }
}

TEST(PickWatch, OtherButtonsEndIt) {
    PickWatch watch;
    (void)watch.clicked(scene::PointerPressed{MouseButton::left, {10, 20}, {}}, 1);
    (void)watch.clicked(scene::PointerPressed{MouseButton::right, {10, 20}, {}}, 1);
    EXPECT_FALSE(watch.clicked(scene::PointerReleased{MouseButton::left, {10, 20}}, 1));
}

TEST(PickWatch, APointerHasToRest) {
    PickWatch watch;
    EXPECT_FALSE(watch.rested({5, 5}, true, 1s)) << "it has just come";
    EXPECT_TRUE(watch.waits());
    EXPECT_FALSE(watch.rested({5, 5}, true, 100ms));
    EXPECT_FALSE(watch.rested({6, 5}, true, 100ms)) << "it moves";
    EXPECT_FALSE(watch.rested({6, 5}, true, 100ms));
    EXPECT_EQ(watch.rested({6, 5}, true, 100ms), glm::vec2(6, 5));
    EXPECT_FALSE(watch.waits());
    EXPECT_FALSE(watch.rested({6, 5}, true, 1s)) << "once";
    EXPECT_FALSE(watch.rested({6, 5}, false, 1s));
    EXPECT_FALSE(watch.waits());
    EXPECT_FALSE(watch.rested({6, 5}, true, 1s));
    EXPECT_TRUE(watch.rested({6, 5}, true, 1s)) << "and again when it is asked for again";
}

}  // namespace
}  // namespace vitrine::ui
