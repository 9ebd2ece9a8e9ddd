#include <vitrine/arrays/elements.h>
#include <vitrine/arrays/tracked_array.h>

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <vector>

namespace vitrine::arrays {
namespace {

std::vector<int> list(const Elements<int>& elements) {
    return {elements.begin(), elements.end()};
}

TEST(Elements, TakeOverAVectorsMemory) {
    std::vector<int> values{1, 2, 3};
    const int* const memory = values.data();
    Elements<int> elements(std::move(values));
    EXPECT_EQ(elements.data(), memory);
    elements.edit()[1] = 7;
    EXPECT_EQ(elements.data(), memory);
    EXPECT_EQ(list(elements), (std::vector<int>{1, 7, 3}));
}

TEST(Elements, CopyBorrowedOnesBeforeTheFirstWrite) {
    const auto owner = std::make_shared<std::vector<int>>(std::vector<int>{1, 2, 3});
    auto elements = Elements<int>::borrowed(*owner, owner);
    EXPECT_TRUE(elements.is_borrowed());
    EXPECT_EQ(elements.data(), owner->data());
    EXPECT_EQ(owner.use_count(), 2) << "kept alive";
    elements.edit()[0] = 9;
    EXPECT_EQ(list(elements), (std::vector<int>{9, 2, 3}));
    EXPECT_EQ(owner->front(), 1);
    EXPECT_EQ(owner.use_count(), 1) << "let go";
}

TEST(Elements, AppendToBorrowedOnes) {
    const auto owner = std::make_shared<std::vector<int>>(std::vector<int>{1, 2, 3});
    auto elements = Elements<int>::borrowed(*owner, owner);
    elements.push_back(4);
    elements.append(std::vector<int>{5, 6});
    EXPECT_EQ(list(elements), (std::vector<int>{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(owner->size(), 3U);
}

TEST(Elements, GrowShrinkAndErase) {
    Elements<int> elements;
    for (int i = 0; i < 100; ++i) elements.push_back(i);
    elements.erase(1, 97);
    EXPECT_EQ(list(elements), (std::vector<int>{0, 98, 99}));
    elements.resize(5);
    EXPECT_EQ(list(elements), (std::vector<int>{0, 98, 99, 0, 0})) << "new ones are zero";
    elements.resize(1);
    EXPECT_EQ(list(elements), (std::vector<int>{0}));
    elements.clear();
    EXPECT_TRUE(elements.empty());
}

TEST(Elements, CopiesHaveMemoryOfTheirOwn) {
    Elements<int> first(std::vector<int>{1, 2});
    Elements<int> second = first;
    second.edit()[0] = 5;
    EXPECT_EQ(list(first), (std::vector<int>{1, 2}));
    EXPECT_EQ(list(second), (std::vector<int>{5, 2}));
    first = std::move(second);
    EXPECT_EQ(list(first), (std::vector<int>{5, 2}));
}

TEST(Elements, AreNotCopiedWhenWhoReadThemHasLetGo) {
    Elements<int> mine(std::vector<int>{1, 2, 3});
    const int* const place = mine.data();
    {
        const Elements<int> theirs = mine.share();
        const Elements<int> others = mine.share();
    }
    mine.edit()[0] = 9;
    EXPECT_EQ(mine.data(), place);
    EXPECT_EQ(list(mine), (std::vector<int>{9, 2, 3}));
}

TEST(Elements, ThatAreReadAreLeftAsTheyAreByAllWaysToWrite) {
    const auto check = [](auto&& change) {
        Elements<int> mine(std::vector<int>{1, 2, 3});
        const Elements<int> theirs = mine.share();
        change(mine);
        EXPECT_EQ(list(theirs), (std::vector<int>{1, 2, 3}));
    };
    check([](Elements<int>& mine) { mine.push_back(4); });
    check([](Elements<int>& mine) { mine.erase(0, 2); });
    check([](Elements<int>& mine) { mine.resize(7); });
    check([](Elements<int>& mine) {
        mine.clear();
        mine.push_back(7);
    });
    check([](Elements<int>& mine) {
        mine.clear();
        mine.append(std::vector<int>{7, 8});
    });
}

TEST(Elements, ThatAreSharedAreCopiedByWhoeverWritesFirst) {
    Elements<int> mine(std::vector<int>{1, 2, 3});
    Elements<int> theirs = mine.share();
    EXPECT_EQ(mine.data(), theirs.data());
    mine.edit()[0] = 9;
    EXPECT_EQ(list(mine), (std::vector<int>{9, 2, 3}));
    EXPECT_EQ(list(theirs), (std::vector<int>{1, 2, 3}));
    Elements<int> again = mine.share();
    again.push_back(4);
    mine.clear();
    mine.push_back(5);
    EXPECT_EQ(list(again), (std::vector<int>{9, 2, 3, 4}));
    EXPECT_EQ(list(mine), (std::vector<int>{5}));
    EXPECT_TRUE(Elements<int>().share().empty());
}

TEST(Elements, TheFirstOnesAreReadWhileTheOthersAreFilled) {
    auto elements = Elements<int>::unset(4);
    const std::span<int> places = elements.edit();
    places[0] = 1;
    places[1] = 2;
    const Elements<int> first = elements.first(2);
    places[2] = 3;
    EXPECT_EQ(list(first), (std::vector<int>{1, 2}));
    EXPECT_EQ(first.data(), elements.data());
    EXPECT_TRUE(first.is_borrowed());
    EXPECT_FALSE(elements.is_borrowed());
    elements = {};
    EXPECT_EQ(list(first), (std::vector<int>{1, 2})) << "kept alive";
}

TEST(Elements, LargeBlocksAreWhole) {
    constexpr std::size_t count = 3'000'001;
    auto elements = Elements<int>::unset(count);
    for (std::size_t i = 0; i < count; ++i) elements.edit()[i] = static_cast<int>(i);
    EXPECT_EQ(elements[count - 1], static_cast<int>(count - 1));
    EXPECT_THROW(Elements<int>::unset(std::size_t{1} << 62U), std::bad_alloc);
}

TEST(Elements, OfAnArrayAreSentAsTheyLie) {
    const auto owner = std::make_shared<std::vector<int>>(std::vector<int>{1, 2, 3});
    TrackedArray<int> array;
    array.adopt(Elements<int>::borrowed(*owner, owner));
    EXPECT_EQ(array.data(), owner->data());
    EXPECT_EQ(array.pending(MergeRule{}).size(), 1U);
    array.set(2, 8);
    EXPECT_EQ(owner->back(), 3);
    EXPECT_EQ(array[2], 8);
    array.tracked_bytes().tracking->drop_bytes();
    EXPECT_EQ(owner.use_count(), 1);
}

}  // namespace
}  // namespace vitrine::arrays
