#include <vitrine/scene/field_statistics.h>

#include <vitrine/base/parallel.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <mutex>

namespace vitrine::scene {
namespace {

constexpr std::size_t least_part = std::size_t{1} << 16U;
constexpr unsigned half_bits = 16;
constexpr std::size_t halves = std::size_t{1} << half_bits;

/// Calls `count(value, own)` for all numbers, with something of each thread's own, and `merge(own)` one after the
/// other.
template <class Own, class Count, class Merge>
void count_all(const FieldValues& values, const Own& nothing, const Count& count, const Merge& merge) {
    std::mutex mutex;
    for (const std::span<const float>& part : values) {
        parallel_for(part.size(), least_part, [&](std::size_t begin, std::size_t end) {
            Own own = nothing;
            for (const float value : part.subspan(begin, end - begin)) count(value, own);
            const std::scoped_lock lock(mutex);
            merge(own);
        });
    }
}

FieldStatistics nothing() {
    constexpr float most = std::numeric_limits<float>::max();
    return {.min = most, .max = -most, .least_positive = most};
}

void add(float value, FieldStatistics& to) {
    ++to.count;
    if (!std::isfinite(value)) {
        ++(std::isnan(value) ? to.not_numbers : to.infinite);
        return;
    }
    to.min = std::min(to.min, value);
    to.max = std::max(to.max, value);
    if (value > 0) {
        to.least_positive = std::min(to.least_positive, value);
    } else {
        ++to.not_positive;
    }
}

void add(const FieldStatistics& own, FieldStatistics& to) {
    to.count += own.count;
    to.not_numbers += own.not_numbers;
    to.infinite += own.infinite;
    to.not_positive += own.not_positive;
    to.min = std::min(to.min, own.min);
    to.max = std::max(to.max, own.max);
    to.least_positive = std::min(to.least_positive, own.least_positive);
}

/// In the order of the numbers.
std::uint32_t key_of(float value) {
    constexpr std::uint32_t sign = 0x80000000U;
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

float number_of(std::uint32_t key) {
    constexpr std::uint32_t sign = 0x80000000U;
    return std::bit_cast<float>((key & sign) != 0 ? key & ~sign : ~key);
}

using Counts = std::vector<std::uint64_t>;

/// How many there are of each 16 bits of the keys that `part_of` takes; it gives none as `halves`.
template <class PartOf>
Counts key_counts(const FieldValues& values, const PartOf& part_of) {
    Counts all(halves);
    count_all(
        values, Counts(halves + 1), [&](float value, Counts& own) { ++own[part_of(value)]; },
        [&](const Counts& own) {
            for (std::size_t i = 0; i < halves; ++i) all[i] += own[i];
        });
    return all;
}

/// The place in `counts` of number `rank`, which becomes that within the place.
std::uint32_t place_of(const Counts& counts, std::uint64_t& rank) {
    std::uint32_t place = 0;
    while (place + 1 < counts.size() && rank >= counts[place]) rank -= counts[place++];
    return place;
}

}  // namespace

FieldStatistics statistics_of(const FieldValues& values) {
    FieldStatistics all = nothing();
    count_all(
        values, nothing(), [](float value, FieldStatistics& own) { add(value, own); },
        [&](const FieldStatistics& own) { add(own, all); });
    if (all.finite() == 0) all.min = all.max = 0;
    if (all.not_positive == all.finite()) all.least_positive = 0;
    return all;
}

float percentile(const FieldValues& values, double percent, bool only_positive) {
    const auto counts_as = [only_positive](float value) {
        return std::isfinite(value) && (!only_positive || value > 0);
    };
    const Counts upper = key_counts(
        values, [&](float value) { return counts_as(value) ? key_of(value) >> half_bits : std::uint32_t{halves}; });
    std::uint64_t count = 0;
    for (const std::uint64_t each : upper) count += each;
    if (count == 0) return 0;
    const double part = std::ceil(std::clamp(percent, 0.0, 100.0) / 100 * static_cast<double>(count));
    std::uint64_t rank = std::min(count, std::max<std::uint64_t>(1, static_cast<std::uint64_t>(part))) - 1;
    const std::uint32_t high = place_of(upper, rank);
    const Counts lower = key_counts(values, [&](float value) {
        const std::uint32_t key = key_of(value);
        const bool here = counts_as(value) && key >> half_bits == high;
        return here ? key & (halves - 1) : std::uint32_t{halves};
    });
    return number_of(high << half_bits | place_of(lower, rank));
}

std::vector<std::uint64_t> field_histogram(const FieldValues& values, float low, float high, bool logarithmic,
                                           std::size_t bins) {
    const auto place = [logarithmic](float value) { return logarithmic ? std::log(value) : value; };
    const float first = place(low);
    const float per_unit = static_cast<float>(bins) / (place(high) - first);
    Counts all(bins);
    count_all(
        values, Counts(bins),
        [&](float value, Counts& own) {
            if (!(value >= low && value <= high)) return;
            const float bin = std::max(0.0F, (place(value) - first) * per_unit);
            ++own[std::min(static_cast<std::size_t>(bin), bins - 1)];
        },
        [&](const Counts& own) {
            for (std::size_t i = 0; i < bins; ++i) all[i] += own[i];
        });
    return all;
}

}  // namespace vitrine::scene
