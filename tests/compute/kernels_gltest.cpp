#include <compute/test_kernels.h>
#include <support/gl_test.h>
#include <support/text.h>

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::compute {
namespace {

using arrays::TrackedArray;
using test::contains;

/// How kernels are built and kept, and what runs send, by each way that this machine has.
class KernelsTest : public test::GlTest {
protected:
    template <class Check>
    void by_each_way(Check check) {
        for (const Way way : all_ways) {
            const auto mirrors = std::make_shared<gpu::Mirrors>();
            Queue queue(mirrors, {.way = way});
            if (queue.way() == way) check(queue);
        }
    }
    static float drawn(Queue& queue, const TrackedArray<float>& array, std::size_t element) {
        float number = 0;
        glGetNamedBufferSubData(queue.mirrors().buffer(array.tracked_bytes()), static_cast<GLintptr>(4 * element), 4,
                                &number);
        return number;
    }
    static void add(Queue& queue, const Kernel& kernel, TrackedArray<float>& values) {
        queue.run(kernel, values.size(), {updates("values", values), value("number", 1.0F)});
    }
};

Kernel broken_kernel() {
    KernelSource bad = test::add_kernel().source();
    bad.glsl.text.replace(bad.glsl.text.find("values[i] += number"), 6, "valves");
    bad.opencl.text.replace(bad.opencl.text.find("values[i] += number"), 6, "valves");
    bad.glsl.file = "folder/add.comp";
    bad.opencl.file = "folder/add.cl";
    return Kernel(bad);
}

TEST_F(KernelsTest, OneThatDoesNotBuildSaysFileAndLine) {
    const auto mirrors = std::make_shared<gpu::Mirrors>();
    Queue queue(mirrors);
    TrackedArray<float> values(10, 1.0F);
    const Kernel kernel = broken_kernel();
    try {
        add(queue, kernel, values);
        FAIL() << "it was built";
    } catch (const ComputeError& error) {
        EXPECT_TRUE(contains(error.what(), "the kernel 'add' can be run in no way"));
        EXPECT_TRUE(contains(error.what(), "folder/add.comp:8:")) << error.what();
        const bool has_opencl = queue.ways()[3].works;
        EXPECT_EQ(contains(error.what(), "folder/add.cl:4:"), has_opencl) << error.what();
    }
    EXPECT_TRUE(values.has_copy());
    ASSERT_FALSE(queue.reports().empty());
    EXPECT_FALSE(queue.reports()[0].built);
    EXPECT_TRUE(contains(queue.reports()[0].log, "valves"));
    // One bad kernel is no reason to leave a way.
    EXPECT_EQ(queue.way(), Way::gl);
    add(queue, test::add_kernel(), values);
    EXPECT_EQ(drawn(queue, values, 3), 2.0F);
    take_complaints();
}

TEST_F(KernelsTest, EachIsBuiltOnce) {
    by_each_way([](Queue& queue) {
        TrackedArray<float> values(10, 0.0F);
        const Kernel kernel = test::add_kernel();
        const Kernel copy = kernel;
        for (int i = 0; i < 5; ++i) add(queue, i % 2 == 0 ? kernel : copy, values);
        const auto of_add = [](const BuildReport& report) { return report.kernel == "add"; };
        EXPECT_EQ(std::count_if(queue.reports().begin(), queue.reports().end(), of_add), 1);
        EXPECT_EQ(drawn(queue, values, 9), 5.0F);
    });
}

class ReloadTest : public KernelsTest {
protected:
    void SetUp() override {
        KernelsTest::SetUp();
        folder_ = std::filesystem::temp_directory_path() / ("vitrine reload " + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override {
        std::filesystem::remove_all(folder_);
        KernelsTest::TearDown();
    }
    /// Writes both files anew, later than before; every "+=" becomes another operator.
    void write(const std::string& operation) {
        KernelSource source = test::add_kernel().source();
        ++age_;
        for (auto [text, name] : {std::pair{&source.glsl.text, "add.comp"}, {&source.opencl.text, "add.cl"}}) {
            text->replace(text->find("+="), 2, operation);
            const std::filesystem::path file = folder_ / name;
            std::ofstream(file) << *text;
            std::filesystem::last_write_time(file, begin_ + std::chrono::seconds(age_));
        }
    }
    static std::string way_file(const Queue& queue) { return queue.way() == Way::gl ? "add.comp" : "add.cl"; }
    Kernel kernel() const {
        KernelSource source = test::add_kernel().source();
        source.glsl.file = folder_ / "add.comp";
        source.opencl.file = folder_ / "add.cl";
        return Kernel(source);
    }

private:
    std::filesystem::path folder_;
    std::filesystem::file_time_type begin_ = std::filesystem::file_time_type::clock::now();
    int age_ = 0;
};

TEST_F(ReloadTest, AFileThatChangesIsBuiltAgainAndABadOneIsNot) {
    by_each_way([this](Queue& queue) {
        write("+=");
        const Kernel kernel = this->kernel();
        TrackedArray<float> values(10, 1.0F);
        add(queue, kernel, values);
        EXPECT_EQ(drawn(queue, values, 3), 2.0F);
        EXPECT_FALSE(queue.reload());
        write("-=");
        EXPECT_TRUE(queue.reload());
        add(queue, kernel, values);
        EXPECT_EQ(drawn(queue, values, 3), 1.0F);
        write("+?=");
        EXPECT_TRUE(queue.reload());
        add(queue, kernel, values);
        EXPECT_EQ(drawn(queue, values, 3), 0.0F) << "as before it was spoilt";
        EXPECT_FALSE(queue.reports().back().built);
        EXPECT_TRUE(contains(queue.reports().back().log, (way_file(queue) + ":").c_str()))
            << queue.reports().back().log;
        EXPECT_FALSE(queue.reload());
        write("+=");
        EXPECT_TRUE(queue.reload());
        add(queue, kernel, values);
        EXPECT_EQ(drawn(queue, values, 3), 1.0F);
        EXPECT_TRUE(queue.reports().back().built);
    });
    take_complaints();
}

TEST_F(KernelsTest, OnlyWhatChangesIsSentAndNothingComesBack) {
    by_each_way([](Queue& queue) {
        const std::string way(name_of(queue.way()));
        const TrackedArray<float> source(10'000, 1.0F);
        TrackedArray<float> result(10'000);
        const Kernel kernel = test::scale_kernel();
        const auto frame = [&] {
            queue.run(
                kernel, 10'000,
                {reads("source", source), writes("result", result), value("factor", 2.0F), value("offset", 0.0F)});
            queue.mirrors().buffer(result.tracked_bytes());
        };
        frame();
        const std::uint64_t sent = queue.mirrors().bytes_uploaded();
        const std::uint64_t copied = queue.costs().bytes_copied;
        for (int i = 0; i < 5; ++i) frame();
        // Copies go from the device to the host and from there to GL.
        const std::uint64_t expected = queue.way() == Way::cl_copy ? 2U * 5U * 40'000U : 0U;
        EXPECT_EQ(queue.costs().bytes_copied - copied, expected) << way;
        EXPECT_EQ(queue.mirrors().bytes_uploaded() - sent, expected / 2) << way;
        EXPECT_EQ(queue.mirrors().bytes_fetched(), 0U) << way;
    });
}

TEST_F(KernelsTest, AnEditOfWhatAKernelReadsSendsItsBytes) {
    by_each_way([](Queue& queue) {
        TrackedArray<float> source(10'000, 1.0F);
        TrackedArray<float> result(10'000);
        const Kernel kernel = test::scale_kernel();
        const auto run = [&] {
            queue.run(
                kernel, 10'000,
                {reads("source", source), writes("result", result), value("factor", 2.0F), value("offset", 0.0F)});
        };
        run();
        const std::uint64_t copied = queue.costs().bytes_copied;
        source.set(77, 5.0F);
        run();
        EXPECT_EQ(queue.costs().bytes_copied - copied, 4U) << name_of(queue.way());
        EXPECT_EQ(drawn(queue, result, 77), 10.0F) << name_of(queue.way());
    });
}

TEST_F(KernelsTest, WhatOnlyKernelsUseIsNeverCopied) {
    by_each_way([](Queue& queue) {
        TrackedArray<float> hidden;
        hidden.resize_on_gpu(10'000);
        for (int i = 0; i < 4; ++i) add(queue, test::add_kernel(), hidden);
        queue.finish();
        EXPECT_EQ(queue.costs().bytes_copied, 0U) << name_of(queue.way());
        EXPECT_EQ(drawn(queue, hidden, 1), 4.0F) << name_of(queue.way());
    });
}

TEST_F(KernelsTest, WaysMayChangeBetweenRuns) {
    const auto mirrors = std::make_shared<gpu::Mirrors>();
    Queue queue(mirrors);
    TrackedArray<float> values(1000, 0.0F);
    const Kernel kernel = test::add_kernel();
    float expected = 0;
    for (int round = 0; round < 3; ++round) {
        for (const Way way : all_ways) {
            queue.set_way(way);
            add(queue, kernel, values);
            ++expected;
            if (round != 1) continue;
            ASSERT_EQ(drawn(queue, values, 999), expected) << name_of(way);
        }
    }
    ASSERT_EQ(drawn(queue, values, 999), expected);
}

TEST_F(KernelsTest, QueuesOfTheirOwnDoNotDisturbEachOther) {
    by_each_way([](Queue& first) {
        const auto others = std::make_shared<gpu::Mirrors>();
        Queue second(others, {.way = first.asked_way()});
        TrackedArray<float> here(500, 0.0F);
        TrackedArray<float> there(500, 100.0F);
        const Kernel kernel = test::add_kernel();
        for (int i = 0; i < 3; ++i) {
            add(first, kernel, here);
            add(second, kernel, there);
            add(second, kernel, there);
        }
        EXPECT_EQ(drawn(first, here, 4), 3.0F);
        EXPECT_EQ(drawn(second, there, 4), 106.0F);
        EXPECT_EQ(first.costs().runs, 3U);
        EXPECT_EQ(second.costs().runs, 6U);
    });
}

TEST_F(KernelsTest, SeveralQueuesMayWorkOnOneArray) {
    const auto mirrors = std::make_shared<gpu::Mirrors>();
    TrackedArray<float> values(500, 0.0F);
    const Kernel kernel = test::add_kernel();
    float expected = 0;
    {
        std::vector<std::unique_ptr<Queue>> queues;
        for (const Way way : all_ways) queues.push_back(std::make_unique<Queue>(mirrors, QueueOptions{.way = way}));
        for (int round = 0; round < 3; ++round) {
            for (const auto& queue : queues) {
                add(*queue, kernel, values);
                ++expected;
            }
        }
    }
    // The queues are gone; what they wrote is not.
    mirrors->fetch(values.tracked_bytes());
    EXPECT_EQ(values[499], expected);
}

TEST_F(KernelsTest, ANumberOfItemsThatIsZeroRunsNothing) {
    by_each_way([](Queue& queue) {
        TrackedArray<float> values(10, 1.0F);
        queue.run(test::add_kernel(), 0, {updates("values", values), value("number", 1.0F)});
        EXPECT_EQ(queue.costs().runs, 0U);
        EXPECT_TRUE(values.has_copy());
    });
}

TEST_F(KernelsTest, FetchesWithoutWaitingBringWhatWasThere) {
    by_each_way([](Queue& queue) {
        TrackedArray<float> values(1000, 1.0F);
        add(queue, test::add_kernel(), values);
        const std::unique_ptr<gpu::Fetch> fetch = queue.mirrors().begin_fetch(values.tracked_bytes());
        EXPECT_TRUE(fetch->finish());
        EXPECT_TRUE(fetch->ready());
        ASSERT_TRUE(values.has_copy());
        EXPECT_EQ(values[999], 2.0F);
        add(queue, test::add_kernel(), values);
        const std::unique_ptr<gpu::Fetch> late = queue.mirrors().begin_fetch(values.tracked_bytes());
        add(queue, test::add_kernel(), values);
        EXPECT_FALSE(late->finish()) << "the array has changed since";
        EXPECT_FALSE(values.has_copy());
        queue.mirrors().fetch(values.tracked_bytes());
        EXPECT_EQ(values[0], 4.0F);
    });
}

TEST_F(KernelsTest, BuffersTakeTurnsWhileSomebodyDraws) {
    by_each_way([](Queue& queue) {
        const TrackedArray<float> source(1000, 1.0F);
        TrackedArray<float> result(1000);
        TrackedArray<float> sum(1000, 0.0F);
        std::vector<gpu::BufferShare> shares;
        std::size_t most = 0;
        for (int frame = 1; frame <= 12; ++frame) {
            queue.run(test::scale_kernel(), 1000,
                      {reads("source", source), writes("result", result), value("factor", static_cast<float>(frame)),
                       value("offset", 0.0F)});
            add(queue, test::add_kernel(), sum);
            // Another thread draws each frame until the next but one.
            shares.push_back(queue.mirrors().share(result.tracked_bytes()));
            shares.push_back(queue.mirrors().share(sum.tracked_bytes()));
            if (shares.size() > 4) shares.erase(shares.begin(), shares.begin() + 2);
            for (const gpu::BufferShare& share : shares) {
                float number = 0;
                glGetNamedBufferSubData(share->id(), 3996, 4, &number);
                const bool old = share == shares[0] || share == shares[1];
                ASSERT_EQ(number, static_cast<float>(old && frame > 1 ? frame - 1 : frame)) << name_of(queue.way());
            }
            if (frame > 4) {
                most = std::max(most, queue.mirrors().size_bytes());
                ASSERT_EQ(most, queue.mirrors().size_bytes()) << "nothing is made anew";
            } else {
                most = queue.mirrors().size_bytes();
            }
        }
    });
}

TEST_F(KernelsTest, EditsBetweenKernelsDisturbNoOtherArray) {
    by_each_way([](Queue& queue) {
        TrackedArray<float> source(1000, 1.0F);
        TrackedArray<float> result(1000);
        const Kernel kernel = test::scale_kernel();
        for (int frame = 1; frame <= 5; ++frame) {
            // What is drawn goes first to the kernel, and what has been edited since makes it settle.
            source.fill(static_cast<float>(frame));
            queue.run(
                kernel, 1000,
                {writes("result", result), reads("source", source), value("factor", 2.0F), value("offset", 1.0F)});
            source.set(999, 100.0F);
            queue.run(
                kernel, 1000,
                {writes("result", result), reads("source", source), value("factor", 2.0F), value("offset", 1.0F)});
            ASSERT_EQ(drawn(queue, result, 0), static_cast<float>(2 * frame + 1)) << name_of(queue.way());
            ASSERT_EQ(drawn(queue, result, 999), 201.0F) << name_of(queue.way());
            ASSERT_EQ(drawn(queue, source, 5), static_cast<float>(frame)) << name_of(queue.way());
        }
    });
}

}  // namespace
}  // namespace vitrine::compute
