#pragma once

#include <vitrine/arrays/tracking.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::gpu {

/// What sending costs on a driver, by straight lines: a price for each call and one for each byte, nanoseconds.
struct UploadCosts {
    struct Line {
        double call_ns = 0;
        double byte_ns = 0;

        double of(std::size_t calls, std::size_t bytes) const {
            return call_ns * static_cast<double>(calls) + byte_ns * static_cast<double>(bytes);
        }
        /// The gap that costs as much to send as another call.
        std::size_t break_even_bytes() const { return static_cast<std::size_t>(call_ns / byte_ns); }
    };
    Line sub_data;
    Line staging;
    Line replace;
    std::string source;  ///< "table: llvmpipe" or "measured"
};

/// How all arrays are sent, whatever they ask for themselves: to compare. Absent: as each array asks.
struct ForcedUploads {
    std::optional<arrays::MergePolicy> policy;
    std::optional<arrays::UploadStrategy> strategy;
    friend bool operator==(const ForcedUploads&, const ForcedUploads&) = default;
};

/// How what is pending is brought over: one of the strategies, and what of the array it sends.
struct UploadPlan {
    arrays::UploadStrategy strategy = arrays::UploadStrategy::sub_data;
    std::vector<arrays::ByteRange> ranges;
    std::size_t bytes = 0;  ///< of them together
    double cost_ns = 0;     ///< expected
};

/// The cheapest way to send sorted, disjoint ranges of an array of `size_bytes` under its policy; with a strategy other
/// than automatic, the cheapest by that one. `most_staged_bytes` is what the staging ring takes at once.
UploadPlan plan_upload(std::span<const arrays::ByteRange> pending, std::size_t size_bytes, arrays::MergePolicy policy,
                       arrays::UploadStrategy strategy, const UploadCosts& costs, std::size_t most_staged_bytes);

}  // namespace vitrine::gpu
