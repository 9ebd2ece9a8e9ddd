#include <vitrine/ui/point_budget.h>

#include <gtest/gtest.h>

#include <random>

namespace vitrine::ui {
namespace {

constexpr Milliseconds budget{33};

/// Of frames of which all points take `full_ms` and all else `other_ms`, the last one's time.
double settled_ms(PointGovernor& governor, double full_ms, double other_ms) {
    double took = full_ms + other_ms;
    for (int i = 0; i < 100; ++i)
        took = other_ms + full_ms * double{governor.next(budget, true, true, Milliseconds(took))};
    return took;
}

TEST(PointGovernor, DrawsAllWhereThereIsNoBudgetOrFewPoints) {
    PointGovernor governor;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(governor.next(Milliseconds(0), true, true, Milliseconds(900)), 1);
        EXPECT_EQ(governor.next(budget, false, true, Milliseconds(900)), 1);
        EXPECT_FALSE(governor.filling());
    }
}

TEST(PointGovernor, HoldsTheBudgetFromTheFifthFrameOn) {
    for (const double full_ms : {60.0, 250.0, 3000.0}) {
        PointGovernor governor;
        double took = full_ms;
        for (int i = 0; i < 60; ++i) {
            took = 8 + full_ms * double{governor.next(budget, true, true, Milliseconds(took))};
            if (i < 4) continue;
            EXPECT_LE(took, 33) << full_ms << " in frame " << i;
        }
        EXPECT_GT(settled_ms(governor, full_ms, 8), 20) << "no fewer than it must";
    }
}

TEST(PointGovernor, FramesThatVaryAreSeldomTooLong) {
    std::mt19937 random(7);
    std::lognormal_distribution<double> varies(0, 0.15);
    PointGovernor governor;
    double took = 100;
    int too_long = 0;
    double shares = 0;
    constexpr int frames = 1000;
    for (int i = 0; i < frames; ++i) {
        const double share = governor.next(budget, true, true, Milliseconds(took));
        took = (8 + 250 * share) * varies(random);
        too_long += took > 33 ? 1 : 0;
        shares += share;
    }
    EXPECT_LT(too_long, frames / 20);
    EXPECT_GT(shares / frames, 12.0 / 250) << "no fewer than it must";
}

TEST(PointGovernor, TakesManyMoreWhereThereIsRoom) {
    PointGovernor governor;
    settled_ms(governor, 5000, 8);
    EXPECT_LT(governor.next(budget, true, true, Milliseconds(25)), 0.01F);
    for (int i = 0; i < 40; ++i) governor.next(budget, true, true, Milliseconds(5));
    EXPECT_EQ(governor.next(budget, true, true, Milliseconds(5)), 1);
}

TEST(PointGovernor, FillsInWhenThePictureRests) {
    PointGovernor governor;
    settled_ms(governor, 330, 2);
    float share = governor.next(budget, true, true, Milliseconds(25));
    EXPECT_LT(share, 0.2F);
    EXPECT_TRUE(governor.filling());
    int frames = 0;
    for (; governor.filling() && frames < 100; ++frames) {
        const float next = governor.next(budget, true, false, Milliseconds(25));
        EXPECT_GT(next, share);
        share = next;
    }
    EXPECT_EQ(share, 1);
    EXPECT_GT(frames, 4);
    EXPECT_LT(frames, 30);
}

TEST(PointGovernor, FillsInSoonWhereAllElseTakesTheBudgetAlone) {
    PointGovernor governor;
    EXPECT_GT(settled_ms(governor, 100, 500), 500);
    for (int i = 0; i < 16; ++i) governor.next(budget, true, false, Milliseconds(500));
    EXPECT_FALSE(governor.filling());
}

TEST(PointGovernor, APauseIsNoFrame) {
    PointGovernor governor;
    settled_ms(governor, 330, 2);
    const float before = governor.next(budget, true, true, Milliseconds(25));
    governor.next(budget, true, false, Milliseconds(25));
    EXPECT_EQ(governor.next(budget, true, true, Milliseconds(5000)), before);
}

}  // namespace
}  // namespace vitrine::ui
