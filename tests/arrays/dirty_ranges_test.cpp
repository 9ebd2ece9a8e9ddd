#include <vitrine/arrays/dirty_ranges.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace vitrine::arrays {
namespace {

std::vector<ByteRange> ranges_of(DirtyRanges& dirty) {
    return {dirty.ranges().begin(), dirty.ranges().end()};
}

TEST(ByteRange, IsHalfOpen) {
    constexpr ByteRange range{8, 20};
    EXPECT_EQ(range.size(), 12U);
    EXPECT_FALSE(range.empty());
    EXPECT_TRUE((ByteRange{8, 8}.empty()));
    EXPECT_TRUE(ByteRange{}.empty());
}

TEST(ByteRange, HullContainsBothAndIgnoresEmptyOnes) {
    EXPECT_EQ(hull({4, 8}, {20, 24}), (ByteRange{4, 24}));
    EXPECT_EQ(hull({20, 24}, {4, 8}), (ByteRange{4, 24}));
    EXPECT_EQ(hull({}, {4, 8}), (ByteRange{4, 8}));
    EXPECT_EQ(hull({4, 8}, {100, 100}), (ByteRange{4, 8}));
}

TEST(ByteRange, IntersectionIsWhatBothContain) {
    EXPECT_EQ(intersection({4, 12}, {8, 20}), (ByteRange{8, 12}));
    EXPECT_EQ(intersection({4, 8}, {8, 20}), ByteRange{}) << "neighbours share nothing";
    EXPECT_EQ(intersection({4, 8}, {10, 20}), ByteRange{});
}

TEST(DirtyRanges, StartEmpty) {
    DirtyRanges dirty;
    EXPECT_TRUE(dirty.empty());
    EXPECT_TRUE(dirty.ranges().empty());
    EXPECT_EQ(dirty.size_bytes(), 0U);
}

TEST(DirtyRanges, HoldOneMarkedRange) {
    DirtyRanges dirty;
    dirty.mark({16, 32});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{16, 32}}));
    EXPECT_EQ(dirty.size_bytes(), 16U);
}

TEST(DirtyRanges, OverlappingMarksBecomeOne) {
    DirtyRanges dirty;
    dirty.mark({16, 32});
    dirty.mark({24, 40});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{16, 40}}));
}

TEST(DirtyRanges, FarMarksStayApart) {
    DirtyRanges dirty;
    dirty.mark({100, 104});
    dirty.mark({0, 4});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{0, 4}, {100, 104}}));
    EXPECT_EQ(dirty.size_bytes(), 8U);
}

TEST(DirtyRanges, NeighboursBecomeOne) {
    DirtyRanges dirty;
    for (const std::size_t begin : {8U, 0U, 12U, 4U}) dirty.mark({begin, begin + 4});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{0, 16}}));
}

TEST(DirtyRanges, AMarkMayJoinMany) {
    DirtyRanges dirty;
    for (std::size_t i = 0; i < 10; ++i) dirty.mark({20 * i, 20 * i + 4});
    dirty.mark({22, 150});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{0, 4}, {20, 150}, {160, 164}, {180, 184}}));
}

TEST(DirtyRanges, StridedMarksAreOneEach) {
    DirtyRanges dirty;
    dirty.mark_strided(8, 4, 20, 3);
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{8, 12}, {28, 32}, {48, 52}}));
    dirty.mark_strided(100, 20, 20, 5);
    EXPECT_EQ(dirty.ranges().back(), (ByteRange{100, 200})) << "without gaps";
    dirty.clear();
    dirty.mark_strided(0, 4, 8, 0);
    EXPECT_TRUE(dirty.empty());
}

/// What a set of bytes says after the same marks.
class DirtyRangesOracle {
public:
    explicit DirtyRangesOracle(std::size_t size) : dirty_(size, false) {}
    void mark(ByteRange range) {
        for (std::size_t i = range.begin; i < range.end; ++i) dirty_[i] = true;
    }
    void truncate(std::size_t size) {
        std::fill(dirty_.begin() + static_cast<std::ptrdiff_t>(size), dirty_.end(), false);
    }
    void clear() { std::fill(dirty_.begin(), dirty_.end(), false); }
    std::vector<ByteRange> ranges() const {
        std::vector<ByteRange> found;
        for (std::size_t i = 0; i < dirty_.size(); ++i) {
            if (!dirty_[i]) continue;
            if (!found.empty() && found.back().end == i)
                ++found.back().end;
            else
                found.push_back({i, i + 1});
        }
        return found;
    }

private:
    std::vector<bool> dirty_;
};

TEST(DirtyRanges, AgreeWithASetOfBytes) {
    constexpr std::size_t size = 40000;
    std::mt19937 random(7);
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    DirtyRanges dirty;
    DirtyRangesOracle oracle(size);
    for (int step = 0; step < 20000; ++step) {
        const std::size_t kind = below(200);
        const std::size_t begin = below(size);
        if (kind == 0) {
            dirty.truncate(begin);
            oracle.truncate(begin);
        } else if (kind == 1) {
            dirty.clear();
            oracle.clear();
        } else if (kind < 4) {
            const std::size_t count = below(20);
            dirty.mark_strided(begin / 2, 3, 10, count);
            for (std::size_t i = 0; i < count; ++i) oracle.mark({begin / 2 + 10 * i, begin / 2 + 10 * i + 3});
        } else {
            const ByteRange range{begin, std::min(size, begin + below(kind < 20 ? 400 : 6))};
            dirty.mark(range);
            oracle.mark(range);
        }
        if (step % 97 == 0) {
            ASSERT_EQ(ranges_of(dirty), oracle.ranges()) << step;
        }
    }
}

TEST(DirtyRanges, AreBounded) {
    DirtyRanges dirty;
    constexpr std::size_t marks = 5 * DirtyRanges::most_ranges;
    for (std::size_t i = 0; i < marks; ++i) {
        const std::size_t at = i * 7919 % marks;  // a prime: each once
        dirty.mark({100 * at, 100 * at + 4});
    }
    const std::vector<ByteRange> ranges = ranges_of(dirty);
    EXPECT_LE(ranges.size(), DirtyRanges::most_ranges);
    EXPECT_EQ(ranges.front().begin, 0U);
    EXPECT_EQ(ranges.back().end, 100 * (marks - 1) + 4);
    std::size_t covered = 0;
    for (const ByteRange& range : ranges) covered += (range.size() + 96) / 100;
    EXPECT_EQ(covered, marks) << "nothing that was marked is lost";
}

TEST(DirtyRanges, WhatHasTheSmallestGapsIsJoinedFirst) {
    DirtyRanges dirty;
    for (std::size_t i = 0; i < 2 * DirtyRanges::most_ranges; ++i) dirty.mark({20 * i, 20 * i + 4});
    dirty.mark({1U << 30U, (1U << 30U) + 4});
    dirty.mark({1U << 31U, (1U << 31U) + 4});
    const std::vector<ByteRange> ranges = ranges_of(dirty);
    EXPECT_EQ(ranges[ranges.size() - 2], (ByteRange{1U << 30U, (1U << 30U) + 4}));
    EXPECT_EQ(ranges.back(), (ByteRange{1U << 31U, (1U << 31U) + 4}));
}

TEST(MergedRanges, ExactLeavesThem) {
    const std::vector<ByteRange> ranges{{0, 4}, {8, 12}};
    EXPECT_EQ(merged(ranges, {.policy = MergePolicy::exact, .gap_bytes = 100}), ranges);
}

TEST(MergedRanges, SingleIsOneBlock) {
    EXPECT_EQ(
        merged(std::vector<ByteRange>{{4, 8}, {20, 24}, {96, 100}}, {.policy = MergePolicy::single, .gap_bytes = 0}),
        (std::vector<ByteRange>{{4, 100}}));
    EXPECT_TRUE(merged({}, {.policy = MergePolicy::single, .gap_bytes = 0}).empty());
}

TEST(MergedRanges, CostJoinsOverSmallGaps) {
    const std::vector<ByteRange> ranges{{0, 4}, {104, 108}, {209, 213}, {313, 317}};
    EXPECT_EQ(merged(ranges, {.policy = MergePolicy::cost, .gap_bytes = 100}),
              (std::vector<ByteRange>{{0, 108}, {209, 317}}));
}

TEST(MergePolicy, HaveNames) {
    for (const MergePolicy policy : {MergePolicy::exact, MergePolicy::single, MergePolicy::cost})
        EXPECT_EQ(merge_policy_named(name_of(policy)), policy);
    EXPECT_THROW(merge_policy_named("lazy"), UsageError);
}

TEST(DirtyRanges, EmptyMarksAddNothing) {
    DirtyRanges dirty;
    dirty.mark({64, 64});
    EXPECT_TRUE(dirty.empty());
    dirty.mark({16, 32});
    dirty.mark({1000, 1000});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{16, 32}}));
}

TEST(DirtyRanges, TruncateForgetsWhatLiesBeyond) {
    DirtyRanges dirty;
    dirty.mark({16, 32});
    dirty.truncate(24);
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{16, 24}}));
    dirty.truncate(16);
    EXPECT_TRUE(dirty.empty());
    dirty.mark({0, 4});
    EXPECT_EQ(ranges_of(dirty), (std::vector<ByteRange>{{0, 4}})) << "nothing of the old range is left";
}

TEST(DirtyRanges, ClearForgetsAll) {
    DirtyRanges dirty;
    dirty.mark({16, 32});
    dirty.clear();
    EXPECT_TRUE(dirty.empty());
    EXPECT_EQ(dirty.size_bytes(), 0U);
}

}  // namespace
}  // namespace vitrine::arrays
