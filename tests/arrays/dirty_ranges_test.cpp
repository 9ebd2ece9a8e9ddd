#include <vitrine/arrays/dirty_ranges.h>

#include <gtest/gtest.h>

#include <vector>

namespace vitrine::arrays {
namespace {

std::vector<ByteRange> ranges_of(const DirtyRanges& dirty) {
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
    const DirtyRanges dirty;
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

TEST(DirtyRanges, CoverEveryMarkedByte) {
    DirtyRanges dirty;
    dirty.mark({100, 104});
    dirty.mark({0, 4});
    ASSERT_FALSE(dirty.empty());
    EXPECT_EQ(dirty.ranges().front().begin, 0U);
    EXPECT_EQ(dirty.ranges().back().end, 104U);
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
