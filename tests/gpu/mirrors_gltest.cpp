#include <support/gl_test.h>
#include <support/text.h>

#include <vitrine/base/error.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/gpu/upload_costs.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::gpu {
namespace {

using arrays::TrackedArray;
using test::contains;
using Array = TrackedArray<std::uint32_t>;

class MirrorsTest : public test::GlTest {
protected:
    static Array counting(std::size_t count) {
        std::vector<std::uint32_t> values(count);
        std::iota(values.begin(), values.end(), 1U);
        return Array(std::move(values));
    }
    /// What the buffer holds now, as far as the array reaches.
    static std::vector<std::uint32_t> on_gpu(Mirrors& mirrors, const Array& array) {
        const GLuint buffer = mirrors.buffer(array.tracked_bytes());
        std::vector<std::uint32_t> values(array.size());
        glGetNamedBufferSubData(buffer, 0, static_cast<GLsizeiptr>(array.size_bytes()), values.data());
        return values;
    }
    static std::vector<std::uint32_t> in_memory(const Array& array) { return {array.begin(), array.end()}; }
    /// Bytes that bringing the array up to date sends.
    static std::uint64_t sent(Mirrors& mirrors, const Array& array) {
        const std::uint64_t before = mirrors.bytes_uploaded();
        mirrors.buffer(array.tracked_bytes());
        return mirrors.bytes_uploaded() - before;
    }
};

TEST_F(MirrorsTest, TheFirstUseSendsEverything) {
    Mirrors mirrors;
    const Array array = counting(1000);
    EXPECT_EQ(sent(mirrors, array), 4000U);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    EXPECT_TRUE(array.pending().empty());
    EXPECT_EQ(mirrors.size_bytes(), 4000U);
    EXPECT_EQ(mirrors.buffer_count(), 1U);
}

TEST_F(MirrorsTest, AnUntouchedArraySendsNothing) {
    Mirrors mirrors;
    const Array array = counting(1000);
    const GLuint buffer = mirrors.buffer(array.tracked_bytes());
    for (int frame = 0; frame < 5; ++frame) {
        EXPECT_EQ(sent(mirrors, array), 0U);
        EXPECT_EQ(mirrors.buffer(array.tracked_bytes()), buffer);
    }
}

TEST_F(MirrorsTest, AnEditSendsItsRange) {
    Mirrors mirrors;
    Array array = counting(1000);
    mirrors.buffer(array.tracked_bytes());
    array.set(500, 7);
    EXPECT_EQ(sent(mirrors, array), 4U);
    array.edit(10, 20)[19] = 8;
    EXPECT_EQ(sent(mirrors, array), 80U);
    array.set(0, 9);
    array.set(999, 9);
    std::size_t pending = 0;
    for (const arrays::ByteRange& range : array.pending()) pending += range.size();
    EXPECT_EQ(sent(mirrors, array), pending);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, AnEditReachesTheBufferAndNothingElseChanges) {
    Mirrors mirrors;
    Array array = counting(64);
    mirrors.buffer(array.tracked_bytes());
    for (const std::size_t at : {std::size_t{0}, std::size_t{31}, std::size_t{63}}) {
        array.set(at, 0xABCD0000U + static_cast<std::uint32_t>(at));
        EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    }
}

TEST_F(MirrorsTest, GrowthKeepsTheContents) {
    Mirrors mirrors;
    Array array = counting(10);
    mirrors.buffer(array.tracked_bytes());
    for (std::uint32_t i = 0; i < 200; ++i) {
        array.append(std::array{1000 + i, 2000 + i, 3000 + i});
        if (i % 7 == 0) array.set(i % 10, i);
        ASSERT_EQ(on_gpu(mirrors, array), in_memory(array)) << i;
    }
    EXPECT_GE(mirrors.size_bytes(), array.size_bytes());
}

TEST_F(MirrorsTest, AppendingIsNotQuadratic) {
    Mirrors mirrors;
    Array array = counting(1000);
    mirrors.buffer(array.tracked_bytes());
    for (int i = 0; i < 1000; ++i) {
        array.append(std::array{1U, 2U, 3U, 4U});
        mirrors.buffer(array.tracked_bytes());
    }
    EXPECT_LT(mirrors.bytes_uploaded(), 5 * array.size_bytes());
}

TEST_F(MirrorsTest, ShrinkingSendsNothingThatIsGone) {
    Mirrors mirrors;
    Array array = counting(1000);
    mirrors.buffer(array.tracked_bytes());
    array.set(10, 5);
    array.set(900, 6);
    array.resize(20);
    EXPECT_LE(sent(mirrors, array), 80U);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    array.resize(30);  // within the buffer's room; what lay there is stale
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    array.resize(2000);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, AnEmptyArrayHasNoBuffer) {
    Mirrors mirrors;
    Array array;
    EXPECT_EQ(mirrors.buffer(array.tracked_bytes()), 0U);
    EXPECT_EQ(mirrors.buffer_count(), 0U);
    array = counting(5);
    EXPECT_NE(mirrors.buffer(array.tracked_bytes()), 0U);
    array.clear();
    EXPECT_EQ(mirrors.buffer(array.tracked_bytes()), 0U);
    array.append(std::array{42U});
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, AssigningReplacesEverything) {
    Mirrors mirrors;
    Array array = counting(100);
    mirrors.buffer(array.tracked_bytes());
    for (const std::size_t count : {std::size_t{100}, std::size_t{40}, std::size_t{90}, std::size_t{500}}) {
        array.assign(std::vector<std::uint32_t>(count, static_cast<std::uint32_t>(count)));
        EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    }
}

TEST_F(MirrorsTest, TwoMirrorsOfOneArrayStayRight) {
    Mirrors first;
    Mirrors second;
    Array array = counting(256);
    for (std::uint32_t i = 0; i < 40; ++i) {
        array.set((37 * i) % 256, 5000 + i);
        if (i % 5 == 4) array.append(std::array{i});
        // Now one of them, now both, in either order.
        std::vector<Mirrors*> users;
        if (i % 3 != 0) users.push_back(&first);
        if (i % 4 != 0) users.push_back(&second);
        if (i % 7 == 0) users.push_back(&first);
        for (Mirrors* user : users) ASSERT_EQ(on_gpu(*user, array), in_memory(array)) << i;
    }
}

TEST_F(MirrorsTest, TwoMirrorsSettleToSendingNothing) {
    Mirrors first;
    Mirrors second;
    Array array = counting(256);
    array.set(3, 4);
    first.buffer(array.tracked_bytes());
    second.buffer(array.tracked_bytes());
    EXPECT_EQ(sent(first, array), 0U);
    EXPECT_EQ(sent(second, array), 0U);
}

// Somebody draws from it, perhaps in another thread: neither torn nor lost.
TEST_F(MirrorsTest, WhatIsSharedStaysAsItIsWhileTheArrayGoesOn) {
    Mirrors mirrors;
    Array array = counting(100);
    const auto bytes_of = [](const BufferShare& share, std::size_t count) {
        std::vector<std::uint32_t> values(count);
        glGetNamedBufferSubData(share->id(), 0, static_cast<GLsizeiptr>(4 * count), values.data());
        return values;
    };
    BufferShare share = mirrors.share(array.tracked_bytes());
    const std::vector<std::uint32_t> before = in_memory(array);
    array.set(7, 7000);
    EXPECT_EQ(sent(mirrors, array), 4U) << "the rest is copied on the GPU";
    EXPECT_EQ(bytes_of(share, 100), before);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    array.append(std::array{1U, 2U, 3U});
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    EXPECT_EQ(bytes_of(share, 100), before);
    share = mirrors.share(array.tracked_bytes());
    array.assign(std::vector<std::uint32_t>(50, 5));
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    EXPECT_EQ(bytes_of(share, 100)[7], 7000U);
    share.reset();
    const GLuint own = mirrors.buffer(array.tracked_bytes());
    array.set(3, 9);
    EXPECT_EQ(mirrors.buffer(array.tracked_bytes()), own) << "no copy when nobody holds it";
}

TEST_F(MirrorsTest, AShareOutlivesItsArray) {
    Mirrors mirrors;
    BufferShare share;
    {
        const Array array = counting(10);
        share = mirrors.share(array.tracked_bytes());
    }
    mirrors.collect();
    EXPECT_EQ(glIsBuffer(share->id()), GL_TRUE);
    const GLuint name = share->id();
    share.reset();
    EXPECT_EQ(glIsBuffer(name), GL_FALSE);
    const Array empty;
    EXPECT_EQ(mirrors.share(empty.tracked_bytes()), nullptr);
}

TEST_F(MirrorsTest, CollectFreesTheBuffersOfDeadArrays) {
    Mirrors mirrors;
    const Array kept = counting(10);
    const GLuint kept_buffer = mirrors.buffer(kept.tracked_bytes());
    GLuint dead_buffer = 0;
    {
        const Array dead = counting(100);
        dead_buffer = mirrors.buffer(dead.tracked_bytes());
        mirrors.collect();
        EXPECT_EQ(glIsBuffer(dead_buffer), GL_TRUE);
        EXPECT_EQ(mirrors.buffer_count(), 2U);
    }
    mirrors.collect();
    EXPECT_EQ(glIsBuffer(dead_buffer), GL_FALSE);
    EXPECT_EQ(glIsBuffer(kept_buffer), GL_TRUE);
    EXPECT_EQ(mirrors.buffer_count(), 1U);
    EXPECT_EQ(mirrors.size_bytes(), 40U);
    EXPECT_EQ(sent(mirrors, kept), 0U);
}

TEST_F(MirrorsTest, AMovedArrayKeepsItsBuffer) {
    Mirrors mirrors;
    Array array = counting(50);
    const GLuint buffer = mirrors.buffer(array.tracked_bytes());
    const Array moved = std::move(array);
    EXPECT_EQ(sent(mirrors, moved), 0U);
    EXPECT_EQ(mirrors.buffer(moved.tracked_bytes()), buffer);
    EXPECT_EQ(on_gpu(mirrors, moved), in_memory(moved));
}

TEST_F(MirrorsTest, ACopyIsAnotherArray) {
    Mirrors mirrors;
    Array array = counting(50);
    const GLuint buffer = mirrors.buffer(array.tracked_bytes());
    Array copy = array;
    copy.set(0, 77);
    EXPECT_NE(mirrors.buffer(copy.tracked_bytes()), buffer);
    EXPECT_EQ(on_gpu(mirrors, copy), in_memory(copy));
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, ArraysThatComeAndGoAreNotMixedUp) {
    Mirrors mirrors;
    for (std::uint32_t i = 1; i < 200; ++i) {
        const Array array(i % 13 + 1, i);
        ASSERT_EQ(on_gpu(mirrors, array), in_memory(array)) << i;
        if (i % 10 == 0) mirrors.collect();
    }
}

TEST_F(MirrorsTest, TheBufferIsNamedAfterItsArray) {
    Mirrors mirrors;
    Array array = counting(5);
    array.set_label("positions of 'bunny'");
    std::array<char, 100> label{};
    glGetObjectLabel(GL_BUFFER, mirrors.buffer(array.tracked_bytes()), label.size(), nullptr, label.data());
    EXPECT_STREQ(label.data(), "positions of 'bunny'");
}

// No driver has 2^46 bytes. The bytes are not read, for the buffer comes first.
TEST_F(MirrorsTest, ALackOfMemoryNamesTheArray) {
    Mirrors mirrors;
    const Array small = counting(4);
    mirrors.buffer(small.tracked_bytes());
    struct NoBytes final : arrays::Tracking {
        void drop_bytes() override {}
        std::span<std::byte> restore_bytes() override { return {}; }
    };
    auto tracking = std::make_shared<NoBytes>();
    tracking->label = "far too much";
    const std::byte byte{};
    constexpr std::size_t size = std::size_t{1} << 46U;
    const arrays::TrackedBytes huge{std::span(&byte, size), size, 4, tracking};
    std::string problem;
    try {
        mirrors.buffer(huge);
    } catch (const GraphicsError& error) {
        problem = error.what();
    }
    take_complaints();
    EXPECT_TRUE(contains(problem, "far too much"));
    EXPECT_TRUE(contains(problem, "17592186044416 elements of 4 bytes"));
    EXPECT_EQ(on_gpu(mirrors, small), in_memory(small));
}

TEST_F(MirrorsTest, FarEditsSendThemselvesAlone) {
    Mirrors mirrors;
    Array array = counting(1000000);
    mirrors.buffer(array.tracked_bytes());
    const std::uint64_t calls = mirrors.uploads();
    array.set(0, 7);
    array.set(999999, 7);
    EXPECT_EQ(sent(mirrors, array), 8U);
    EXPECT_EQ(mirrors.uploads() - calls, 2U);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, PoliciesDecideWhatIsSent) {
    Mirrors mirrors;
    Array array = counting(1000);
    mirrors.buffer(array.tracked_bytes());
    const auto sent_under = [&](arrays::MergePolicy policy) {
        array.set_policy(policy);
        array.set(10, 7);
        array.set(20, 7);
        array.set(990, 7);
        return sent(mirrors, array);
    };
    EXPECT_EQ(sent_under(arrays::MergePolicy::exact), 12U);
    EXPECT_EQ(sent_under(arrays::MergePolicy::single), 4 * 981U);
    const std::uint64_t cheapest = sent_under(arrays::MergePolicy::cost);
    EXPECT_GE(cheapest, 12U);
    EXPECT_LE(cheapest, 4000U);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, GrowthKeepsWhatIsOnTheGpu) {
    Mirrors mirrors;
    Array array = counting(100000);
    mirrors.buffer(array.tracked_bytes());
    array.set_strategy(arrays::UploadStrategy::sub_data);
    const std::vector<std::uint32_t> more(1000, 5);
    array.append(more);
    array.set(0, 9);
    EXPECT_EQ(sent(mirrors, array), 4004U);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, ReplacingLeavesTheOldBufferToItsReaders) {
    Mirrors mirrors;
    Array array = counting(1000);
    array.set_strategy(arrays::UploadStrategy::replace);
    const BufferShare held = mirrors.share(array.tracked_bytes());
    array.set(5, 77);
    EXPECT_EQ(sent(mirrors, array), 4000U);
    EXPECT_NE(mirrors.buffer(array.tracked_bytes()), held->id());
    std::uint32_t old = 0;
    glGetNamedBufferSubData(held->id(), 20, 4, &old);
    EXPECT_EQ(old, 6U);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
}

TEST_F(MirrorsTest, DroppedCopiesComeBackFromTheGpu) {
    Mirrors mirrors;
    Array array = counting(1000);
    array.set_drops_copy(true);
    const std::vector<std::uint32_t> before = in_memory(array);
    EXPECT_EQ(sent(mirrors, array), 4000U);
    EXPECT_FALSE(array.has_copy());
    EXPECT_EQ(sent(mirrors, array), 0U) << "it can still be drawn";
    mirrors.fetch(array.tracked_bytes());
    EXPECT_TRUE(array.has_copy());
    EXPECT_EQ(in_memory(array), before);
    array.set_drops_copy(false);
    array.set(3, 1);
    EXPECT_EQ(sent(mirrors, array), 4U);
}

TEST_F(MirrorsTest, ACopyThatIsNowhereIsAnErrorThatNamesTheArray) {
    Array array = counting(10);
    array.set_label("heights");
    array.set_drops_copy(true);
    Mirrors first;
    first.buffer(array.tracked_bytes());
    Mirrors second;
    for (const bool restores : {false, true}) {
        try {
            restores ? second.fetch(array.tracked_bytes()) : static_cast<void>(second.buffer(array.tracked_bytes()));
            ADD_FAILURE() << "no error";
        } catch (const GraphicsError& error) {
            EXPECT_TRUE(contains(error.what(), "'heights'")) << error.what();
        }
    }
}

class StrategyTest : public MirrorsTest, public testing::WithParamInterface<arrays::UploadStrategy> {};

TEST_P(StrategyTest, WhateverIsEditedArrives) {
    std::mt19937 random(3);
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    Mirrors mirrors;
    Array array = counting(5000);
    array.set_strategy(GetParam());
    BufferShare held;
    for (int step = 0; step < 200; ++step) {
        array.set_policy(static_cast<arrays::MergePolicy>(below(3)));
        for (std::size_t edits = below(50); edits > 0; --edits)
            array.set(below(array.size()), std::uint32_t(below(1000)));
        if (below(4) == 0) array.fill(array.size() / 3, array.size() / 2, std::uint32_t(below(1000)));
        if (below(10) == 0) array.resize(1 + below(20000));
        if (below(10) == 0) array.erase(below(array.size()));
        if (array.empty()) continue;
        if (below(3) == 0) held = mirrors.share(array.tracked_bytes());
        if (below(5) == 0) held.reset();
        ASSERT_EQ(on_gpu(mirrors, array), in_memory(array)) << step;
    }
}

INSTANTIATE_TEST_SUITE_P(All, StrategyTest,
                         testing::Values(arrays::UploadStrategy::automatic, arrays::UploadStrategy::sub_data,
                                         arrays::UploadStrategy::staging, arrays::UploadStrategy::replace),
                         [](const auto& tested) { return std::string(arrays::name_of(tested.param)); });

class StagingRingTest : public test::GlTest {};

TEST_F(StagingRingTest, GoesRoundAndRound) {
    StagingRing ring(4096);
    const gl::Buffer target = gl::Buffer::make("target");
    glNamedBufferStorage(target.id(), 100000, nullptr, GL_DYNAMIC_STORAGE_BIT);
    std::vector<std::byte> expected(100000);
    glNamedBufferSubData(target.id(), 0, 100000, expected.data());
    std::mt19937 random(5);
    for (int i = 0; i < 500; ++i) {
        const std::size_t size = 1 + random() % ring.most_bytes();
        const std::size_t offset = random() % (expected.size() - size);
        const std::vector<std::byte> bytes(size, static_cast<std::byte>(random()));
        ring.send(bytes, target.id(), offset);
        if (i % 3 == 0) ring.submit();
        std::copy(bytes.begin(), bytes.end(), expected.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    std::vector<std::byte> found(100000);
    glGetNamedBufferSubData(target.id(), 0, 100000, found.data());
    EXPECT_EQ(found, expected);
}

class UploadCostsTest : public test::GlTest {};

TEST_F(UploadCostsTest, AreMeasuredInPlausibleNumbers) {
    const UploadCosts costs = measure_upload_costs();
    for (const UploadCosts::Line& line : {costs.sub_data, costs.staging, costs.replace}) {
        EXPECT_GT(line.call_ns, 1);
        EXPECT_LT(line.call_ns, 1e8);
        EXPECT_GT(line.byte_ns, 0);
        EXPECT_LT(line.byte_ns, 1e3);
    }
    EXPECT_EQ(costs.source, "measured");
}

TEST_F(MirrorsTest, AccountsTellWhatIsWhereAndWhatItCost) {
    Mirrors mirrors;
    Array array = counting(1000);
    array.set_label("heights");
    ArrayAccount account = mirrors.account(array.tracked_bytes());
    EXPECT_EQ(account.label, "heights");
    EXPECT_EQ(account.elements, 1000U);
    EXPECT_EQ(account.cpu_bytes, 4000U);
    EXPECT_EQ(account.gpu_bytes, 0U);
    EXPECT_EQ(account.pending_bytes, 4000U);
    EXPECT_EQ(account.way, arrays::UploadStrategy::automatic);
    mirrors.buffer(array.tracked_bytes());
    array.set_policy(arrays::MergePolicy::exact);
    array.set_strategy(arrays::UploadStrategy::sub_data);
    array.set(1, 7);
    array.set(900, 7);
    EXPECT_EQ(mirrors.account(array.tracked_bytes()).pending_bytes, 8U);
    mirrors.buffer(array.tracked_bytes());
    account = mirrors.account(array.tracked_bytes());
    EXPECT_EQ(account.gpu_bytes, 4000U);
    EXPECT_EQ(account.pending_bytes, 0U);
    EXPECT_EQ(account.sent_bytes, 4008U);
    EXPECT_EQ(account.calls, 2U);
    EXPECT_EQ(account.way, arrays::UploadStrategy::sub_data);
}

TEST_F(MirrorsTest, WhatAnotherMirrorTookIsPendingAsAWhole) {
    Mirrors mirrors;
    Mirrors other;
    Array array = counting(1000);
    mirrors.buffer(array.tracked_bytes());
    array.set(1, 7);
    other.buffer(array.tracked_bytes());
    EXPECT_EQ(mirrors.account(array.tracked_bytes()).pending_bytes, 4000U);
    EXPECT_EQ(other.account(array.tracked_bytes()).pending_bytes, 0U);
}

TEST_F(MirrorsTest, AForcedWayCountsForAllArrays) {
    Mirrors mirrors;
    Array array = counting(1000);
    array.set_policy(arrays::MergePolicy::exact);
    mirrors.buffer(array.tracked_bytes());
    mirrors.set_forced({.policy = arrays::MergePolicy::single, .strategy = arrays::UploadStrategy::staging});
    array.set(1, 7);
    array.set(900, 7);
    EXPECT_EQ(sent(mirrors, array), 3600U);
    EXPECT_EQ(mirrors.account(array.tracked_bytes()).way, arrays::UploadStrategy::staging);
    EXPECT_EQ(on_gpu(mirrors, array), in_memory(array));
    mirrors.set_forced({});
    array.set(1, 8);
    array.set(900, 8);
    EXPECT_EQ(sent(mirrors, array), 8U);
}

}  // namespace
}  // namespace vitrine::gpu
