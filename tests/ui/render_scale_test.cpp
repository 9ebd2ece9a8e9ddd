#include <vitrine/ui/render_scale.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

constexpr RenderScale automatic{.fixed = 1, .automatic = true, .budget_ms = 16};

/// Runs a scene that takes `full_ms` at scale 1, in proportion to its pixels, for many moving frames.
float settled_scale(ScaleGovernor& governor, const RenderScale& wanted, double full_ms) {
    float scale = governor.next(wanted, true, Milliseconds(0));
    for (int i = 0; i < 60; ++i)
        scale = governor.next(wanted, true, Milliseconds(full_ms * double{scale} * double{scale}));
    return scale;
}

TEST(ScaleGovernor, FixedItStaysWhatever) {
    ScaleGovernor governor;
    for (const float fixed : {0.25F, 0.5F, 1.0F, 2.0F}) {
        const RenderScale wanted{.fixed = fixed};
        EXPECT_EQ(governor.next(wanted, true, Milliseconds(500)), fixed);
        EXPECT_EQ(governor.next(wanted, false, Milliseconds(500)), fixed);
        EXPECT_FALSE(governor.sharpening());
    }
    EXPECT_EQ(governor.next({.fixed = 9}, false, Milliseconds(0)), largest_render_scale);
    EXPECT_EQ(governor.next({.fixed = 0}, false, Milliseconds(0)), smallest_render_scale);
}

TEST(ScaleGovernor, HoldsTheBudget) {
    for (const double full_ms : {20.0, 40.0, 100.0, 200.0}) {
        ScaleGovernor governor;
        const float scale = settled_scale(governor, automatic, full_ms);
        EXPECT_LE(full_ms * double{scale} * double{scale}, 16.0) << full_ms;
        EXPECT_GE(full_ms * double{scale} * double{scale}, 6.0) << full_ms << ": no coarser than it must";
        EXPECT_TRUE(governor.sharpening());
    }
}

TEST(ScaleGovernor, GoesNoLowerThanTheLeastAndNoHigherThanWanted) {
    ScaleGovernor governor;
    EXPECT_EQ(settled_scale(governor, automatic, 1e5), smallest_render_scale);
    EXPECT_EQ(settled_scale(governor, automatic, 1), 1.0F);
    EXPECT_FALSE(governor.sharpening());
}

TEST(ScaleGovernor, IsSharpWhenNothingMoves) {
    ScaleGovernor governor;
    EXPECT_LT(settled_scale(governor, automatic, 100), 1.0F);
    EXPECT_EQ(governor.next(automatic, false, Milliseconds(100)), 1.0F);
    EXPECT_FALSE(governor.sharpening());
    // The sharp picture's time says nothing of a moving one's: it goes on where it was.
    EXPECT_LT(governor.next(automatic, true, Milliseconds(100)), 0.6F);
}

TEST(ScaledSize, HasAtLeastAPixel) {
    EXPECT_EQ(scaled_size({100, 50}, 0.5F), glm::ivec2(50, 25));
    EXPECT_EQ(scaled_size({1, 3}, 0.25F), glm::ivec2(1, 1));
    EXPECT_EQ(scaled_size({101, 51}, 2.0F), glm::ivec2(202, 102));
}

}  // namespace
}  // namespace vitrine::ui
