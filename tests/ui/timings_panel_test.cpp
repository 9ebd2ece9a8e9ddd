#include <vitrine/ui/timings_panel.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

TEST(TimingsParts, ThePlotShrinksFirst) {
    const TimingsParts wide = timings_parts(900);
    const TimingsParts narrower = timings_parts(560);
    EXPECT_EQ(wide.numbers, 4U);
    EXPECT_EQ(narrower.numbers, 4U);
    EXPECT_FLOAT_EQ(wide.plot - narrower.plot, 900 - 560);
}

TEST(TimingsParts, ThenThePercentilesGoAndThePlotStays) {
    const TimingsParts parts = timings_parts(450);
    EXPECT_EQ(parts.numbers, 2U);
    EXPECT_GE(parts.plot, 160);
}

TEST(TimingsParts, ThenThePlotGoesAndTheMediansStay) {
    for (const float room : {390.0F, 250.0F, 210.0F}) {
        EXPECT_EQ(timings_parts(room).plot, 0) << room;
        EXPECT_GE(timings_parts(room).numbers, 2U) << room;
    }
}

TEST(TimingsParts, NothingIsWiderThanTheRoom) {
    for (float room = 144; room < 2000; room += 7) {
        const TimingsParts parts = timings_parts(room);
        EXPECT_LE(parts.table + parts.plot, room);
        EXPECT_GE(parts.numbers, 1U);
    }
}

}  // namespace
}  // namespace vitrine::ui
