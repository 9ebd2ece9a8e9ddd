#include <vitrine/arrays/tracked_array.h>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace vitrine::arrays {
namespace {

using Ranges = std::vector<ByteRange>;

template <class T>
Ranges pending(const TrackedArray<T>& array) {
    return {array.pending().begin(), array.pending().end()};
}

/// What a mirror does when it has sent everything.
template <class T>
void take(const TrackedArray<T>& array) {
    array.tracked_bytes().tracking->pending.clear();
}

TrackedArray<int> taken_array(std::size_t count) {
    TrackedArray<int> array(count);
    take(array);
    return array;
}

TEST(TrackedArray, NewArraysAreWhollyPending) {
    EXPECT_EQ(pending(TrackedArray<int>(5)), (Ranges{{0, 20}}));
    EXPECT_EQ(pending(TrackedArray<int>{1, 2, 3}), (Ranges{{0, 12}}));
    EXPECT_EQ(pending(TrackedArray<int>(std::vector<int>{1, 2})), (Ranges{{0, 8}}));
    EXPECT_TRUE(pending(TrackedArray<int>{}).empty());
}

TEST(TrackedArray, HoldsWhatItWasGiven) {
    const TrackedArray<int> array{4, 5, 6};
    EXPECT_EQ(array.size(), 3U);
    EXPECT_EQ(array.size_bytes(), 12U);
    EXPECT_EQ(array[1], 5);
    EXPECT_EQ(array.view()[2], 6);
    EXPECT_EQ(std::accumulate(array.begin(), array.end(), 0), 15);
    EXPECT_EQ(TrackedArray<int>(2, 7)[1], 7);
}

TEST(TrackedArray, ReadingNeverMarks) {
    TrackedArray<int> array = taken_array(8);
    const std::uint64_t before = array.revision();
    int sum = array[3] + array.view()[4];
    for (const int value : array) sum += value;
    EXPECT_EQ(sum, 0);
    EXPECT_EQ(array.tracked_bytes().bytes.size(), 32U);
    EXPECT_TRUE(array.pending().empty());
    EXPECT_EQ(array.revision(), before);
}

TEST(TrackedArray, EditMarksItsElementsBeforeTheyAreWritten) {
    TrackedArray<int> array = taken_array(8);
    const std::uint64_t before = array.revision();
    const std::span<int> written = array.edit(2, 3);
    EXPECT_EQ(pending(array), (Ranges{{8, 20}}));
    EXPECT_GT(array.revision(), before);
    written[1] = 9;
    EXPECT_EQ(array[3], 9);
}

TEST(TrackedArray, EditOfAllAndOfNothing) {
    TrackedArray<int> array = taken_array(4);
    EXPECT_TRUE(array.edit(4, 0).empty());
    EXPECT_TRUE(array.pending().empty());
    EXPECT_EQ(array.edit().size(), 4U);
    EXPECT_EQ(pending(array), (Ranges{{0, 16}}));
}

// The example of glumpy's documentation: a 3 x 3 grid of vertices with a position and a colour.
struct Vertex {
    std::array<float, 2> position{};
    std::array<float, 3> color{};
};
static_assert(sizeof(Vertex) == 20);

TEST(TrackedArray, WritingOneElementMarksItsBytes) {
    TrackedArray<Vertex> grid(9);
    EXPECT_EQ(pending(grid), (Ranges{{0, 180}}));
    take(grid);
    grid.set(0, {{1, 2}, {1, 0, 0}});
    EXPECT_EQ(pending(grid), (Ranges{{0, 20}}));
}

TEST(TrackedArray, WritingTheFirstAndTheMiddleCoversBoth) {
    TrackedArray<Vertex> grid(9);
    take(grid);
    grid.set(0, {});
    grid.set(4, {});
    ASSERT_FALSE(grid.pending().empty());
    EXPECT_EQ(grid.pending().front().begin, 0U);
    EXPECT_EQ(grid.pending().back().end, 100U);
}

TEST(TrackedArray, AssignMakesAllPendingAndForgetsWhatLayBeyond) {
    TrackedArray<int> array(100);
    array.assign({1, 2, 3});
    EXPECT_EQ(array.size(), 3U);
    EXPECT_EQ(pending(array), (Ranges{{0, 12}}));
}

TEST(TrackedArray, AppendMarksTheNewElements) {
    TrackedArray<int> array = taken_array(3);
    const std::vector<int> more{7, 8};
    array.append(more);
    EXPECT_EQ(array.size(), 5U);
    EXPECT_EQ(array[4], 8);
    EXPECT_EQ(pending(array), (Ranges{{12, 20}}));
}

TEST(TrackedArray, GrowingMarksTheNewElementsOnly) {
    TrackedArray<int> array = taken_array(3);
    array.resize(5);
    EXPECT_EQ(pending(array), (Ranges{{12, 20}}));
    EXPECT_EQ(array[4], 0);
}

TEST(TrackedArray, ShrinkingForgetsPendingBytesBeyondTheEnd) {
    TrackedArray<int> array = taken_array(8);
    array.edit(2, 6);
    const std::uint64_t before = array.revision();
    array.resize(4);
    EXPECT_EQ(pending(array), (Ranges{{8, 16}}));
    EXPECT_GT(array.revision(), before) << "what is drawn has changed even where nothing has to be sent";
    array.clear();
    EXPECT_TRUE(array.empty());
    EXPECT_TRUE(array.pending().empty());
}

TEST(TrackedArray, CopiesAreNewArraysAndWhollyPending) {
    TrackedArray<int> original = taken_array(4);
    original.set_label("original");
    TrackedArray<int> copy = original;
    EXPECT_EQ(pending(copy), (Ranges{{0, 16}}));
    EXPECT_EQ(copy.label(), "original");
    EXPECT_NE(copy.tracked_bytes().tracking, original.tracked_bytes().tracking);
    copy.set(0, 5);
    EXPECT_EQ(original[0], 0);
    EXPECT_TRUE(original.pending().empty());
}

TEST(TrackedArray, CopyAssignmentKeepsTheTargetsTracking) {
    TrackedArray<int> target = taken_array(2);
    const auto tracking = target.tracked_bytes().tracking;
    const std::uint64_t before = target.revision();
    target = TrackedArray<int>(target);  // moves
    EXPECT_NE(target.tracked_bytes().tracking, tracking);

    TrackedArray<int> other = taken_array(2);
    const auto kept = other.tracked_bytes().tracking;
    const TrackedArray<int> source{1, 2, 3};
    other = source;
    EXPECT_EQ(other.tracked_bytes().tracking, kept) << "a mirror of the target goes on following it";
    EXPECT_EQ(pending(other), (Ranges{{0, 12}}));
    EXPECT_GT(other.revision(), before);
}

TEST(TrackedArray, AssigningAnArrayToItselfChangesNothing) {
    TrackedArray<int> array{1, 2, 3};
    take(array);
    const TrackedArray<int>& same = array;
    array = same;
    EXPECT_EQ(array.size(), 3U);
    EXPECT_TRUE(array.pending().empty());
}

TEST(TrackedArray, MovesTakeTheTrackingAlong) {
    TrackedArray<int> source = taken_array(4);
    source.set_label("cloud");
    source.set(1, 6);
    const auto tracking = source.tracked_bytes().tracking;
    TrackedArray<int> moved = std::move(source);
    EXPECT_EQ(moved.tracked_bytes().tracking, tracking);
    EXPECT_EQ(pending(moved), (Ranges{{4, 8}})) << "a move sends nothing again";
    EXPECT_EQ(moved.label(), "cloud");

    TrackedArray<int> target(2);
    target = std::move(moved);
    EXPECT_EQ(target.tracked_bytes().tracking, tracking);
    EXPECT_EQ(target[1], 6);
}

TEST(TrackedArray, MovedFromArraysAreEmptyAndUsable) {
    TrackedArray<int> source(4);
    const TrackedArray<int> moved = std::move(source);
    EXPECT_EQ(moved.size(), 4U);
    // NOLINTBEGIN(bugprone-use-after-move,clang-analyzer-cplusplus.Move): that is what is tested
    EXPECT_TRUE(source.empty());
    EXPECT_TRUE(source.pending().empty());
    source.append(moved.view());
    EXPECT_EQ(pending(source), (Ranges{{0, 16}}));
    // NOLINTEND(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
}

TEST(TrackedArray, TrackedBytesAreTheElements) {
    const TrackedArray<int> array{1, 2, 3};
    const TrackedBytes bytes = array.tracked_bytes();
    EXPECT_EQ(bytes.element_size_bytes, sizeof(int));
    EXPECT_EQ(bytes.bytes.size(), 12U);
    EXPECT_EQ(static_cast<const void*>(bytes.bytes.data()), static_cast<const void*>(array.view().data()));
}

TEST(TrackedArray, TrackingEndsWithTheArray) {
    std::weak_ptr<Tracking> watcher;
    {
        const TrackedArray<int> array(3);
        watcher = array.tracked_bytes().tracking;
        EXPECT_FALSE(watcher.expired());
    }
    EXPECT_TRUE(watcher.expired());
}

}  // namespace
}  // namespace vitrine::arrays
