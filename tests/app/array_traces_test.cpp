#include <app/bench/array_traces.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace vitrine::app {
namespace {

using Array = arrays::TrackedArray<TraceVertex>;

constexpr std::size_t size = 20000;

Array clean_array() {
    Array array(size);
    const arrays::TrackedBytes bytes = array.tracked_bytes();
    bytes.tracking->taken(bytes.bytes);
    return array;
}

TEST(ArrayTraces, HaveNamesOfTheirOwn) {
    std::set<std::string> names;
    for (const Trace& trace : all_traces()) names.insert(trace.name);
    EXPECT_EQ(names.size(), all_traces().size());
    EXPECT_EQ(names.size(), 8U);
}

TEST(ArrayTraces, TrackedAndPlainWritesAreTheSame) {
    for (const Trace& trace : all_traces()) {
        for (const std::uint32_t repetition : {0U, 1U, 17U}) {
            Array array(size);
            std::vector<TraceVertex> plain(size);
            const TraceEdits edits = make_edits(trace, size, repetition);
            apply(edits, array);
            apply(edits, plain);
            EXPECT_EQ(std::vector<TraceVertex>(array.begin(), array.end()), plain) << trace.name;
        }
    }
}

TEST(ArrayTraces, ExactlyTheTouchedBytesArePending) {
    for (const Trace& trace : all_traces()) {
        Array array = clean_array();
        const TraceEdits edits = make_edits(trace, size, 3);
        apply(edits, array);
        std::size_t pending = 0;
        for (const arrays::ByteRange& range : array.pending()) pending += range.size();
        EXPECT_EQ(pending, edits.touched_bytes(size)) << trace.name;
        Array marked = clean_array();
        mark(edits, marked);
        EXPECT_TRUE(std::equal(marked.pending().begin(), marked.pending().end(), array.pending().begin(),
                               array.pending().end()))
            << trace.name;
    }
}

TEST(ArrayTraces, RepetitionsDiffer) {
    for (const Trace& trace : all_traces()) {
        const TraceEdits first = make_edits(trace, size, 0);
        const TraceEdits second = make_edits(trace, size, 1);
        EXPECT_NE(first.value, second.value) << trace.name;
    }
}

}  // namespace
}  // namespace vitrine::app
