#include <vitrine/base/parallel.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <thread>
#include <vector>

namespace vitrine {
namespace {

TEST(ParallelFor, VisitsEachOnce) {
    for (const std::size_t count : {0U, 1U, 2U, 7U, 1000U}) {
        std::vector<std::atomic<int>> visits(count);
        parallel_for(count, 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) ++visits[i];
        });
        EXPECT_TRUE(std::all_of(visits.begin(), visits.end(), [](const auto& v) { return v == 1; })) << count;
    }
}

TEST(ParallelFor, LittleWorkIsNotParted) {
    std::atomic<int> calls = 0;
    parallel_for(99, 100, [&](std::size_t begin, std::size_t end) {
        EXPECT_EQ(begin, 0U);
        EXPECT_EQ(end, 99U);
        ++calls;
    });
    EXPECT_EQ(calls, 1);
}

TEST(ParallelFor, ThrowsWhatAPartThrew) {
    EXPECT_THROW(parallel_for(1000, 1,
                              [](std::size_t, std::size_t end) {
                                  if (end == 1000) throw std::runtime_error("the last part");
                              }),
                 std::runtime_error);
}

TEST(ParallelParts, VisitsEachOnceInPartsOfTheSize) {
    for (const std::size_t count : {0U, 1U, 9U, 10U, 11U, 1000U}) {
        std::vector<std::atomic<int>> visits(count);
        parallel_parts(count, 10, [&](std::size_t begin, std::size_t end) {
            EXPECT_EQ(begin % 10, 0U);
            EXPECT_EQ(end, std::min(begin + 10, count));
            for (std::size_t i = begin; i < end; ++i) ++visits[i];
        });
        EXPECT_TRUE(std::all_of(visits.begin(), visits.end(), [](const auto& v) { return v == 1; })) << count;
    }
}

TEST(ParallelParts, ThrowsWhatTheFirstPartThrewThatDid) {
    for (int again = 0; again < 50; ++again) {
        std::size_t first = 0;
        try {
            parallel_parts(1000, 1, [](std::size_t begin, std::size_t) {
                // The part before takes longer to fail than those after it.
                if (begin == 500) std::this_thread::sleep_for(std::chrono::microseconds(200));
                if (begin >= 500) throw begin;
            });
        } catch (std::size_t part) {
            first = part;
        }
        EXPECT_EQ(first, 500U);
    }
}

}  // namespace
}  // namespace vitrine
