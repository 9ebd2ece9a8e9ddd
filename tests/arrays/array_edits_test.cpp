#include <vitrine/arrays/tracked_array.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::arrays {
namespace {

using Ranges = std::vector<ByteRange>;

/// The example of glumpy's documentation: a 3 x 3 grid of vertices with a position and a colour.
struct Vertex {
    std::array<float, 2> position{};
    std::array<float, 3> color{};
    friend bool operator==(const Vertex&, const Vertex&) = default;
};
static_assert(sizeof(Vertex) == 20);

template <class T>
Ranges pending(const TrackedArray<T>& array) {
    return {array.pending().begin(), array.pending().end()};
}

/// What a mirror does when it has sent everything.
template <class T>
void send(const TrackedArray<T>& array) {
    const TrackedBytes bytes = array.tracked_bytes();
    bytes.tracking->taken(bytes.bytes);
}

template <class T>
TrackedArray<T> clean(std::size_t count) {
    TrackedArray<T> array(count);
    array.set_label("heights");
    send(array);
    return array;
}

template <class Work>
std::string message_of(Work work) {
    try {
        work();
    } catch (const ArrayError& error) {
        return error.what();
    }
    return "";
}

TEST(GlumpysExample, HoldsWordForWord) {
    TrackedArray<Vertex> grid = clean<Vertex>(9);
    grid.reshape({3, 3});
    auto position = grid.field(&Vertex::position);
    constexpr MergeRule single{.policy = MergePolicy::single};
    constexpr MergeRule exact{.policy = MergePolicy::exact};
    position.set(grid.index({0, 0}), {0, 0});
    EXPECT_EQ(grid.pending(single), (Ranges{{0, 8}}));
    position.set(grid.index({1, 1}), {0, 0});
    EXPECT_EQ(grid.pending(single), (Ranges{{0, 88}}));
    EXPECT_EQ(grid.pending(exact), (Ranges{{0, 8}, {80, 88}}));
}

TEST(ArrayEdits, FillMarksWhatItFills) {
    TrackedArray<int> array = clean<int>(6);
    array.fill(2, 3, 7);
    EXPECT_EQ(pending(array), (Ranges{{8, 20}}));
    EXPECT_EQ(std::accumulate(array.begin(), array.end(), 0), 21);
    array.fill(array[2]);
    EXPECT_EQ(std::accumulate(array.begin(), array.end(), 0), 42);
}

TEST(ArrayEdits, StridedMarksEveryElementItTouches) {
    TrackedArray<int> array = clean<int>(10);
    for (int& value : array.edit_strided(1, 3, 4)) value = 5;
    EXPECT_EQ(pending(array), (Ranges{{4, 8}, {20, 24}, {36, 40}}));
    EXPECT_EQ(array[9], 5);
    EXPECT_EQ(std::accumulate(array.begin(), array.end(), 0), 15);
    EXPECT_TRUE(array.edit_strided(99, 0, 1).empty());
}

TEST(ArrayEdits, StridedViewsAreRandomAccessRanges) {
    static_assert(std::random_access_iterator<StridedSpan<int>::iterator>);
    TrackedArray<int> array{9, 0, 7, 0, 8, 0};
    auto view = array.edit_strided(0, 3, 2);
    std::sort(view.begin(), view.end());
    EXPECT_EQ(array[0], 7);
    EXPECT_EQ(array[2], 8);
    EXPECT_EQ(array[4], 9);
    EXPECT_EQ(view.end() - view.begin(), 3);
    EXPECT_EQ(view.begin()[2], 9);
}

TEST(ArrayEdits, ListsOfIndicesMarkThoseElements) {
    TrackedArray<int> array = clean<int>(10);
    array.set_at(std::vector<std::size_t>{7, 2, 3}, 4);
    EXPECT_EQ(pending(array), (Ranges{{8, 16}, {28, 32}}));
    EXPECT_EQ(array[7] + array[2] + array[3], 12);
    const std::vector<int> values{1, 2, 3};
    array.set_at(std::vector<std::uint32_t>{9, 0, 9}, values);
    EXPECT_EQ(array[0], 2);
    EXPECT_EQ(array[9], 3) << "the last one counts";
}

TEST(ArrayEdits, RectanglesMarkTheirRows) {
    TrackedArray<int> image = clean<int>(12);
    image.reshape({3, 4});
    const Block<int> block = image.edit_block({1, 1}, {2, 2});
    EXPECT_EQ(pending(image), (Ranges{{20, 28}, {36, 44}}));
    block(0, 0) = 1;
    block(1, 1) = 2;
    for (int& value : block.row(1)) value += 10;
    EXPECT_EQ(image[image.index({1, 1})], 1);
    EXPECT_EQ(image[image.index({2, 1})], 10);
    EXPECT_EQ(image[image.index({2, 2})], 12);
}

TEST(ArrayEdits, RowsThatTouchAreOneRange) {
    TrackedArray<int> image = clean<int>(12);
    image.reshape({3, 4});
    image.edit_block({1, 0}, {2, 4});
    EXPECT_EQ(pending(image), (Ranges{{16, 48}}));
}

TEST(ArrayEdits, BoxesMarkTheirRows) {
    TrackedArray<int> volume = clean<int>(24);
    volume.reshape({2, 3, 4});
    const Block<int> box = volume.edit_block({0, 1, 3}, {2, 2, 1});
    EXPECT_EQ(pending(volume), (Ranges{{28, 32}, {44, 48}, {76, 80}, {92, 96}}));
    box(1, 1, 0) = 8;
    EXPECT_EQ(volume[23], 8);
    EXPECT_EQ(box.size(), 4U);
}

TEST(ArrayEdits, OneDimensionalBlocksAreRows) {
    TrackedArray<int> array = clean<int>(5);
    array.edit_block(1, 3)(2) = 6;
    EXPECT_EQ(array[3], 6);
    EXPECT_EQ(pending(array), (Ranges{{4, 16}}));
}

TEST(ArrayEdits, AShapeIsLostWithTheSize) {
    TrackedArray<int> array = clean<int>(6);
    array.reshape({2, 3});
    const TrackedArray<int> copy = array;
    EXPECT_EQ(copy.shape(), Shape(2, 3));
    array.append(1);
    EXPECT_EQ(array.shape(), Shape(7));
}

TEST(ArrayEdits, FieldsMarkTheirBytesAlone) {
    TrackedArray<Vertex> vertices = clean<Vertex>(3);
    auto color = vertices.field(&Vertex::color);
    color.fill({1, 0, 0});
    EXPECT_EQ(pending(vertices), (Ranges{{8, 20}, {28, 40}, {48, 60}}));
    EXPECT_EQ(vertices[2].color[0], 1);
    EXPECT_EQ(vertices[2].position[0], 0);
    send(vertices);
    const std::vector<std::array<float, 2>> positions{{1, 2}, {3, 4}, {5, 6}};
    vertices.field(&Vertex::position).assign(positions);
    EXPECT_EQ(pending(vertices), (Ranges{{0, 8}, {20, 28}, {40, 48}}));
    EXPECT_EQ(vertices.field(&Vertex::position)[1][1], 4);
    const TrackedArray<Vertex>& reader = vertices;
    send(vertices);
    EXPECT_EQ(reader.field(&Vertex::position)[2][0], 5);
    EXPECT_TRUE(vertices.pending().empty());
}

TEST(ArrayEdits, AFieldOfAMillionIsOneRange) {
    TrackedArray<Vertex> vertices = clean<Vertex>(1000000);
    vertices.field(&Vertex::position).fill({1, 1});
    EXPECT_EQ(pending(vertices), (Ranges{{0, 19999988}}));
}

TEST(ArrayEdits, EraseMovesUpAndMarksWhatMoved) {
    TrackedArray<int> array{0, 1, 2, 3, 4, 5};
    send(array);
    array.erase(2, 2);
    EXPECT_EQ(array.size(), 4U);
    EXPECT_EQ(array[2], 4);
    EXPECT_EQ(pending(array), (Ranges{{8, 16}}));
    send(array);
    array.erase(3);
    EXPECT_TRUE(array.pending().empty()) << "nothing moved";
    array.erase(1, 0);
    EXPECT_EQ(array.size(), 3U);
}

TEST(ArrayEdits, MayAppendTheirOwnElements) {
    TrackedArray<int> array{1, 2, 3};
    array.append(array.view());
    EXPECT_EQ(array, (TrackedArray<int>{1, 2, 3, 1, 2, 3}));
    array.append(array[1]);
    EXPECT_EQ(array.back(), 2);
}

TEST(ArrayErrors, NameTheArrayTheElementsAndTheSize) {
    TrackedArray<int> array = clean<int>(100);
    EXPECT_EQ(message_of([&] { array.set(100, 1); }),
              "the array 'heights' has 100 elements: element 100 is out of range");
    EXPECT_EQ(message_of([&] { array.edit(95, 10); }),
              "the array 'heights' has 100 elements: 10 elements from 95 on are out of range");
    EXPECT_EQ(message_of([&] { array.edit_strided(0, 51, 2); }),
              "the array 'heights' has 100 elements: 51 elements from 0 on, 2 apart, are out of range");
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    EXPECT_NE(message_of([&] { array.edit_strided(1, most / 2 + 2, 2); }), "");
    EXPECT_NE(message_of([&] { array.edit_strided(0, 3, most / 2 + 1); }), "");
    EXPECT_NE(message_of([&] { array.edit_strided(0, 3, 0); }), "");
    EXPECT_NE(message_of([&] { array.edit_strided(100, 1, 1); }), "");
    EXPECT_NE(message_of([&] { array.erase(99, 2); }), "");
    EXPECT_NE(message_of([&] { static_cast<void>(array.at(100)); }), "");
    EXPECT_NE(message_of([&] { array.edit(1, static_cast<std::size_t>(-1)); }), "") << "no overflow";
    EXPECT_NE(message_of([&] { array.set_at(std::vector<std::size_t>{1, 100}, 5); }), "");
    EXPECT_NE(message_of([&] { array.set_at(std::vector<std::size_t>{1, 2}, std::vector<int>{5}); }), "");
    EXPECT_TRUE(array.pending().empty()) << "nothing was changed";
    EXPECT_EQ(array[1], 0);
}

TEST(ArrayErrors, NameShapes) {
    TrackedArray<int> array = clean<int>(100);
    EXPECT_EQ(message_of([&] {
                  array.reshape({10, 11});
              }),
              "the array 'heights' has 100 elements: the shape 10 x 11 has 110");
    array.reshape({10, 10});
    EXPECT_EQ(message_of([&] {
                  array.edit_block({8, 0}, {4, 10});
              }),
              "the array 'heights' of shape 10 x 10: the block of 4 x 10 from (8, 0) on is out of range");
    EXPECT_NE(message_of([&] { array.edit_block(3, 4); }), "") << "of other dimensions";
    EXPECT_NE(message_of([&] { static_cast<void>(array.index({0, 10})); }), "");
    EXPECT_TRUE(array.pending().empty());
}

TEST(ArrayErrors, MismatchedFieldsAreNamed) {
    TrackedArray<Vertex> vertices = clean<Vertex>(3);
    const std::vector<std::array<float, 2>> two(2);
    EXPECT_EQ(message_of([&] { vertices.field(&Vertex::position).assign(two); }),
              "the array 'heights' of shape 3: 2 values do not fit 3 elements");
    EXPECT_NE(message_of([&] { vertices.field(&Vertex::position).set(3, {}); }), "");
    EXPECT_TRUE(vertices.pending().empty());
}

TEST(DroppedCopies, CanNeitherBeReadNorEditedButReplaced) {
    TrackedArray<int> array{1, 2, 3};
    array.set_label("heights");
    array.tracked_bytes().tracking->drop_bytes();
    EXPECT_FALSE(array.has_copy());
    EXPECT_EQ(array.size(), 3U);
    EXPECT_EQ(array.size_bytes(), 12U);
    EXPECT_TRUE(array.view().empty());
    EXPECT_EQ(message_of([&] { array.set(0, 1); }),
              "the array 'heights' of 3 elements has no copy in CPU memory: fetch it first");
    EXPECT_NE(message_of([&] { static_cast<void>(array.at(0)); }), "");
    EXPECT_NE(message_of([&] { const TrackedArray<int> copy = array; }), "");
    array.assign({4, 5});
    EXPECT_TRUE(array.has_copy());
    EXPECT_EQ(array[1], 5);
}

TEST(DroppedCopies, ComeBack) {
    TrackedArray<int> array{1, 2, 3};
    array.tracked_bytes().tracking->drop_bytes();
    const std::span<std::byte> bytes = array.tracked_bytes().tracking->restore_bytes();
    EXPECT_EQ(bytes.size(), 12U);
    EXPECT_TRUE(array.has_copy());
    EXPECT_EQ(array.view().size(), 3U);
}

TEST(DroppedCopies, AreNoDifferenceToEmptyArrays) {
    TrackedArray<int> array;
    array.tracked_bytes().tracking->drop_bytes();
    EXPECT_TRUE(array.has_copy());
    array.append(1);
    EXPECT_EQ(array.size(), 1U);
}

#if VITRINE_ASSERTS
TEST(ArrayContractDeathTest, ASpanIsNotWrittenAfterTheUpload) {
    TrackedArray<int> array = clean<int>(100);
    const std::span<int> kept = array.edit(10, 5);
    kept[0] = 1;
    send(array);
    kept[1] = 2;
    EXPECT_DEATH(send(array), "handed out before the last upload");
}

TEST(ArrayContractDeathTest, ElementsThatAreEditedAgainMayBeWritten) {
    TrackedArray<int> array = clean<int>(100);
    array.edit(10, 5)[0] = 1;
    send(array);
    array.edit(10, 5)[1] = 2;
    send(array);
    array.set(3, 1);
    send(array);
    EXPECT_EQ(array[11], 2);
}

TEST(ArrayContractDeathTest, TwoThreadsAreOneTooMany) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    TrackedArray<int> array = clean<int>(100);
    const auto both = [&] {
        const Tracking::Use use(*array.tracked_bytes().tracking);
        std::thread([&] { array.set(0, 1); }).join();
    };
    EXPECT_DEATH(both(), "changed and sent by one thread at a time");
}
#endif

TEST(WrittenByKernels, CanBeOverwrittenButNeitherReadNorEdited) {
    TrackedArray<int> array(100, 7);
    array.set_label("heights");
    const TrackedBytes bytes = array.tracked_bytes();
    bytes.tracking->taken(bytes.bytes);
    const std::uint64_t before = array.revision();
    bytes.tracking->written_on_gpu(bytes.size_bytes);
    EXPECT_GT(array.revision(), before);
    EXPECT_FALSE(array.has_copy());
    EXPECT_TRUE(array.view().empty());
    EXPECT_EQ(array.size(), 100U);
    const std::string problem =
        "the array 'heights' has 100 elements: a kernel has written some of the 2 from 5 on since they were in CPU "
        "memory: fetch them first";
    EXPECT_EQ(message_of([&] { array.edit(5, 2); }), problem);
    EXPECT_NE(message_of([&] { array.edit_strided(0, 10, 10); }), "");
    EXPECT_NE(message_of([&] { array.erase(50); }), "");
    EXPECT_NE(message_of([&] { static_cast<void>(array.at(5)); }), "");
    EXPECT_NE(message_of([&] { const TrackedArray<int> copy = array; }), "");
    EXPECT_TRUE(array.pending().empty());
    array.set(5, 1);
    array.fill(6, 2, 1);
    ASSERT_EQ(array.pending().size(), 1U);
    EXPECT_EQ(array.pending()[0], (ByteRange{20, 32}));
    array.edit(5, 3)[0] = 2;  // what the CPU has written it may read
    EXPECT_EQ(array.at(6), 1);
    EXPECT_NE(message_of([&] { array.edit(5, 4); }), "");
    bytes.tracking->fetched();
    EXPECT_TRUE(array.has_copy());
    EXPECT_EQ(array[5], 2);
}

TEST(WrittenByKernels, ReplacedArraysAreAsNew) {
    TrackedArray<int> array(10, 7);
    array.tracked_bytes().tracking->written_on_gpu(40);
    array.assign({1, 2});
    EXPECT_TRUE(array.has_copy());
    array.tracked_bytes().tracking->written_on_gpu(8);
    array.append(5);
    EXPECT_FALSE(array.has_copy());
    EXPECT_EQ(array.at(2), 5);
    array.clear();
    EXPECT_TRUE(array.has_copy());
}

TEST(WrittenByKernels, ArraysMadeOnTheGpuTakeNoMemoryHere) {
    TrackedArray<int> array;
    array.resize_on_gpu(1000);
    EXPECT_EQ(array.size(), 1000U);
    EXPECT_TRUE(array.tracked_bytes().bytes.empty());
    EXPECT_FALSE(array.has_copy());
    EXPECT_NE(message_of([&] { array.set(0, 1); }), "");
    array.assign({3});
    EXPECT_EQ(array[0], 3);
}

TEST(DirtyRangesUnmarked, LoseExactlyThoseBytes) {
    DirtyRanges ranges;
    ranges.mark({10, 20});
    ranges.mark({30, 40});
    ranges.mark({50, 60});
    EXPECT_TRUE(ranges.meets({19, 30}));
    EXPECT_FALSE(ranges.meets({20, 30}));
    EXPECT_FALSE(ranges.meets({5, 5}));
    ranges.unmark({15, 55});
    ASSERT_EQ(ranges.ranges().size(), 2U);
    EXPECT_EQ(ranges.ranges()[0], (ByteRange{10, 15}));
    EXPECT_EQ(ranges.ranges()[1], (ByteRange{55, 60}));
    ranges.unmark({12, 13});
    EXPECT_EQ(ranges.ranges().size(), 3U);
    EXPECT_EQ(ranges.size_bytes(), 9U);
    ranges.unmark({0, 100});
    EXPECT_TRUE(ranges.empty());
}

}  // namespace
}  // namespace vitrine::arrays
