#include <app/viewer/load_card.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

LoadStatus status(std::uint64_t done, std::uint64_t total, double seconds) {
    LoadStatus status;
    status.done_bytes = done;
    status.total_bytes = total;
    status.elapsed = std::chrono::duration<double>(seconds);
    return status;
}

TEST(LoadCard, SaysHowMuchHasBeenReadInOneUnit) {
    EXPECT_EQ(bytes_text(120'400'000, 392'000'000), "120 of 392 MB");
    EXPECT_EQ(bytes_text(400'000, 2'500'000'000), "0.0 of 2.5 GB");
    EXPECT_EQ(bytes_text(512, 1024), "0.5 of 1.0 kB");
    EXPECT_EQ(bytes_text(7, 900), "7 of 900 bytes");
    EXPECT_EQ(bytes_text(60'000'000, 50'000'000), "50 of 50 MB") << "never more than there is";
    EXPECT_EQ(bytes_text(0, 0), "");
}

TEST(LoadCard, SaysHowLongItStillTakesWhenThatIsKnown) {
    EXPECT_EQ(time_left_text(status(100, 400, 5)), "about 15 s left");
    EXPECT_EQ(time_left_text(status(399, 400, 5)), "less than 1 s left");
    EXPECT_EQ(time_left_text(status(100, 400, 100)), "about 5 min left");
    EXPECT_EQ(time_left_text(status(10, 400, 400)), "about 4 h left");
    EXPECT_EQ(time_left_text(status(100, 400, 0.3)), std::nullopt) << "too early";
    EXPECT_EQ(time_left_text(status(1, 400, 5)), std::nullopt) << "too little to tell the speed by";
    EXPECT_EQ(time_left_text(status(400, 400, 5)), std::nullopt) << "what is left is not reading";
    EXPECT_EQ(time_left_text(status(0, 0, 5)), std::nullopt);
}

}  // namespace
}  // namespace vitrine::app
