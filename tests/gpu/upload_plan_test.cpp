#include <vitrine/gpu/upload_plan.h>

#include <gtest/gtest.h>

namespace vitrine::gpu {
namespace {

using arrays::ByteRange;
using arrays::MergePolicy;
using arrays::UploadStrategy;
using Ranges = std::vector<ByteRange>;

/// Another call costs as much as 1,000 bytes; staged, calls cost a third and bytes twice as much.
const UploadCosts costs{.sub_data = {1000, 1}, .staging = {300, 2}, .replace = {5000, 0.5}, .source = "made up"};
constexpr std::size_t plenty = 1U << 30U;

UploadPlan plan(const Ranges& pending, std::size_t size, MergePolicy policy = MergePolicy::cost,
                UploadStrategy strategy = UploadStrategy::automatic, std::size_t staged = plenty) {
    return plan_upload(pending, size, policy, strategy, costs, staged);
}

TEST(UploadPlan, OneSmallRangeIsStagedWhereCallsAreCheaper) {
    const UploadPlan chosen = plan({{0, 20}}, 100000);
    EXPECT_EQ(chosen.strategy, UploadStrategy::staging);
    EXPECT_EQ(chosen.ranges, (Ranges{{0, 20}}));
    EXPECT_EQ(chosen.bytes, 20U);
    EXPECT_DOUBLE_EQ(chosen.cost_ns, 340);
}

TEST(UploadPlan, ALargeRangeIsSentDirectly) {
    EXPECT_EQ(plan({{0, 3000}}, 1000000).strategy, UploadStrategy::sub_data);
}

TEST(UploadPlan, MostOfAnArrayIsReplaced) {
    const UploadPlan chosen = plan({{0, 90000}}, 100000);
    EXPECT_EQ(chosen.strategy, UploadStrategy::replace);
    EXPECT_EQ(chosen.ranges, (Ranges{{0, 100000}}));
}

TEST(UploadPlan, OnlyCostReplaces) {
    EXPECT_EQ(plan({{0, 90000}}, 100000, MergePolicy::exact).strategy, UploadStrategy::sub_data);
    EXPECT_EQ(plan({{0, 90000}}, 100000, MergePolicy::single).strategy, UploadStrategy::sub_data);
}

TEST(UploadPlan, GapsAreJoinedUpToTheBreakEven) {
    const Ranges pending{{0, 10}, {1010, 1020}, {2021, 2030}};
    EXPECT_EQ(plan(pending, 100000, MergePolicy::cost, UploadStrategy::sub_data).ranges,
              (Ranges{{0, 1020}, {2021, 2030}}));
    EXPECT_EQ(plan(pending, 100000, MergePolicy::cost, UploadStrategy::staging).ranges, pending);
    EXPECT_EQ(plan(pending, 100000, MergePolicy::exact, UploadStrategy::sub_data).ranges, pending);
    EXPECT_EQ(plan(pending, 100000, MergePolicy::single, UploadStrategy::sub_data).ranges, (Ranges{{0, 2030}}));
}

TEST(UploadPlan, WhatDoesNotFitTheRingIsSentDirectly) {
    EXPECT_EQ(plan({{0, 20}}, 100000, MergePolicy::cost, UploadStrategy::automatic, 10).strategy,
              UploadStrategy::sub_data);
    EXPECT_EQ(plan({{0, 20}}, 100000, MergePolicy::cost, UploadStrategy::staging, 10).strategy,
              UploadStrategy::sub_data);
}

TEST(UploadPlan, StrategiesMayBeForced) {
    for (const UploadStrategy strategy : {UploadStrategy::sub_data, UploadStrategy::staging, UploadStrategy::replace})
        EXPECT_EQ(plan({{0, 20}}, 100000, MergePolicy::cost, strategy).strategy, strategy);
}

}  // namespace
}  // namespace vitrine::gpu
