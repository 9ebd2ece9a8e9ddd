#include <support/gl_test.h>
#include <support/text.h>

#include <vitrine/base/error.h>
#include <vitrine/gpu/mirrors.h>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <optional>
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
    auto tracking = std::make_shared<arrays::Tracking>();
    tracking->label = "far too much";
    const std::byte byte{};
    const arrays::TrackedBytes huge{std::span(&byte, std::size_t{1} << 46U), 4, tracking};
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

}  // namespace
}  // namespace vitrine::gpu
