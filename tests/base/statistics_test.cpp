#include <vitrine/base/statistics.h>

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <vector>

namespace vitrine {
namespace {

TEST(Quantile, InterpolatesBetweenTheClosestRanks) {
    // R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .75, .9, 1), type = 7)
    constexpr std::array sample{1.0, 2.0, 4.0, 8.0};
    EXPECT_DOUBLE_EQ(quantile(sample, 0), 1);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.25), 1.75);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.5), 3);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.75), 5);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.9), 6.8);
    EXPECT_DOUBLE_EQ(quantile(sample, 1), 8);
}

TEST(Quantile, OfOneValueIsThatValue) {
    constexpr std::array sample{7.0};
    EXPECT_DOUBLE_EQ(quantile(sample, 0), 7);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.95), 7);
    EXPECT_DOUBLE_EQ(quantile(sample, 1), 7);
}

TEST(Summarize, AnEmptySampleIsAllZero) {
    const Summary summary = summarize({});
    EXPECT_EQ(summary.count, 0U);
    EXPECT_EQ(summary.median, 0);
    EXPECT_EQ(summary.max, 0);
}

TEST(Summarize, SortsACopy) {
    std::vector<double> sample(100);
    std::iota(sample.rbegin(), sample.rend(), 1.0);
    const Summary summary = summarize(sample);
    EXPECT_EQ(sample.front(), 100) << "the sample stays as it was";
    EXPECT_EQ(summary.count, 100U);
    EXPECT_DOUBLE_EQ(summary.min, 1);
    EXPECT_DOUBLE_EQ(summary.median, 50.5);
    EXPECT_DOUBLE_EQ(summary.p95, 95.05);
    EXPECT_DOUBLE_EQ(summary.p99, 99.01);
    EXPECT_DOUBLE_EQ(summary.max, 100);
    EXPECT_DOUBLE_EQ(summary.mean, 50.5);
}

TEST(History, FillsUpOldestFirst) {
    History history(3);
    EXPECT_EQ(history.capacity(), 3U);
    EXPECT_EQ(history.size(), 0U);
    EXPECT_TRUE(history.values().empty());
    history.push(1);
    history.push(2);
    EXPECT_EQ(history.values(), (std::vector<double>{1, 2}));
}

TEST(History, ForgetsTheOldestWhenFull) {
    History history(3);
    for (const double value : {1.0, 2.0, 3.0}) history.push(value);
    EXPECT_EQ(history.values(), (std::vector<double>{1, 2, 3}));
    history.push(4);
    EXPECT_EQ(history.values(), (std::vector<double>{2, 3, 4}));
    for (const double value : {5.0, 6.0, 7.0, 8.0}) history.push(value);
    EXPECT_EQ(history.values(), (std::vector<double>{6, 7, 8}));
    EXPECT_EQ(history.size(), 3U);
}

TEST(History, StartsAgainAfterClear) {
    History history(2);
    for (const double value : {1.0, 2.0, 3.0}) history.push(value);
    history.clear();
    EXPECT_TRUE(history.values().empty());
    history.push(9);
    EXPECT_EQ(history.values(), (std::vector<double>{9}));
}

}  // namespace
}  // namespace vitrine
