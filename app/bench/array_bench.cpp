#include "array_bench.h"

#include "array_traces.h"
#include "bench_files.h"

#include <vitrine/base/error.h>
#include <vitrine/base/frame_timings.h>
#include <vitrine/base/statistics.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/gpu/upload_costs.h>
#include <vitrine/platform/headless_context.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <functional>

namespace vitrine::app {
namespace {

using arrays::MergePolicy;
using arrays::UploadStrategy;
using Array = arrays::TrackedArray<TraceVertex>;

constexpr std::size_t element_count = 1000000;
constexpr std::uint32_t repetitions = 25;
/// More before anything counts: the memory is touched and the driver has seen all ways.
constexpr std::uint32_t warm_up = 2;

struct Way {
    MergePolicy policy;
    UploadStrategy strategy;
};
constexpr std::array ways{
    Way{MergePolicy::exact, UploadStrategy::automatic}, Way{MergePolicy::single, UploadStrategy::automatic},
    Way{MergePolicy::cost, UploadStrategy::automatic},  Way{MergePolicy::cost, UploadStrategy::sub_data},
    Way{MergePolicy::cost, UploadStrategy::staging},    Way{MergePolicy::cost, UploadStrategy::replace},
};

double ms_of(const std::function<void()>& work) {
    const FrameClock::time_point begin = FrameClock::now();
    work();
    return Milliseconds(FrameClock::now() - begin).count();
}

/// The array and its buffer.
class Bench {
public:
    Bench() : array_(element_count), marked_(element_count), plain_(element_count) {
        array_.set_label("trace");
        send();
    }

    std::vector<ArrayRun> measure(const Trace& trace) {
        std::array<Samples, ways.size()> samples;
        for (std::uint32_t repetition = 0; repetition < warm_up + repetitions; ++repetition) {
            for (std::size_t i = 0; i < ways.size(); ++i) {
                // Another way begins each time, so that none always follows the same one.
                const std::size_t way = (i + repetition) % ways.size();
                const std::uint32_t version = repetition * std::uint32_t{ways.size()} + std::uint32_t(i);
                measure_once(make_edits(trace, element_count, version), ways[way], samples[way], repetition >= warm_up);
            }
        }
        std::vector<ArrayRun> runs;
        for (std::size_t way = 0; way < ways.size(); ++way) runs.push_back(run_of(trace, ways[way], samples[way]));
        return runs;
    }

    double memcpy_ms() {
        std::vector<TraceVertex> copy(element_count);
        std::vector<double> times;
        for (std::uint32_t i = 0; i < repetitions; ++i)
            times.push_back(ms_of([&] { std::memcpy(copy.data(), plain_.data(), array_.size_bytes()); }));
        return copy == plain_ ? summarize(times).median : 0;
    }

private:
    struct Samples {
        std::vector<double> mark;
        std::vector<double> edit;
        std::vector<double> upload;
        std::vector<double> touched;
        std::vector<double> bytes;
        std::vector<double> calls;
        bool identical = true;
    };

    void send() {
        mirrors_.buffer(array_.tracked_bytes());
        glFinish();
    }

    void measure_once(const TraceEdits& edits, const Way& way, Samples& samples, bool counts) {
        array_.set_policy(way.policy);
        array_.set_strategy(way.strategy);
        const std::uint64_t bytes = mirrors_.bytes_uploaded();
        const std::uint64_t calls = mirrors_.uploads();
        marked_.tracked_bytes().tracking->pending.clear();
        apply(edits, plain_);
        const double marking = ms_of([&] { mark(edits, marked_); });
        const double edit = ms_of([&] { apply(edits, array_); });
        const double upload = ms_of([&] { send(); });
        if (!counts) return;
        samples.mark.push_back(marking);
        samples.edit.push_back(edit);
        samples.upload.push_back(upload);
        samples.touched.push_back(static_cast<double>(edits.touched_bytes(element_count)));
        samples.bytes.push_back(static_cast<double>(mirrors_.bytes_uploaded() - bytes));
        samples.calls.push_back(static_cast<double>(mirrors_.uploads() - calls));
        // Reading all back takes long: once for each way.
        if (samples.mark.size() == repetitions) samples.identical = is_identical();
    }

    bool is_identical() {
        std::vector<TraceVertex> on_gpu(element_count);
        glGetNamedBufferSubData(mirrors_.buffer(array_.tracked_bytes()), 0,
                                static_cast<GLsizeiptr>(array_.size_bytes()), on_gpu.data());
        return on_gpu == plain_;
    }

    static ArrayRun run_of(const Trace& trace, const Way& way, const Samples& samples) {
        const auto median = [](const std::vector<double>& values) { return summarize(values).median; };
        return {.trace = trace.name,
                .policy = way.policy,
                .strategy = way.strategy,
                .touched_bytes = static_cast<std::size_t>(median(samples.touched)),
                .sent_bytes = static_cast<std::uint64_t>(median(samples.bytes)),
                .calls = static_cast<std::uint64_t>(median(samples.calls)),
                .mark_ms = median(samples.mark),
                .edit_ms = median(samples.edit),
                .upload_ms = median(samples.upload),
                .identical = samples.identical};
    }

    Array array_;
    Array marked_;                    ///< never sent
    std::vector<TraceVertex> plain_;  ///< what the array must hold
    gpu::Mirrors mirrors_;
};

}  // namespace

ArrayReport measure_arrays(const MachineReport& machine) {
    Bench bench;
    ArrayReport report{.machine = machine,
                       .costs = gpu::upload_costs(),
                       .elements = element_count,
                       .repetitions = repetitions,
                       .memcpy_ms = bench.memcpy_ms(),
                       .runs = {}};
    for (const Trace& trace : all_traces()) {
        const std::vector<ArrayRun> runs = bench.measure(trace);
        report.runs.insert(report.runs.end(), runs.begin(), runs.end());
    }
    return report;
}

int bench_arrays(const BenchOptions& options) {
    require_folder(options.json);
    const platform::HeadlessContext context;
    const ArrayReport report = measure_arrays(describe_machine(context.driver().renderer, context.driver().version));
    std::fputs(to_table(report).c_str(), stdout);
    write_text(options.json, to_json(report));
    for (const ArrayRun& run : report.runs) {
        if (!run.identical) throw Error("the buffer does not hold what the array does after the trace " + run.trace);
    }
    return 0;
}

}  // namespace vitrine::app
