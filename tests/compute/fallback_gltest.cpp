#ifdef VITRINE_TEST_OPENCL

#include <compute/test_kernels.h>
#include <support/fake_opencl.h>
#include <support/gl_test.h>
#include <support/text.h>

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/base/log.h>
#include <vitrine/compute/queue.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::compute {
namespace {

using arrays::TrackedArray;
using test::contains;

/// A device that breaks at run time: its functions fail from some time on.
class FallbackTest : public test::GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped()) return;
        mirrors_ = std::make_shared<gpu::Mirrors>();
        opencl_ = test::fake_sharing(fake_);
        if (!opencl_) GTEST_SKIP() << "there is no OpenCL here";
    }
    Queue& queue(Way way, bool pipelined = false) {
        queue_ = std::make_unique<Queue>(mirrors_, QueueOptions{.way = way, .pipelined = pipelined, .opencl = opencl_});
        EXPECT_EQ(queue_->way(), way) << queue_->reason();
        return *queue_;
    }
    void add(TrackedArray<float>& values, float number) {
        queue_->run(add_, values.size(), {updates("values", values), value("number", number)});
    }
    float drawn(const TrackedArray<float>& array, std::size_t element) {
        float number = 0;
        glGetNamedBufferSubData(mirrors_->buffer(array.tracked_bytes()), static_cast<GLintptr>(4 * element), 4,
                                &number);
        return number;
    }
    const std::shared_ptr<const OpenCl>& opencl() const { return opencl_; }
    static std::size_t warnings() {
        const std::vector<LogLine> lines = recent_log();
        return static_cast<std::size_t>(std::count_if(
            lines.begin(), lines.end(), [](const LogLine& line) { return line.level >= spdlog::level::warn; }));
    }

    test::FakeSharing fake_;
    std::shared_ptr<gpu::Mirrors> mirrors_;
    Kernel add_ = test::add_kernel();

private:
    std::shared_ptr<const OpenCl> opencl_;
    std::unique_ptr<Queue> queue_;
};

TEST_F(FallbackTest, ALaunchThatFailsGoesOnByTheNextWayWithOneLine) {
    for (const Way way : {Way::cl_shared, Way::cl_mapped, Way::cl_copy}) {
        fake_.launch_error = CL_SUCCESS;
        Queue& queued = queue(way);
        TrackedArray<float> values(1000, 1.0F);
        add(values, 1);
        EXPECT_EQ(drawn(values, 500), 2.0F);
        const std::size_t before = warnings();
        fake_.launch_error = CL_OUT_OF_RESOURCES;
        add(values, 1);
        EXPECT_EQ(queued.way(), Way::gl) << name_of(way);
        EXPECT_EQ(warnings(), before + 1) << name_of(way);
        EXPECT_TRUE(contains(recent_log().back().text, std::string(name_of(way))));
        EXPECT_TRUE(contains(recent_log().back().text, "CL_OUT_OF_RESOURCES"));
        add(values, 1);
        EXPECT_EQ(drawn(values, 500), 4.0F) << name_of(way);
        EXPECT_EQ(drawn(values, 999), 4.0F) << name_of(way);
    }
    EXPECT_EQ(fake_.acquired, fake_.released);
    EXPECT_EQ(fake_.violations, 0);
}

TEST_F(FallbackTest, WhatIsQueuedBeforeALaunchFailsIsKept) {
    for (const Way way : {Way::cl_shared, Way::cl_mapped, Way::cl_copy}) {
        fake_.launch_error = CL_SUCCESS;
        queue(way);
        TrackedArray<float> values(1000, 1.0F);
        add(values, 1);
        fake_.launch_error = CL_OUT_OF_RESOURCES;
        add(values, 10);
        EXPECT_EQ(drawn(values, 7), 12.0F) << name_of(way);
    }
}

TEST_F(FallbackTest, ADeviceThatDisappearsLeavesThePictureAndIsLeft) {
    for (const Way way : {Way::cl_shared, Way::cl_mapped, Way::cl_copy}) {
        fake_.wait_error = CL_SUCCESS;
        Queue& queued = queue(way);
        TrackedArray<float> values(1000, 1.0F);
        add(values, 1);
        EXPECT_EQ(drawn(values, 500), 2.0F);
        const std::size_t before = warnings();
        fake_.wait_error = CL_DEVICE_NOT_AVAILABLE;
        add(values, 1);
        EXPECT_NE(mirrors_->buffer(values.tracked_bytes()), 0U) << "there is still something to draw";
        fake_.wait_error = CL_SUCCESS;
        add(values, 1);
        EXPECT_EQ(queued.way(), Way::gl) << name_of(way);
        EXPECT_EQ(warnings(), before + 1) << name_of(way);
        EXPECT_TRUE(contains(recent_log().back().text, "CL_DEVICE_NOT_AVAILABLE"));
        EXPECT_GE(drawn(values, 500), 3.0F) << name_of(way);
    }
}

TEST_F(FallbackTest, MemoryThatRunsOutIsNoReasonToStop) {
    Queue& queued = queue(Way::cl_copy);
    fake_.allocate_error = CL_MEM_OBJECT_ALLOCATION_FAILURE;
    TrackedArray<float> values(1000, 1.0F);
    add(values, 1);
    EXPECT_EQ(drawn(values, 0), 2.0F);
    EXPECT_EQ(queued.way(), Way::gl);
    EXPECT_TRUE(contains(recent_log().back().text, "CL_MEM_OBJECT_ALLOCATION_FAILURE"));
}

TEST_F(FallbackTest, AWayThatHasFailedIsTriedAgainWhenItIsAskedFor) {
    Queue& queued = queue(Way::cl_mapped);
    TrackedArray<float> values(100, 1.0F);
    fake_.launch_error = CL_OUT_OF_RESOURCES;
    add(values, 1);
    EXPECT_EQ(queued.way(), Way::gl);
    fake_.launch_error = CL_SUCCESS;
    queued.set_way(std::nullopt);
    queued.set_way(Way::cl_mapped);
    EXPECT_EQ(queued.way(), Way::cl_mapped);
    add(values, 1);
    EXPECT_EQ(drawn(values, 50), 3.0F);
}

TEST_F(FallbackTest, AKernelWithoutOpenClRunsByGl) {
    Queue& queued = queue(Way::cl_mapped);
    const Kernel glsl_only({.name = "add", .glsl = test::add_kernel().source().glsl, .opencl = {}});
    TrackedArray<float> values(100, 1.0F);
    queued.run(glsl_only, 100, {updates("values", values), value("number", 2.0F)});
    add(values, 1);
    queued.run(glsl_only, 100, {updates("values", values), value("number", 2.0F)});
    EXPECT_EQ(drawn(values, 99), 6.0F);
    EXPECT_EQ(queued.way(), Way::cl_mapped);
}

TEST_F(FallbackTest, WithoutADeviceTheReasonsSaySo) {
    fake_.no_platform = true;
    Queue queued(mirrors_, {.opencl = opencl()});
    EXPECT_EQ(queued.way(), Way::gl);
    for (const WayState& state : queued.ways()) EXPECT_EQ(state.works, state.way == Way::gl) << state.reason;
    EXPECT_EQ(queued.ways()[3].reason, "OpenCL has no device here");
    queued.set_way(Way::cl_copy);
    EXPECT_EQ(queued.reason(), "cl-copy does not work here: OpenCL has no device here");
}

TEST_F(FallbackTest, SharedObjectsAreHeldOverSeveralRunsAndNothingIsCopied) {
    Queue& queued = queue(Way::cl_shared);
    TrackedArray<float> values(1000, 1.0F);
    add(values, 1);
    const int acquired = fake_.acquired;
    const std::uint64_t copied = queued.costs().bytes_copied;
    for (int i = 0; i < 10; ++i) add(values, 1);
    EXPECT_EQ(fake_.acquired, acquired);
    EXPECT_EQ(drawn(values, 3), 12.0F);
    EXPECT_EQ(queued.costs().bytes_copied, copied);
    EXPECT_EQ(queued.costs().runs, 11U);
}

TEST_F(FallbackTest, WithEventsNothingWaits) {
    fake_.gl_events = true;
    queue(Way::cl_shared);
    TrackedArray<float> values(1000, 1.0F);
    add(values, 1);
    EXPECT_EQ(drawn(values, 3), 2.0F);
    EXPECT_EQ(fake_.violations, 0);
}

TEST_F(FallbackTest, PipelinedCopiesShowTheRunBefore) {
    Queue& queued = queue(Way::cl_copy, true);
    const TrackedArray<float> source(1000, 1.0F);
    TrackedArray<float> result(1000);
    const Kernel scale = test::scale_kernel();
    for (int frame = 1; frame <= 8; ++frame) {
        queued.run(scale, 1000,
                   {reads("source", source), writes("result", result), value("factor", static_cast<float>(frame)),
                    value("offset", 0.0F)});
        EXPECT_EQ(drawn(result, 5), static_cast<float>(std::max(1, frame - 1)));
        EXPECT_EQ(drawn(result, 5), static_cast<float>(std::max(1, frame - 1))) << "drawn twice in a frame";
    }
    EXPECT_TRUE(queued.lags());
    const std::uint64_t revision = result.revision();
    queued.finish();
    EXPECT_FALSE(queued.lags());
    EXPECT_GT(result.revision(), revision);
    EXPECT_EQ(drawn(result, 5), 8.0F);
    result.set(5, 100.0F);
    EXPECT_EQ(drawn(result, 5), 100.0F);
    EXPECT_EQ(drawn(result, 6), 8.0F);
}

TEST_F(FallbackTest, PipelinedCopiesOfUpdatedArraysComeInOrder) {
    Queue& queued = queue(Way::cl_copy, true);
    TrackedArray<float> values(1000, 0.0F);
    for (int frame = 1; frame <= 8; ++frame) {
        add(values, 1);
        EXPECT_EQ(drawn(values, 5), static_cast<float>(std::max(1, frame - 1)));
    }
    mirrors_->fetch(values.tracked_bytes());
    EXPECT_EQ(values[5], 8.0F);
    queued.finish();
    EXPECT_EQ(drawn(values, 5), 8.0F);
}

}  // namespace
}  // namespace vitrine::compute

#endif
