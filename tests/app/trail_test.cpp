#include <app/demos/trail.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

/// Surfaces from 0 to 1, seen in 100 x 100 pixels.
std::optional<glm::vec2> place_at(const glm::vec2& pixels) {
    if (pixels.x > 100 || pixels.y > 100) return std::nullopt;
    return pixels / 100.0F;
}

scene::InputEvent pressed(const glm::vec2& position, scene::Modifiers modifiers = {},
                          scene::MouseButton button = scene::MouseButton::left) {
    return scene::PointerPressed{.button = button, .position = position, .modifiers = modifiers};
}

TEST(Trail, HasMarksAtEqualStridesHoweverFarThePointerGoes) {
    Trail trail(0.1F);
    EXPECT_TRUE(trail.handle(pressed({10, 50}), place_at));
    EXPECT_TRUE(trail.handle(scene::PointerMoved{{15, 50}}, place_at)) << "it is the drag's, though too short";
    EXPECT_TRUE(trail.handle(scene::PointerMoved{{45, 50}}, place_at));
    const std::vector<Trail::Mark> marks = trail.take();
    ASSERT_EQ(marks.size(), 4U);
    EXPECT_EQ(marks[0].way, glm::vec2(0));
    for (std::size_t i = 1; i < marks.size(); ++i) {
        EXPECT_NEAR(marks[i].place.x, 0.1F + 0.1F * static_cast<float>(i), 1e-6F);
        EXPECT_NEAR(marks[i].way.x, 0.1F, 1e-6F);
    }
    EXPECT_TRUE(trail.take().empty());
    EXPECT_TRUE(trail.handle(scene::PointerMoved{{52, 50}}, place_at)) << "goes on from the last mark";
    EXPECT_EQ(trail.take().size(), 1U);
}

TEST(Trail, EndsWithTheButtonAndLeavesOthersAlone) {
    Trail trail(0.1F);
    EXPECT_FALSE(trail.handle(scene::PointerMoved{{50, 50}}, place_at));
    EXPECT_FALSE(trail.handle(pressed({120, 50}), place_at)) << "beside the surface";
    EXPECT_FALSE(trail.handle(pressed({50, 50}, {.shift = true}), place_at));
    EXPECT_FALSE(trail.handle(pressed({50, 50}, {}, scene::MouseButton::middle), place_at));
    EXPECT_TRUE(trail.handle(pressed({50, 50}), place_at));
    EXPECT_TRUE(trail.handle(scene::PointerMoved{{200, 50}}, place_at)) << "out of it and back";
    EXPECT_FALSE(trail.handle(scene::PointerReleased{scene::MouseButton::right, {50, 50}}, place_at));
    EXPECT_TRUE(trail.handle(scene::PointerReleased{scene::MouseButton::left, {50, 50}}, place_at));
    EXPECT_FALSE(trail.handle(scene::PointerMoved{{90, 50}}, place_at));
    EXPECT_TRUE(trail.handle(pressed({50, 50}), place_at));
    EXPECT_TRUE(trail.handle(scene::InputLost{}, place_at));
    EXPECT_FALSE(trail.handle(scene::InputLost{}, place_at));
    EXPECT_EQ(trail.take().size(), 2U);
}

}  // namespace
}  // namespace vitrine::app
