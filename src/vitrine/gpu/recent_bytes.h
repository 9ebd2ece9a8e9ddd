#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vitrine::gpu {

/// How many bytes there were in the last second, to an eighth of it. Adding costs next to nothing.
class RecentBytes {
public:
    using Clock = std::chrono::steady_clock;
    /// After so long without bytes there are none.
    static constexpr std::chrono::milliseconds span{1000};

    /// Times do not go back.
    void add(std::uint64_t bytes, Clock::time_point now) {
        forget_before(now);
        parts_[index_of(last_)] += bytes;
    }
    std::uint64_t bytes(Clock::time_point now) const {
        RecentBytes then = *this;
        then.forget_before(now);
        std::uint64_t sum = 0;
        for (const std::uint64_t part : then.parts_) sum += part;
        return sum;
    }

private:
    static constexpr std::size_t part_count = 8;
    static constexpr std::chrono::milliseconds part_span{span / part_count};

    static std::size_t index_of(std::int64_t tick) { return static_cast<std::size_t>(tick) % part_count; }
    void forget_before(Clock::time_point now) {
        const std::int64_t tick = now.time_since_epoch() / part_span;
        const std::int64_t most = std::min(tick, last_ + std::int64_t{part_count});
        for (std::int64_t old = last_ + 1; old <= most; ++old) parts_[index_of(old)] = 0;
        last_ = tick;
    }

    std::array<std::uint64_t, part_count> parts_{};
    std::int64_t last_ = 0;  ///< the part of time under way
};

}  // namespace vitrine::gpu
