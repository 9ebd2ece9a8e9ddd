#include <vitrine/ui/split_layout.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace vitrine::ui {
namespace {

using Rows = std::vector<int>;

constexpr glm::ivec2 wide{1920, 1080};
constexpr glm::ivec2 tall{480, 1080};

TEST(SplitRowsTest, CellsAreNearThreeToTwo) {
    EXPECT_EQ(split_rows(1, wide), Rows({1}));
    EXPECT_EQ(split_rows(2, {960, 500}), Rows({2}));
    EXPECT_EQ(split_rows(2, tall), Rows({1, 1}));
    EXPECT_EQ(split_rows(4, wide), Rows({2, 2}));
    EXPECT_EQ(split_rows(6, wide), Rows({3, 3}));
    EXPECT_EQ(split_rows(9, wide), Rows({3, 3, 3}));
    EXPECT_EQ(split_rows(16, wide), Rows({4, 4, 4, 4}));
}

TEST(SplitRowsTest, RowsThatCannotBeEqualBeginWithTheLonger) {
    EXPECT_EQ(split_rows(5, wide), Rows({3, 2}));
    EXPECT_EQ(split_rows(7, wide), Rows({3, 2, 2}));
}

TEST(SplitRowsTest, EqualRowsArePreferredWhereTheyCostLittle) {
    EXPECT_EQ(split_rows(8, wide), Rows({4, 4}));
}

TEST(SplitRowsTest, HoldAllCellsWhateverTheSize) {
    for (const glm::ivec2 size : {wide, tall, glm::ivec2(1, 1), glm::ivec2(0, 0), glm::ivec2(10000, 3)}) {
        for (int count = 1; count <= 16; ++count) {
            const Rows rows = split_rows(count, size);
            EXPECT_EQ(std::accumulate(rows.begin(), rows.end(), 0), count);
            EXPECT_GE(rows.back(), 1);
            EXPECT_LE(rows.front() - rows.back(), 1);
        }
    }
}

SplitLayout laid_out(int count, glm::ivec2 size, int gap) {
    SplitLayout layout;
    layout.fit(count, size, gap);
    return layout;
}

TEST(SplitLayoutTest, OneCellIsEverything) {
    const SplitLayout layout = laid_out(1, {300, 200}, 4);
    ASSERT_EQ(layout.cells().size(), 1U);
    EXPECT_EQ(layout.cells()[0], (SplitCell{{0, 0}, {300, 200}}));
    EXPECT_TRUE(layout.borders().empty());
}

TEST(SplitLayoutTest, FourStandInReadingOrderWithGapsBetween) {
    const SplitLayout layout = laid_out(4, {304, 204}, 4);
    const std::vector<SplitCell> expected{
        {{0, 0}, {150, 100}}, {{154, 0}, {150, 100}}, {{0, 104}, {150, 100}}, {{154, 104}, {150, 100}}};
    EXPECT_EQ(layout.cells(), expected);
    ASSERT_EQ(layout.borders().size(), 3U);
    EXPECT_EQ(layout.borders()[0].place, (SplitCell{{150, 0}, {4, 100}}));
    EXPECT_EQ(layout.borders()[1].place, (SplitCell{{0, 100}, {304, 4}}));
    EXPECT_TRUE(layout.borders()[1].between_rows);
    EXPECT_EQ(layout.borders()[2].place, (SplitCell{{150, 104}, {4, 100}}));
}

TEST(SplitLayoutTest, CellsAndGapsFillEveryPixelOnce) {
    for (const glm::ivec2 size : {glm::ivec2(1001, 717), glm::ivec2(97, 311), glm::ivec2(40, 40)}) {
        for (int count = 1; count <= 16; ++count) {
            const SplitLayout layout = laid_out(count, size, 2);
            std::vector<int> covered(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y));
            const auto cover = [&](const SplitCell& cell) {
                for (int y = cell.min.y; y < cell.min.y + cell.size.y; ++y) {
                    for (int x = cell.min.x; x < cell.min.x + cell.size.x; ++x)
                        ++covered.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(size.x) +
                                     static_cast<std::size_t>(x));
                }
            };
            for (const SplitCell& cell : layout.cells()) cover(cell);
            for (const SplitBorder& border : layout.borders()) cover(border.place);
            EXPECT_TRUE(std::all_of(covered.begin(), covered.end(), [](int times) { return times == 1; }))
                << count << " in " << size.x << "x" << size.y;
        }
    }
}

TEST(SplitLayoutTest, ABorderMovesItsTwoNeighboursOnly) {
    SplitLayout layout = laid_out(4, {300, 200}, 0);
    layout.move(layout.borders()[0], 30, 20);
    EXPECT_EQ(layout.cells()[0], (SplitCell{{0, 0}, {180, 100}}));
    EXPECT_EQ(layout.cells()[1], (SplitCell{{180, 0}, {120, 100}}));
    EXPECT_EQ(layout.cells()[2], (SplitCell{{0, 100}, {150, 100}}));
    layout.move(layout.borders()[1], -40, 20);
    EXPECT_EQ(layout.cells()[0].size, glm::ivec2(180, 60));
    EXPECT_EQ(layout.cells()[3].size, glm::ivec2(150, 140));
}

TEST(SplitLayoutTest, ABorderFollowsThePointer) {
    SplitLayout layout = laid_out(4, {304, 204}, 4);
    for (int i = 0; i < 40; ++i) layout.move(layout.borders()[0], 1, 20);
    EXPECT_EQ(layout.borders()[0].place, (SplitCell{{190, 0}, {4, 100}}));
}

TEST(SplitLayoutTest, NoCellIsMovedToNothing) {
    SplitLayout layout = laid_out(2, {300, 200}, 0);
    layout.move(layout.borders()[0], 1000, 20);
    EXPECT_EQ(layout.cells()[0].size.x, 280);
    layout.move(layout.borders()[0], -1000, 20);
    EXPECT_EQ(layout.cells()[0].size.x, 20);
    layout.even_out(layout.borders()[0]);
    EXPECT_EQ(layout.cells()[0].size.x, 150);
}

TEST(SplitLayoutTest, SharesStayWhenTheSizeChanges) {
    SplitLayout layout = laid_out(2, {300, 200}, 0);
    layout.move(layout.borders()[0], 50, 20);
    layout.fit(2, {600, 400}, 0);
    EXPECT_EQ(layout.cells()[0].size, glm::ivec2(400, 400));
}

TEST(SplitLayoutTest, OtherRowsBeginWithEqualShares) {
    SplitLayout layout = laid_out(2, {300, 200}, 0);
    layout.move(layout.borders()[0], 50, 20);
    layout.fit(2, {200, 600}, 0);
    EXPECT_EQ(layout.cells()[0].size, glm::ivec2(200, 300));
    layout.fit(2, {300, 200}, 0);
    EXPECT_EQ(layout.cells()[0].size, glm::ivec2(150, 200));
}

TEST(SplitLayoutTest, WithoutRoomCellsAreEmpty) {
    const SplitLayout layout = laid_out(16, {3, 2}, 4);
    ASSERT_EQ(layout.cells().size(), 16U);
    for (const SplitCell& cell : layout.cells()) EXPECT_TRUE(cell.size.x == 0 && cell.size.y == 0);
}

}  // namespace
}  // namespace vitrine::ui
