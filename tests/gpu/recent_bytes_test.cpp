#include <vitrine/gpu/recent_bytes.h>

#include <gtest/gtest.h>

namespace vitrine::gpu {
namespace {

using namespace std::chrono_literals;

const RecentBytes::Clock::time_point start{100h};

TEST(RecentBytes, AreForgottenAfterASecond) {
    RecentBytes recent;
    EXPECT_EQ(recent.bytes(start), 0U);
    recent.add(10, start);
    recent.add(5, start + 500ms);
    EXPECT_EQ(recent.bytes(start + 500ms), 15U);
    EXPECT_EQ(recent.bytes(start + 1000ms), 5U);
    EXPECT_EQ(recent.bytes(start + 500ms + RecentBytes::span), 0U);
    EXPECT_EQ(recent.bytes(start + 10h), 0U);
}

TEST(RecentBytes, ASteadyStreamIsItsRate) {
    RecentBytes recent;
    for (int i = 0; i < 4000; ++i) recent.add(1, start + i * 1ms);
    const std::uint64_t bytes = recent.bytes(start + 4000ms - 1ms);
    EXPECT_GT(bytes, 870U);
    EXPECT_LE(bytes, 1000U);
}

}  // namespace
}  // namespace vitrine::gpu
