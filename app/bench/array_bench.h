#pragma once

#include "bench_report.h"

#include <app/options.h>

#include <vitrine/arrays/tracking.h>
#include <vitrine/gpu/upload_plan.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::app {

/// What one way of sending cost in one trace; times are medians, milliseconds.
struct ArrayRun {
    std::string trace;
    arrays::MergePolicy policy{};
    arrays::UploadStrategy strategy{};  ///< that was asked for
    std::size_t touched_bytes = 0;      ///< that changed, each counted once
    std::uint64_t sent_bytes = 0;
    std::uint64_t calls = 0;
    double mark_ms = 0;    ///< bookkeeping: asking for the elements without writing them
    double edit_ms = 0;    ///< the same with the writes
    double upload_ms = 0;  ///< from the question for the buffer until the GPU is done; puts ranges in order too
    bool identical = true;

    double total_ms() const { return mark_ms + upload_ms; }
};

struct ArrayReport {
    MachineReport machine;
    gpu::UploadCosts costs;
    std::size_t elements = 0;
    std::size_t repetitions = 0;
    double memcpy_ms = 0;  ///< of all bytes, from memory to memory
    std::vector<ArrayRun> runs;
};

/// Runs all traces over an array of 1,000,000 elements of 20 bytes, with each policy and each strategy in turns, on the
/// current context.
ArrayReport measure_arrays(const MachineReport& machine);

std::string to_json(const ArrayReport& report);
/// For people: a table for each trace.
std::string to_table(const ArrayReport& report);

/// `vitrine bench --arrays`
int bench_arrays(const BenchOptions& options);

}  // namespace vitrine::app
