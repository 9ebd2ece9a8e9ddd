#include <app/demos/step_clock.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

TEST(StepClock, AFrameOfOneStepIsOneStep) {
    StepClock clock;
    EXPECT_EQ(clock.due(0, 1.0 / 60, 10), 0);
    for (int frame = 0; frame < 1000; ++frame) ASSERT_EQ(clock.due(1.0 / 60, 1.0 / 60, 10), 1) << frame;
}

TEST(StepClock, WhatIsLeftOverCountsLaterAndWhatIsTooMuchNever) {
    StepClock clock;
    EXPECT_EQ(clock.due(0.25, 0.1, 10), 2);
    EXPECT_EQ(clock.due(0.06, 0.1, 10), 1);
    EXPECT_EQ(clock.due(5, 0.1, 10), 10);
    EXPECT_EQ(clock.due(0.05, 0.1, 10), 0);
}

}  // namespace
}  // namespace vitrine::app
