#pragma once

#include <vitrine/arrays/tracked_array.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace vitrine::app {

/// What the traces edit: as in the documentation of glumpy, whose rule they are compared with.
struct TraceVertex {
    std::array<float, 2> position{};
    std::array<float, 3> color{};
    friend bool operator==(const TraceVertex&, const TraceVertex&) = default;
};
static_assert(sizeof(TraceVertex) == 20);

/// Elements [first, first + count).
struct TraceRun {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Edits of an array, made anew for each repetition.
struct Trace {
    enum class Kind {
        runs,  ///< written one after the other
        list,  ///< of indices, written at once
        field  ///< `position` of all elements
    };
    std::string name;
    Kind kind = Kind::runs;
    /// The `repetition`-th version of the edits of an array of `size` elements.
    std::vector<TraceRun> (*runs)(std::size_t size, std::uint32_t repetition) = nullptr;
};

/// One element; first and last; 1,000 random elements; 100 random runs of 100; a sliding window of 10,000; one field of
/// all; all; a list of indices.
const std::vector<Trace>& all_traces();

/// The edits of one repetition, ready to be made.
struct TraceEdits {
    Trace::Kind kind = Trace::Kind::runs;
    std::vector<TraceRun> runs;
    std::vector<std::size_t> indices;  ///< of a list
    float value = 0;                   ///< written to every number that is edited

    /// Bytes that change, each once.
    std::size_t touched_bytes(std::size_t size) const;
};
TraceEdits make_edits(const Trace& trace, std::size_t size, std::uint32_t repetition);

/// Makes them through the tracking, and without: the same writes.
void apply(const TraceEdits& edits, arrays::TrackedArray<TraceVertex>& array);
void apply(const TraceEdits& edits, std::vector<TraceVertex>& values);
/// Asks for the writable elements and writes nothing: what the tracking costs by itself.
void mark(const TraceEdits& edits, arrays::TrackedArray<TraceVertex>& array);

}  // namespace vitrine::app
