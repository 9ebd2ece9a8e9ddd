#include "path_test_base.h"

#include <vitrine/base/error.h>

#include <string>
#include <vector>

namespace vitrine::test {
namespace {

using paths::PathKind;

class PboPath : public PathTest {};

TEST_F(PboPath, ShowsAnOlderPictureAndSaysHowOld) {
    constexpr glm::ivec2 size{80, 60};
    const auto path = make(PathKind::pbo);
    std::vector<Pixels> drawn;
    int oldest = 0;
    for (int i = 0; i < 12; ++i) {
        turn();
        draw(*path, size);
        drawn.push_back(direct(size));
        const int age = path->picture().age_frames;
        ASSERT_LE(age, 4) << "never older than the ring and the one not yet read";
        ASSERT_TRUE(same(shown(*path), drawn[drawn.size() - 1 - static_cast<std::size_t>(age)])) << i;
        oldest = std::max(oldest, age);
    }
    EXPECT_GE(oldest, 1) << "an asynchronous readback is late";
    settle(*path);
    EXPECT_TRUE(same(shown(*path), drawn.back()));
    EXPECT_EQ(path->counters().draws, 12U) << "bringing the last one home draws nothing";
}

TEST_F(PboPath, EveryRingSizeGivesTheSamePictures) {
    constexpr glm::ivec2 size{45, 33};
    for (int ring = 2; ring <= 8; ++ring) {
        const auto path = make(PathKind::pbo, ring);
        for (int i = 0; i < 2 * ring; ++i) {
            turn();
            draw(*path, size);
        }
        settle(*path);
        EXPECT_TRUE(same(shown(*path), direct(size))) << "ring of " << ring;
    }
}

TEST_F(PboPath, RingsOfOtherSizesAreRefused) {
    for (const int ring : {-1, 0, 1, 9}) {
        try {
            make(PathKind::pbo, ring);
            FAIL() << ring;
        } catch (const UsageError& error) {
            EXPECT_NE(std::string(error.what()).find("expected 2 to 8"), std::string::npos);
        }
    }
}

TEST_F(PboPath, BuffersAreReused) {
    constexpr glm::ivec2 size{64, 64};
    const auto path = make(PathKind::pbo);
    draw(*path, size);
    settle(*path);
    const auto buffers = [] {
        int count = 0;
        for (GLuint name = 1; name < 4096; ++name) count += glIsBuffer(name) == GL_TRUE ? 1 : 0;
        return count;
    };
    const int before = buffers();
    for (int i = 0; i < 60; ++i) {
        turn();
        draw(*path, size);
    }
    EXPECT_EQ(buffers(), before);
}

TEST_F(PboPath, MayEndWithReadsUnderWay) {
    for (int i = 0; i < 5; ++i) {
        const auto path = make(PathKind::pbo, 8);
        for (int k = 0; k <= i; ++k) {
            turn();
            draw(*path, {300, 200});
        }
    }
}

TEST_F(PboPath, CountsAddUp) {
    constexpr glm::ivec2 size{64, 48};
    const auto path = make(PathKind::pbo, 2);
    for (int i = 0; i < 30; ++i) {
        turn();
        draw(*path, size);
    }
    settle(*path);
    const paths::PathCounters& counters = path->counters();
    const std::uint64_t picture = 64 * 48 * 4;
    EXPECT_EQ(counters.draws, 30U);
    EXPECT_LE(counters.ring_full, counters.draws);
    EXPECT_EQ(counters.bytes_copied, picture * (2 * counters.draws - counters.dropped))
        << "each picture is read once, and uploaded unless it was dropped";
}

}  // namespace
}  // namespace vitrine::test
