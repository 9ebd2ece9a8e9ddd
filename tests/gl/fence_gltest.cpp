#include <support/gl_test.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/fence.h>

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <utility>

namespace vitrine::gl {
namespace {

using FenceTest = test::GlTest;

TEST_F(FenceTest, NoFenceCountsAsPassed) {
    Fence fence;
    EXPECT_TRUE(fence.passed());
    EXPECT_TRUE(fence.wait(std::chrono::nanoseconds(0)));
}

TEST_F(FenceTest, HasPassedWhenAllIsDone) {
    Fence fence = Fence::insert();
    glFinish();
    EXPECT_TRUE(fence.passed());
    EXPECT_TRUE(fence.passed());
}

TEST_F(FenceTest, WaitingGetsThere) {
    Fence fence = Fence::insert();
    EXPECT_TRUE(fence.wait(std::chrono::seconds(10)));
    EXPECT_TRUE(fence.passed());
}

// The first question flushes, or the answer would never become yes.
TEST_F(FenceTest, PollingAloneGetsThere) {
    Fence fence = Fence::insert();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    bool passed = fence.passed();
    while (!passed && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        passed = fence.passed();
    }
    EXPECT_TRUE(passed);
}

GLbitfield asked_with = 0;
PFNGLCLIENTWAITSYNCPROC real_wait = nullptr;

GLenum GLAPIENTRY recording_wait(GLsync fence, GLbitfield flags, GLuint64 timeout) {
    asked_with = flags;
    return real_wait(fence, flags, timeout);
}

// Drivers that are done at once, as software ones are, would hide that nothing was flushed.
TEST_F(FenceTest, OnlyTheFirstQuestionFlushes) {
    real_wait = std::exchange(glad_glClientWaitSync, recording_wait);
    Fence fence = Fence::insert();
    fence.passed();
    EXPECT_EQ(asked_with, static_cast<GLbitfield>(GL_SYNC_FLUSH_COMMANDS_BIT));
    fence.passed();
    EXPECT_EQ(asked_with, 0U);
    Fence moved = std::move(fence);
    moved.passed();
    EXPECT_EQ(asked_with, 0U);
    moved = Fence::insert();
    moved.passed();
    EXPECT_EQ(asked_with, static_cast<GLbitfield>(GL_SYNC_FLUSH_COMMANDS_BIT));
    glad_glClientWaitSync = real_wait;
}

// Software drivers lose no context: these stand in for one that has.
TEST_F(FenceTest, ALostContextIsAnErrorAndNoEndlessWait) {
    Fence fence = Fence::insert();
    const PFNGLCLIENTWAITSYNCPROC waits = glad_glClientWaitSync;
    const PFNGLFENCESYNCPROC inserts = glad_glFenceSync;
    glad_glClientWaitSync = [](GLsync, GLbitfield, GLuint64) { return static_cast<GLenum>(GL_WAIT_FAILED); };
    EXPECT_THROW(fence.wait(std::chrono::seconds(10)), ContextLostError);
    EXPECT_THROW(fence.passed(), ContextLostError);
    glad_glClientWaitSync = [](GLsync, GLbitfield, GLuint64) { return static_cast<GLenum>(0); };
    EXPECT_THROW(fence.wait(std::chrono::seconds(10)), ContextLostError);
    glad_glFenceSync = [](GLenum, GLbitfield) { return static_cast<GLsync>(nullptr); };
    EXPECT_THROW(Fence::insert(), ContextLostError);
    glad_glClientWaitSync = waits;
    glad_glFenceSync = inserts;
    EXPECT_TRUE(fence.wait(std::chrono::seconds(10)));
}

TEST_F(FenceTest, MovesTakeTheFenceAlong) {
    Fence first = Fence::insert();
    Fence second(std::move(first));
    EXPECT_TRUE(first.passed());  // NOLINT(bugprone-use-after-move): no fence any more
    EXPECT_TRUE(second.wait(std::chrono::seconds(10)));
    Fence third;
    third = std::move(second);
    EXPECT_TRUE(second.passed());  // NOLINT(bugprone-use-after-move)
    EXPECT_TRUE(third.passed());
}

TEST_F(FenceTest, AssignmentOverAFenceUnderWayIsFine) {
    Fence fence = Fence::insert();
    for (int i = 0; i < 10; ++i) fence = Fence::insert();
    EXPECT_TRUE(fence.wait(std::chrono::seconds(10)));
}

}  // namespace
}  // namespace vitrine::gl
