#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::scene {

/// The numbers of a field, array by array. Does not own.
using FieldValues = std::vector<std::span<const float>>;

/// What is known of many numbers.
struct FieldStatistics {
    std::uint64_t count = 0;
    std::uint64_t not_numbers = 0;  ///< NaN
    std::uint64_t infinite = 0;
    std::uint64_t not_positive = 0;  ///< of the finite ones
    float min = 0;                   ///< of the finite ones; 0 where there are none
    float max = 0;
    float least_positive = 0;  ///< of the finite ones; 0 where none is positive

    std::uint64_t finite() const { return count - not_numbers - infinite; }
    friend bool operator==(const FieldStatistics&, const FieldStatistics&) = default;
};

/// In one pass, on all cores.
FieldStatistics statistics_of(const FieldValues& values);

/// The smallest finite number that `percent` of them do not exceed, 0 to 100; with `only_positive` of the positive
/// ones. Exact, in two passes on all cores. 0 where there are none.
float percentile(const FieldValues& values, double percent, bool only_positive = false);

/// How many finite numbers lie in each of so many intervals of equal width between `low` and `high`, of their
/// logarithms where `logarithmic`; `low` is below `high`, and positive then. What lies beyond is not counted.
std::vector<std::uint64_t> field_histogram(const FieldValues& values, float low, float high, bool logarithmic,
                                           std::size_t bins);

}  // namespace vitrine::scene
