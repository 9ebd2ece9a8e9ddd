#include <vitrine/base/statistics.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numbers>
#include <numeric>
#include <random>
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

std::vector<double> counted(std::size_t count) {
    std::vector<double> sample(count);
    std::iota(sample.begin(), sample.end(), 1.0);
    return sample;
}

TEST(MedianInterval, HasTheRanksOfTheBinomialDistribution) {
    // Ranks are values here. Sums of binomial coefficients: these cover 0.969, 0.979, 0.988, 0.959, 0.973, 0.965 and
    // 0.954, the next narrower ones less than 0.95.
    const auto of = [](std::size_t count) { return median_ci95(counted(count)); };
    EXPECT_EQ(of(6), (Interval{1, 6}));
    EXPECT_EQ(of(10), (Interval{2, 9}));
    EXPECT_EQ(of(11), (Interval{2, 10}));
    EXPECT_EQ(of(20), (Interval{6, 15}));
    EXPECT_EQ(of(60), (Interval{22, 39}));
    EXPECT_EQ(of(100), (Interval{40, 61}));
    EXPECT_EQ(of(1000), (Interval{469, 532}));
}

TEST(MedianInterval, OfFewValuesIsAllOfThem) {
    for (std::size_t count = 1; count < 6; ++count)
        EXPECT_EQ(median_ci95(counted(count)), (Interval{1, static_cast<double>(count)}));
}

TEST(MedianInterval, CoversTheMedianAsOftenAsItSays) {
    std::mt19937 random(7);
    std::exponential_distribution<double> skewed(1.0);
    constexpr int samples = 4000;
    int covered = 0;
    for (int i = 0; i < samples; ++i) {
        std::vector<double> sample(25);
        std::generate(sample.begin(), sample.end(), [&] { return skewed(random); });
        const Interval interval = summarize(sample).ci95;
        if (interval.low <= std::numbers::ln2 && std::numbers::ln2 <= interval.high) ++covered;
    }
    // Ranks 8 and 18 of 25 cover with a probability of 0.957; 4 standard deviations are 0.013.
    EXPECT_NEAR(static_cast<double>(covered) / samples, 0.957, 0.013);
}

TEST(MedianInterval, InPercentIsHalfItsWidth) {
    EXPECT_EQ(ci95_percent(summarize({})), 0);
    EXPECT_DOUBLE_EQ(ci95_percent(summarize(counted(100))), 100 * 10.5 / 50.5);
    EXPECT_EQ(ci95_percent(summarize(std::vector<double>(50, 3.0))), 0);
}

TEST(Overlap, IsAValueInBoth) {
    EXPECT_TRUE(overlap({1, 3}, {2, 4}));
    EXPECT_TRUE(overlap({1, 4}, {2, 3}));
    EXPECT_TRUE(overlap({2, 2}, {2, 3}));
    EXPECT_FALSE(overlap({1, 2}, {2.5, 3}));
    EXPECT_FALSE(overlap({2.5, 3}, {1, 2}));
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

TEST(Statistics, RoundsUpToOneTwoFive) {
    EXPECT_DOUBLE_EQ(round_up(1), 1);
    EXPECT_DOUBLE_EQ(round_up(1.01), 2);
    EXPECT_DOUBLE_EQ(round_up(0.03), 0.05);
    EXPECT_DOUBLE_EQ(round_up(700), 1000);
}

TEST(Histogram, IsEmptyWithoutValues) {
    EXPECT_TRUE(make_histogram({}, 10).counts.empty());
    EXPECT_TRUE(make_histogram(std::vector{1.0}, 0).counts.empty());
}

TEST(Histogram, CountsEachValueOnceInRoundIntervals) {
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) values.push_back(0.1 * i);
    const Histogram histogram = make_histogram(values, 20);
    EXPECT_DOUBLE_EQ(histogram.first, 0);
    EXPECT_DOUBLE_EQ(histogram.step, 0.5);
    ASSERT_EQ(histogram.counts.size(), 20U);
    EXPECT_EQ(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::size_t{0}), values.size());
    // Tenths are not exact: a value at an end may fall to either side.
    for (const std::size_t count : histogram.counts) EXPECT_NEAR(static_cast<double>(count), 5, 1);
}

TEST(Histogram, ItsFewLargestValuesDoNotStretchIt) {
    std::vector<double> values(1000, 2.0);
    for (int i = 0; i < 500; ++i) values[static_cast<std::size_t>(i)] = 1.0;
    values.back() = 1000;
    const Histogram histogram = make_histogram(values, 10);
    EXPECT_LT(histogram.begin_of(histogram.counts.size()), 3);
    EXPECT_EQ(histogram.counts.front(), 500U);
    EXPECT_EQ(histogram.counts.back(), 500U) << "what lies beyond is counted in the last";
}

TEST(Histogram, NeverHasMoreIntervalsThanAskedFor) {
    for (const double middle : {1e-4, 0.3, 7.0, 12345.0}) {
        for (const double spread : {0.0, 1e-9, 0.01, 0.3, 5.0}) {
            const std::vector values{middle, middle * (1 + spread / 2), middle * (1 + spread)};
            for (std::size_t most = 1; most < 50; ++most) {
                const Histogram histogram = make_histogram(values, most);
                ASSERT_FALSE(histogram.counts.empty());
                EXPECT_LE(histogram.counts.size(), most) << middle << " " << spread;
                EXPECT_EQ(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::size_t{0}), 3U);
            }
        }
    }
}

}  // namespace
}  // namespace vitrine
