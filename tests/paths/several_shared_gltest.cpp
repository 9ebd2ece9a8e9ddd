#include "counted_context.h"
#include "shared_path_test.h"

#include <support/text.h>

#include <array>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

namespace vitrine::paths {
namespace {

using namespace std::chrono_literals;

/// Several paths of one renderer, which have one thread.
class SeveralSharedTest : public SharedPathTest {};

TEST_F(SeveralSharedTest, EachShowsItsOwnPictures) {
    const std::array<glm::ivec2, 4> sizes{{{160, 120}, {64, 48}, {333, 217}, {1, 1}}};
    std::vector<std::unique_ptr<RenderPath>> paths;
    for (std::size_t i = 0; i < sizes.size(); ++i) paths.push_back(make_shared_path());
    for (int round = 0; round < 8; ++round) {
        const auto number = [&](std::size_t i) { return 10 * round + static_cast<int>(i); };
        const int samples = possible_samples()[static_cast<std::size_t>(round) % possible_samples().size()];
        for (std::size_t i = 0; i < sizes.size(); ++i) draw(*paths[i], sizes[i], samples, number(i));
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            ASSERT_TRUE(settle(*paths[i]));
            EXPECT_TRUE(test::same(shown(*paths[i]), expected(sizes[i], samples, number(i)))) << i;
        }
    }
}

TEST_F(SeveralSharedTest, EachFindsItsOwnPoints) {
    const auto one = make_shared_path();
    const auto other = make_shared_path();
    draw(*one, size, 1, 1);
    draw(*other, {333, 217}, 1, 2);
    ASSERT_TRUE(settle(*one) && settle(*other));
    const std::optional<glm::dvec3> of_one = point_in_the_middle(*one, size, 1, 1);
    EXPECT_EQ(point_in_the_middle(*other, {333, 217}, 1, 2), expected_point({333, 217}, 1, 2));
    EXPECT_EQ(of_one, expected_point(size, 1, 1));
}

TEST_F(SeveralSharedTest, OneThatGoesInTheMiddleOfItsDrawLeavesTheOtherAlone) {
    const scene::Scene slow = slow_scene();
    const auto stays = make_shared_path();
    for (int i = 0; i < 10; ++i) {
        std::atomic<int> finished = 0;
        auto goes = make_shared_path([&] { ++finished; });
        draw_scene(*goes, slow);
        draw(*stays, size, 1, i);
        std::this_thread::sleep_for(i * 2ms);
        goes.reset();
        EXPECT_EQ(finished, 0);
        ASSERT_TRUE(settle(*stays));
        EXPECT_TRUE(test::same(shown(*stays), expected(size, 1, i)));
    }
}

TEST_F(SeveralSharedTest, OneThatGoesLeavesTheDrawOfAnotherAlone) {
    const scene::Scene slow = slow_scene();
    const test::Pixels wanted = expected_of(slow);
    const auto stays = make_shared_path();
    for (int i = 0; i < 4; ++i) {
        draw_scene(*stays, slow);
        for (int others = 0; others < 3; ++others) {
            auto goes = make_shared_path();
            draw(*goes, size, 1, others);
            std::this_thread::sleep_for(i * 2ms);
        }
        ASSERT_TRUE(settle(*stays));
        EXPECT_TRUE(test::same(shown(*stays), wanted));
    }
}

// However many jobs the slow one gives: the thread is at work for it once, and perhaps a second time that waits
// already.
TEST_F(SeveralSharedTest, TheyTakeTurns) {
    const scene::Scene slow = slow_scene();
    std::atomic<int> of_slow = 0;
    std::atomic<int> of_slow_before = -1;
    const auto busy = make_shared_path([&] { ++of_slow; });
    const auto quick = make_shared_path([&] { of_slow_before = of_slow.load(); });
    draw_scene(*busy, slow);
    std::this_thread::sleep_for(5ms);  // the draw is under way
    draw_scene(*busy, slow);
    draw(*quick, size);
    const int begun_with = of_slow;
    for (int i = 0; i < 20000 && of_slow_before < 0; ++i) {
        draw_scene(*busy, slow);
        std::this_thread::sleep_for(1ms);
    }
    ASSERT_GE(of_slow_before, 0) << "it never got its turn";
    EXPECT_LE(of_slow_before - begun_with, 2);
}

TEST_F(SeveralSharedTest, WhatOneCannotHaveTheOtherDoesNotMiss) {
    const auto fails = make_shared_path();
    const auto works = make_shared_path();
    const glm::ivec2 too_large{context().driver().max_texture_size + 1, 1};
    draw(*works, size);
    EXPECT_TRUE(test::contains(error_of_draw(*fails, scene(), too_large), "cannot be made"));
    ASSERT_TRUE(settle(*works));
    EXPECT_TRUE(test::same(shown(*works), expected(size)));
    draw(*works, size, 1, 1);
    ASSERT_TRUE(settle(*works));
    EXPECT_TRUE(test::same(shown(*works), expected(size, 1, 1)));
    take_complaints();
}

TEST_F(SeveralSharedTest, ManyHaveOneContextAndAnotherRendererHasItsOwn) {
    CountedContext counted(context());
    std::vector<std::unique_ptr<RenderPath>> paths;
    const auto add = [&](render::Renderer& of) {
        paths.push_back(make_path(PathKind::shared, of, {}, {.context = &counted, .picture_ready = {}}));
    };
    for (int i = 0; i < 16; ++i) add(renderer());
    EXPECT_EQ(counted.made(), 1);
    paths.erase(paths.begin() + 1, paths.end());
    add(renderer());
    EXPECT_EQ(counted.made(), 1);
    render::Renderer second;
    add(second);
    EXPECT_EQ(counted.made(), 2);
    paths.clear();
    add(renderer());
    EXPECT_EQ(counted.made(), 3) << "it went with the last that used it";
    draw(*paths.back(), size);
    ASSERT_TRUE(settle(*paths.back()));
    EXPECT_TRUE(test::same(shown(*paths.back()), expected(size)));
    paths.clear();
}

}  // namespace
}  // namespace vitrine::paths
