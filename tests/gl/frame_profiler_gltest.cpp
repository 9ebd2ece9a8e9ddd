#include <support/gl_state.h>
#include <support/gl_test.h>

#include <vitrine/gl/frame_profiler.h>
#include <vitrine/gl/render_target.h>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <thread>
#include <vector>

namespace vitrine::gl {
namespace {

std::size_t at(Stage stage) {
    return static_cast<std::size_t>(stage);
}

class FrameProfilerTest : public test::GlTest {
protected:
    /// Something for the GPU to do.
    static void work(const RenderTarget& target) {
        constexpr std::array<float, 4> color{0.1F, 0.2F, 0.3F, 1.0F};
        for (int i = 0; i < 4; ++i) glClearNamedFramebufferfv(target.draw_framebuffer(), GL_COLOR, 0, color.data());
    }
    static bool has_gpu_clock() {
        GLint bits = 0;
        glGetQueryiv(GL_TIMESTAMP, GL_QUERY_COUNTER_BITS, &bits);
        return bits > 0;
    }
};

TEST_F(FrameProfilerTest, GpuTimesArriveWithinSomeFrames) {
    if (!has_gpu_clock()) GTEST_SKIP() << "this driver has no GPU clock";
    const RenderTarget target("target", {256, 256}, 1);
    FrameProfiler profiler;
    for (int frame = 0; frame < 12; ++frame) {
        profiler.begin_frame();
        const FrameProfiler::Scope scope(&profiler, Stage::scene, true);
        work(target);
        glFlush();
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
    profiler.end_frame();
    ASSERT_EQ(profiler.timings().frames().size(), 12U);
    // All but the frames whose slots are still in use have been read, without finish().
    const FrameCost& early = profiler.timings().frames().front();
    ASSERT_TRUE(early.gpu_ms[at(Stage::scene)].has_value());
    EXPECT_GE(*early.gpu_ms[at(Stage::scene)], 0.0);
    EXPECT_FALSE(early.gpu_ms[at(Stage::ui)].has_value());
}

TEST_F(FrameProfilerTest, FinishReadsWhatIsLeft) {
    if (!has_gpu_clock()) GTEST_SKIP() << "this driver has no GPU clock";
    const RenderTarget target("target", {512, 512}, 1);
    FrameProfiler profiler;
    profiler.begin_frame();
    {
        const FrameProfiler::Scope scope(&profiler, Stage::scene, true);
        work(target);
    }
    profiler.end_frame();
    profiler.finish();
    ASSERT_EQ(profiler.timings().frames().size(), 1U);
    EXPECT_TRUE(profiler.timings().frames()[0].gpu_ms[at(Stage::scene)].has_value());
    EXPECT_EQ(profiler.timings().gpu_summary(Stage::scene).count, 1U);
    profiler.finish();
    EXPECT_EQ(profiler.timings().gpu_summary(Stage::scene).count, 1U);
}

TEST_F(FrameProfilerTest, StagesNestAndRepeat) {
    const RenderTarget target("target", {256, 256}, 1);
    FrameProfiler profiler;
    profiler.begin_frame();
    {
        const FrameProfiler::Scope outer(&profiler, Stage::ui, true);
        for (int i = 0; i < 3; ++i) {
            const FrameProfiler::Scope inner(&profiler, Stage::scene, true);
            work(target);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }
    profiler.end_frame();
    profiler.finish();
    const FrameCost& frame = profiler.timings().frames().front();
    EXPECT_GE(frame.cpu_ms[at(Stage::scene)], 6.0);
    EXPECT_LE(frame.cpu_ms[at(Stage::ui)] + frame.cpu_ms[at(Stage::scene)], frame.frame_ms) << "counted once";
    EXPECT_EQ(frame.cpu_ms[at(Stage::transport)], 0.0);
    if (!has_gpu_clock()) return;
    ASSERT_TRUE(frame.gpu_ms[at(Stage::ui)] && frame.gpu_ms[at(Stage::scene)]);
    EXPECT_GE(*frame.gpu_ms[at(Stage::ui)], -1e-3);
    EXPECT_LE(*frame.gpu_ms[at(Stage::ui)], *frame.gpu_ms[at(Stage::scene)]) << "the outer stage does nothing itself";
}

TEST_F(FrameProfilerTest, AStageOfTheCpuAloneHasNoGpuTime) {
    FrameProfiler profiler;
    profiler.begin_frame();
    {
        const FrameProfiler::Scope scope(&profiler, Stage::events, false);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    profiler.end_frame();
    profiler.finish();
    EXPECT_GE(profiler.timings().frames().front().cpu_ms[at(Stage::events)], 2.0);
    EXPECT_FALSE(profiler.timings().frames().front().gpu_ms[at(Stage::events)]);
}

TEST_F(FrameProfilerTest, DisabledItMeasuresNothingAndMakesNoQuery) {
    FrameProfiler profiler;
    profiler.set_enabled(false);
    EXPECT_FALSE(profiler.enabled());
    const std::vector<GLuint> before = test::live_names(glIsQuery);
    for (int frame = 0; frame < 3; ++frame) {
        profiler.begin_frame();
        const FrameProfiler::Scope scope(&profiler, Stage::scene, true);
    }
    EXPECT_EQ(test::live_names(glIsQuery), before);
    profiler.end_frame();
    profiler.finish();
    for (const FrameCost& frame : profiler.timings().frames()) {
        EXPECT_EQ(frame.cpu_ms[at(Stage::scene)], 0.0);
        EXPECT_FALSE(frame.gpu_ms[at(Stage::scene)]);
    }
    EXPECT_EQ(profiler.gpu_frames_lost(), 0U);
}

TEST_F(FrameProfilerTest, NoProfilerIsFine) {
    const FrameProfiler::Scope scope(nullptr, Stage::scene, true);
}

TEST_F(FrameProfilerTest, LosesNoFrameThatIsDoneInTime) {
    FrameProfiler profiler;
    for (int frame = 0; frame < 20; ++frame) {
        profiler.begin_frame();
        const FrameProfiler::Scope scope(&profiler, Stage::scene, true);
        glFinish();
    }
    EXPECT_EQ(profiler.gpu_frames_lost(), 0U);
}

// However far the GPU lags behind: a frame's GPU time arrives or the frame counts as lost.
TEST_F(FrameProfilerTest, CountsEveryFrameOnce) {
    if (!has_gpu_clock()) GTEST_SKIP() << "this driver has no GPU clock";
    const RenderTarget target("target", {2048, 2048}, 1);
    FrameProfiler profiler;
    constexpr std::size_t frames = 16;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        profiler.begin_frame();
        const FrameProfiler::Scope scope(&profiler, Stage::scene, true);
        work(target);
    }
    profiler.end_frame();
    profiler.finish();
    EXPECT_EQ(profiler.timings().gpu_summary(Stage::scene).count + profiler.gpu_frames_lost(), frames);
}

/// For its scope a GPU that is never done with the last timestamp it was given, or with none at all.
class SlowTimestamps {
public:
    explicit SlowTimestamps(bool all) : all_(all) {
        current_ = this;
        glad_glQueryCounter = record;
        glad_glGetQueryObjectiv = ask;
        glad_glGetQueryObjectui64v = read;
    }
    ~SlowTimestamps() {
        glad_glQueryCounter = real_record_;
        glad_glGetQueryObjectiv = real_ask_;
        glad_glGetQueryObjectui64v = real_read_;
    }
    SlowTimestamps(const SlowTimestamps&) = delete;
    SlowTimestamps& operator=(const SlowTimestamps&) = delete;
    /// Results asked for, for which a driver would have waited.
    int reads() const { return reads_; }

private:
    static void GLAPIENTRY record(GLuint id, GLenum target) {
        current_->last_ = id;
        current_->real_record_(id, target);
    }
    static void GLAPIENTRY ask(GLuint id, GLenum, GLint* available) {
        *available = current_->all_ || id == current_->last_ ? GL_FALSE : GL_TRUE;
    }
    static void GLAPIENTRY read(GLuint id, GLenum name, GLuint64* value) {
        ++current_->reads_;
        current_->real_read_(id, name, value);
    }

    static inline SlowTimestamps* current_ = nullptr;
    PFNGLQUERYCOUNTERPROC real_record_ = glad_glQueryCounter;
    PFNGLGETQUERYOBJECTIVPROC real_ask_ = glad_glGetQueryObjectiv;
    PFNGLGETQUERYOBJECTUI64VPROC real_read_ = glad_glGetQueryObjectui64v;
    bool all_;
    GLuint last_ = 0;
    int reads_ = 0;
};

TEST_F(FrameProfilerTest, ALaggingGpuIsNotWaitedForButCounted) {
    if (!has_gpu_clock()) GTEST_SKIP() << "this driver has no GPU clock";
    FrameProfiler profiler;
    const auto frames = [&](int count) {
        for (int i = 0; i < count; ++i) {
            profiler.begin_frame();
            const FrameProfiler::Scope scope(&profiler, Stage::scene, true);
        }
    };
    {
        const SlowTimestamps slow(true);
        frames(6);
        const std::vector<GLuint> queries = test::live_names(glIsQuery);
        frames(6);
        EXPECT_EQ(test::live_names(glIsQuery), queries) << "those of lost frames are used again";
        EXPECT_EQ(slow.reads(), 0);
        EXPECT_EQ(profiler.gpu_frames_lost(), 8U) << "all but the four under way";
    }
    profiler.end_frame();
    profiler.finish();
    EXPECT_EQ(profiler.timings().gpu_summary(Stage::scene).count, 4U);
    glFinish();
    frames(3);
    EXPECT_EQ(profiler.gpu_frames_lost(), 8U);
}

// The stage that began last ends before the one around it: its end says nothing of the other's.
TEST_F(FrameProfilerTest, AnOuterStageIsNotWaitedFor) {
    if (!has_gpu_clock()) GTEST_SKIP() << "this driver has no GPU clock";
    FrameProfiler profiler;
    const SlowTimestamps slow(false);
    profiler.begin_frame();
    {
        const FrameProfiler::Scope outer(&profiler, Stage::ui, true);
        const FrameProfiler::Scope inner(&profiler, Stage::scene, true);
    }
    profiler.begin_frame();
    EXPECT_EQ(slow.reads(), 0);
    EXPECT_FALSE(profiler.timings().frames().front().gpu_ms[at(Stage::ui)]);
}

TEST_F(FrameProfilerTest, QueriesAreReused) {
    if (!has_gpu_clock()) GTEST_SKIP() << "this driver has no GPU clock";
    FrameProfiler profiler;
    const auto frames = [&](int count) {
        for (int i = 0; i < count; ++i) {
            profiler.begin_frame();
            const FrameProfiler::Scope outer(&profiler, Stage::ui, true);
            const FrameProfiler::Scope inner(&profiler, Stage::scene, true);
            glFinish();
        }
    };
    frames(8);
    const std::vector<GLuint> before = test::live_names(glIsQuery);
    frames(50);
    EXPECT_EQ(test::live_names(glIsQuery), before);
}

}  // namespace
}  // namespace vitrine::gl
