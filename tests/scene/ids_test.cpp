#include <vitrine/scene/ids.h>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::scene {
namespace {

using StringPool = Pool<std::string>;
using StringId = Id<std::string>;

TEST(Id, NamesNothingUnlessGiven) {
    EXPECT_FALSE(StringId{});
    EXPECT_FALSE(StringPool{}.contains(StringId{}));
    StringPool pool;
    EXPECT_TRUE(pool.add("a"));
}

TEST(Pool, FindsWhatWasAdded) {
    StringPool pool;
    const StringId a = pool.add("a");
    const StringId b = pool.add("b");
    EXPECT_NE(a, b);
    EXPECT_EQ(pool[a], "a");
    EXPECT_EQ(pool[b], "b");
    EXPECT_EQ(pool.size(), 2U);
    pool[a] = "changed";
    EXPECT_EQ(std::as_const(pool)[a], "changed");
}

TEST(Pool, IdsOutliveTheRemovalOfOthers) {
    StringPool pool;
    const StringId a = pool.add("a");
    const StringId b = pool.add("b");
    const StringId c = pool.add("c");
    pool.remove(b);
    EXPECT_EQ(pool[a], "a");
    EXPECT_EQ(pool[c], "c");
    EXPECT_FALSE(pool.contains(b));
    EXPECT_EQ(pool.size(), 2U);
}

TEST(Pool, AnIdNeverNamesASuccessor) {
    StringPool pool;
    const StringId old = pool.add("old");
    pool.remove(old);
    const StringId successor = pool.add("new");
    EXPECT_EQ(successor.index, old.index) << "the slot is used again";
    EXPECT_NE(successor, old);
    EXPECT_FALSE(pool.contains(old));
    EXPECT_EQ(pool[successor], "new");
}

TEST(Pool, RemovingTwiceDoesNothing) {
    StringPool pool;
    const StringId old = pool.add("old");
    pool.remove(old);
    pool.remove(old);
    const StringId successor = pool.add("new");
    pool.remove(old);
    pool.remove(StringId{});
    EXPECT_TRUE(pool.contains(successor));
    EXPECT_EQ(pool.size(), 1U);
}

TEST(Pool, ReleasesWhatIsRemoved) {
    Pool<std::shared_ptr<int>> pool;
    const auto value = std::make_shared<int>(3);
    const auto id = pool.add(value);
    EXPECT_EQ(value.use_count(), 2);
    pool.remove(id);
    EXPECT_EQ(value.use_count(), 1);
}

TEST(Pool, ListsItsElementsInTheOrderOfTheirSlots) {
    StringPool pool;
    const StringId a = pool.add("a");
    const StringId b = pool.add("b");
    const StringId c = pool.add("c");
    pool.remove(a);
    EXPECT_EQ(pool.ids(), (std::vector<StringId>{b, c}));
    const StringId d = pool.add("d");
    std::string visited;
    pool.for_each([&](StringId id, const std::string& value) {
        EXPECT_EQ(pool[id], value);
        visited += value;
    });
    EXPECT_EQ(visited, "dbc");
    EXPECT_EQ(pool.ids(), (std::vector<StringId>{d, b, c}));
}

}  // namespace
}  // namespace vitrine::scene
