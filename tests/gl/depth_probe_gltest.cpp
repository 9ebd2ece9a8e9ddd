#include <support/gl_state.h>
#include <support/gl_test.h>

#include <vitrine/gl/depth_probe.h>

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <thread>

namespace vitrine::gl {
namespace {

class DepthProbeTest : public test::GlTest {
protected:
    /// Depth `elsewhere` but for one pixel.
    static void fill(const RenderTarget& target, float elsewhere, glm::ivec2 pixel, float there) {
        glClearNamedFramebufferfv(target.draw_framebuffer(), GL_DEPTH, 0, &elsewhere);
        glEnable(GL_SCISSOR_TEST);
        glScissor(pixel.x, pixel.y, 1, 1);
        glClearNamedFramebufferfv(target.draw_framebuffer(), GL_DEPTH, 0, &there);
        glDisable(GL_SCISSOR_TEST);
    }
    static std::optional<float> wait_for(DepthProbe& probe) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < deadline) {
            if (const std::optional<float> depth = probe.take()) return depth;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return std::nullopt;
    }
};

TEST_F(DepthProbeTest, HasNothingWhenNothingWasAsked) {
    DepthProbe probe;
    EXPECT_FALSE(probe.pending());
    EXPECT_FALSE(probe.take());
}

TEST_F(DepthProbeTest, AnswersWithThePixelsDepthOnce) {
    const RenderTarget target("target", {7, 5}, 1);
    fill(target, 0.125F, {6, 4}, 0.875F);
    DepthProbe probe;
    probe.ask(target, {6, 4});
    EXPECT_TRUE(probe.pending());
    EXPECT_EQ(wait_for(probe), 0.875F);
    EXPECT_FALSE(probe.pending());
    EXPECT_FALSE(probe.take());
    probe.ask(target, {6, 3});
    EXPECT_EQ(wait_for(probe), 0.125F);
}

TEST_F(DepthProbeTest, AnswersForEverySampleCount) {
    for (int samples = 2; samples <= context().driver().max_samples && samples <= 8; samples *= 2) {
        const RenderTarget target("target", {9, 3}, samples);
        fill(target, 0.25F, {8, 0}, 0.5F);
        DepthProbe probe;
        probe.ask(target, {8, 0});
        EXPECT_EQ(wait_for(probe), 0.5F) << samples;
        probe.ask(target, {7, 0});
        EXPECT_EQ(wait_for(probe), 0.25F) << samples;
    }
}

TEST_F(DepthProbeTest, ANewQuestionDropsTheOldOne) {
    const RenderTarget target("target", {4, 4}, 1);
    fill(target, 0.25F, {1, 1}, 0.5F);
    DepthProbe probe;
    probe.ask(target, {0, 0});
    probe.ask(target, {1, 1});
    EXPECT_EQ(wait_for(probe), 0.5F);
    EXPECT_FALSE(probe.take());
}

TEST_F(DepthProbeTest, TheAnswerIsOfTheMomentOfTheQuestion) {
    const RenderTarget target("target", {4, 4}, 1);
    fill(target, 0.25F, {2, 2}, 0.5F);
    DepthProbe probe;
    probe.ask(target, {2, 2});
    fill(target, 0.75F, {2, 2}, 1.0F);
    EXPECT_EQ(wait_for(probe), 0.5F);
}

TEST_F(DepthProbeTest, MindsNoStateAndLeavesItAlone) {
    const RenderTarget target("target", {4, 4}, 4);
    fill(target, 0.25F, {3, 2}, 0.5F);
    DepthProbe probe;
    {
        const test::UnusualState host;
        const test::StateText before = test::state_text();
        probe.ask(target, {3, 2});
        EXPECT_EQ(test::changes(before, test::state_text()), "");
    }
    EXPECT_EQ(wait_for(probe), 0.5F);
}

}  // namespace
}  // namespace vitrine::gl
