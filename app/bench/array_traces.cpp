#include "array_traces.h"

#include <algorithm>

namespace vitrine::app {
namespace {

using Runs = std::vector<TraceRun>;

/// `count` runs of `length` elements anywhere; they may overlap.
Runs random_runs(std::size_t size, std::uint32_t seed, std::size_t count, std::size_t length) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::size_t> first(0, size - length);
    Runs runs;
    for (std::size_t i = 0; i < count; ++i) runs.push_back({first(random), length});
    return runs;
}

Runs one_element(std::size_t size, std::uint32_t repetition) {
    return {{repetition * 7919U % size, 1}};
}

Runs first_and_last(std::size_t size, std::uint32_t) {
    return {{0, 1}, {size - 1, 1}};
}

Runs thousand_elements(std::size_t size, std::uint32_t repetition) {
    return random_runs(size, repetition, 1000, 1);
}

Runs hundred_runs(std::size_t size, std::uint32_t repetition) {
    return random_runs(size, repetition, 100, 100);
}

Runs sliding_window(std::size_t size, std::uint32_t repetition) {
    constexpr std::size_t window = 10000;
    return {{repetition * window % (size - window + 1), window}};
}

Runs everything(std::size_t size, std::uint32_t) {
    return {{0, size}};
}

TraceVertex vertex_of(float value) {
    return {{value, value}, {value, value, value}};
}

}  // namespace

const std::vector<Trace>& all_traces() {
    using enum Trace::Kind;
    static const std::vector<Trace> traces{
        {"one element", runs, one_element},
        {"first and last", runs, first_and_last},
        {"1,000 random elements", runs, thousand_elements},
        {"100 random runs of 100", runs, hundred_runs},
        {"sliding window of 10,000", runs, sliding_window},
        {"field position of all", field, everything},
        {"all", runs, everything},
        {"a list of 1,000 indices", list, thousand_elements},
    };
    return traces;
}

std::size_t TraceEdits::touched_bytes(std::size_t size) const {
    if (kind == Trace::Kind::field) return size * sizeof(TraceVertex::position);
    Runs sorted = runs;
    std::sort(sorted.begin(), sorted.end(), [](const TraceRun& a, const TraceRun& b) { return a.first < b.first; });
    std::size_t elements = 0;
    std::size_t end = 0;
    for (const TraceRun& run : sorted) {
        const std::size_t from = std::max(run.first, end);
        end = std::max(end, run.first + run.count);
        if (end > from) elements += end - from;
    }
    return elements * sizeof(TraceVertex);
}

TraceEdits make_edits(const Trace& trace, std::size_t size, std::uint32_t repetition) {
    TraceEdits edits{.kind = trace.kind,
                     .runs = trace.runs(size, repetition),
                     .indices = {},
                     .value = static_cast<float>(repetition + 1)};
    if (edits.kind == Trace::Kind::list) {
        for (const TraceRun& run : edits.runs) edits.indices.push_back(run.first);
    }
    return edits;
}

void apply(const TraceEdits& edits, arrays::TrackedArray<TraceVertex>& array) {
    const TraceVertex vertex = vertex_of(edits.value);
    if (edits.kind == Trace::Kind::field) {
        array.field(&TraceVertex::position).fill(vertex.position);
    } else if (edits.kind == Trace::Kind::list) {
        array.set_at(edits.indices, vertex);
    } else {
        for (const TraceRun& run : edits.runs) array.fill(run.first, run.count, vertex);
    }
}

void apply(const TraceEdits& edits, std::vector<TraceVertex>& values) {
    const TraceVertex vertex = vertex_of(edits.value);
    if (edits.kind == Trace::Kind::field) {
        for (TraceVertex& each : values) each.position = vertex.position;
    } else {
        for (const TraceRun& run : edits.runs)
            std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(run.first), run.count, vertex);
    }
}

void mark(const TraceEdits& edits, arrays::TrackedArray<TraceVertex>& array) {
    if (edits.kind == Trace::Kind::field) {
        array.field(&TraceVertex::position).edit();
    } else {
        for (const TraceRun& run : edits.runs) array.edit(run.first, run.count);
    }
}

}  // namespace vitrine::app
