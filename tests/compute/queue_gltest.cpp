#include <compute/test_kernels.h>
#include <support/gl_test.h>
#include <support/text.h>
#ifdef VITRINE_TEST_OPENCL
#include <support/fake_opencl.h>
#endif

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

namespace vitrine::compute {
namespace {

using arrays::TrackedArray;
using test::contains;

/// Each test by each way; where a way does not work here the test says so. No device shares where there is no GPU:
/// there cl-shared runs on one that pretends to, and sees whether what it shares is acquired and released. The same one
/// sees whether what cl-mapped maps is unmapped.
class QueueTest : public test::GlTest, public testing::WithParamInterface<Way> {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped()) return;
        mirrors_ = std::make_shared<gpu::Mirrors>();
        QueueOptions options{.way = GetParam()};
#ifdef VITRINE_TEST_OPENCL
        if (GetParam() != Way::gl) options.opencl = test::fake_sharing(sharing_);
#endif
        queue_ = std::make_unique<Queue>(mirrors_, options);
        if (queue_->way() != GetParam()) GTEST_SKIP() << queue_->reason();
    }
#ifdef VITRINE_TEST_OPENCL
    void TearDown() override {
        queue_.reset();
        EXPECT_EQ(sharing_.acquired, sharing_.released);
        EXPECT_EQ(sharing_.violations, 0);
        const std::weak_ptr<gpu::Mirrors> left = mirrors_;
        mirrors_.reset();
        EXPECT_TRUE(left.expired()) << "outside work keeps the mirrors that it is attached to";
        EXPECT_EQ(sharing_.mapped, sharing_.unmapped);
        GlTest::TearDown();
    }
#endif
    Queue& queue() {
        return *queue_;
    }
    gpu::Mirrors& mirrors() {
        return *mirrors_;
    }

    static TrackedArray<float> counting(std::size_t count) {
        std::vector<float> values(count);
        std::iota(values.begin(), values.end(), 0.0F);
        return TrackedArray<float>(std::move(values));
    }
    /// What somebody who draws the array sees.
    std::vector<float> drawn(const TrackedArray<float>& array) {
        std::vector<float> values(array.size());
        glGetNamedBufferSubData(mirrors().buffer(array.tracked_bytes()), 0, static_cast<GLsizeiptr>(array.size_bytes()),
                                values.data());
        return values;
    }
    void scale(const TrackedArray<float>& source, TrackedArray<float>& result, float factor, float offset) {
        queue().run(
            kernel_, source.size(),
            {reads("source", source), writes("result", result), value("factor", factor), value("offset", offset)});
    }

    Kernel kernel_ = test::scale_kernel();
    Kernel add_ = test::add_kernel();

private:
#ifdef VITRINE_TEST_OPENCL
    test::FakeSharing sharing_;
#endif
    std::shared_ptr<gpu::Mirrors> mirrors_;
    std::unique_ptr<Queue> queue_;
};

INSTANTIATE_TEST_SUITE_P(All, QueueTest, testing::ValuesIn(all_ways), [](const auto& tested) {
    std::string name(name_of(tested.param));
    for (char& c : name) c = c == '-' ? '_' : c;
    return name;
});

TEST_P(QueueTest, WhatAKernelWritesIsDrawnAndFetched) {
    const TrackedArray<float> source = counting(1001);  // no whole number of work groups
    TrackedArray<float> result(1001);
    scale(source, result, 2, 1);
    EXPECT_FALSE(result.has_copy());
    EXPECT_TRUE(result.view().empty());
    const std::vector<float> seen = drawn(result);
    for (std::size_t i = 0; i < seen.size(); ++i) ASSERT_EQ(seen[i], 2.0F * static_cast<float>(i) + 1);
    mirrors().fetch(result.tracked_bytes());
    ASSERT_TRUE(result.has_copy());
    EXPECT_EQ(std::vector<float>(result.begin(), result.end()), seen);
}

TEST_P(QueueTest, InvocationsBeyondTheLastItemWriteNothing) {
    for (const std::size_t count : {1U, 63U, 64U, 65U, 127U, 1000U}) {
        TrackedArray<float> values(count + 200, 5.0F);
        queue().run(add_, count, {updates("values", values), value("number", 1.0F)});
        mirrors().fetch(values.tracked_bytes());
        for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(values[i], i < count ? 6.0F : 5.0F) << count;
    }
}

TEST_P(QueueTest, RunsAndEditsKeepTheirOrder) {
    TrackedArray<float> values(500, 1.0F);
    queue().run(add_, 500, {updates("values", values), value("number", 1.0F)});
    values.set(3, 10.0F);
    queue().run(add_, 500, {updates("values", values), value("number", 1.0F)});
    EXPECT_EQ(drawn(values)[3], 11.0F);
    EXPECT_EQ(drawn(values)[4], 3.0F);
    values.set(4, 20.0F);
    EXPECT_EQ(drawn(values)[4], 20.0F);
    mirrors().fetch(values.tracked_bytes());
    EXPECT_EQ(values[3], 11.0F);
    EXPECT_EQ(values[4], 20.0F);
    EXPECT_EQ(values[5], 3.0F);
    queue().run(add_, 500, {updates("values", values), value("number", 1.0F)});
    queue().run(add_, 500, {updates("values", values), value("number", 1.0F)});
    EXPECT_EQ(drawn(values)[4], 22.0F);
}

TEST_P(QueueTest, ManyFramesOfRunsAndDrawsShowTheLastRun) {
    const TrackedArray<float> source = counting(3000);
    TrackedArray<float> result(3000);
    for (int frame = 0; frame < 20; ++frame) {
        scale(source, result, 1, static_cast<float>(frame));
        const std::vector<float> seen = drawn(result);
        ASSERT_EQ(seen[0], static_cast<float>(frame));
        ASSERT_EQ(seen[2999], 2999.0F + static_cast<float>(frame));
    }
}

TEST_P(QueueTest, SharesKeepWhatTheyHaveWhileKernelsGoOn) {
    const TrackedArray<float> source = counting(100);
    TrackedArray<float> result(100);
    scale(source, result, 1, 0);
    const gpu::BufferShare share = mirrors().share(result.tracked_bytes());
    scale(source, result, 1, 1000);
    queue().run(add_, 100, {updates("values", result), value("number", 1.0F)});
    std::vector<float> kept(100);
    glGetNamedBufferSubData(share->id(), 0, 400, kept.data());
    EXPECT_EQ(kept[7], 7.0F);
    EXPECT_EQ(drawn(result)[7], 1008.0F);
}

TEST_P(QueueTest, ArraysMadeOnTheGpuAreZero) {
    TrackedArray<float> values;
    values.resize_on_gpu(1000);
    EXPECT_EQ(values.tracked_bytes().bytes.size(), 0U);
    queue().run(add_, 1000, {updates("values", values), value("number", 3.0F)});
    EXPECT_EQ(drawn(values), std::vector<float>(1000, 3.0F));
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
}

TEST_P(QueueTest, ImagesAreReadAndWritten) {
    arrays::TrackedImage<float> source(21, 13, 0.5F);
    arrays::TrackedImage<float> result(21, 13);
    const Kernel kernel = test::image_kernel();
    queue().run(kernel, {21, 13}, {reads("source", source), writes("result", result)});
    mirrors().fetch(result.tracked_texels());
    EXPECT_EQ(result.at(20, 12), 1220.5F);
    EXPECT_EQ(result.at(0, 7), 700.5F);
    queue().run(kernel, {21, 13}, {reads("source", result), writes("result", source)});
    mirrors().fetch(source.tracked_texels());
    EXPECT_EQ(source.at(3, 2), 406.5F);
}

TEST_P(QueueTest, ArgumentsThatDoNotFitAreErrorsThatNameThem) {
    TrackedArray<float> values(10, 1.0F);
    values.set_label("heights");
    const auto problem = [&](std::initializer_list<Argument> arguments) -> std::string {
        try {
            queue().run(add_, 10, arguments);
        } catch (const ArgumentError& error) {
            return error.what();
        }
        return "";
    };
    const std::string begin = "the kernel 'add': ";
    EXPECT_EQ(problem({updates("values", values)}), begin + "'number', a value, is not given");
    EXPECT_EQ(problem({updates("values", values), value("number", 1)}),
              begin + "'number' is float, but the argument is int");
    EXPECT_EQ(problem({updates("values", values), value("number", glm::vec2(1))}),
              begin + "'number' is float, but the argument is vec2");
    EXPECT_EQ(problem({updates("values", values), value("number", 1.0F), value("other", 1.0F)}),
              begin + "it has no parameter 'other'");
    EXPECT_EQ(problem({updates("values", values), value("number", 1.0F), value("x", 1.0F)}),
              begin + "it has no parameter 'x'")
        << "a member of a vector is no parameter";
    EXPECT_EQ(problem({updates("values", values), updates("values", values), value("number", 1.0F)}),
              begin + "'values' is given twice");
    EXPECT_EQ(problem({value("values", 1.0F), value("number", 1.0F)}),
              begin + "'values' is an array, but the argument is a value");
    TrackedArray<std::uint8_t> odd(3);
    odd.set_label("bytes");
    EXPECT_EQ(problem({updates("values", odd), value("number", 1.0F)}),
              begin + "'values' has elements of 4 bytes, of which the array 'bytes' of 3 bytes is no whole number");
    EXPECT_TRUE(values.has_copy());
    EXPECT_EQ(queue().way(), GetParam());
}

}  // namespace
}  // namespace vitrine::compute
