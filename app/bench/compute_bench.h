#pragma once

#include "bench_files.h"
#include "bench_report.h"

#include <app/options.h>

#include <vitrine/compute/way.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// What a frame of a demo that runs kernels is made of.
enum class ComputeStage {
    kernel,    ///< the kernels themselves, by the device's clock where it has one
    sync,      ///< handing arrays over between GL and kernels
    transfer,  ///< copying arrays
    draw,      ///< from the first draw call until GL is done
    rest       ///< launching kernels, waiting for them, and what the demo does on the CPU
};
inline constexpr std::array all_compute_stages{ComputeStage::kernel, ComputeStage::sync, ComputeStage::transfer,
                                               ComputeStage::draw, ComputeStage::rest};
/// "kernel", "sync", …
std::string_view name_of(ComputeStage stage);

/// What a frame cost, milliseconds.
struct ComputeFrame {
    double end_to_end_ms = 0;  ///< by the clock on the wall
    std::array<double, all_compute_stages.size()> stage_ms{};
    std::uint64_t bytes_copied = 0;  ///< of arrays, between GL, host and device
};

/// Whether a way computed and drew what it should have.
struct ComputeCheck {
    std::size_t numbers = 0;  ///< that kernels wrote, and that were compared
    /// The largest difference of a number from the reference's, over the largest number of its array.
    double error = 0;
    double tolerance = 0;              ///< the most that is right
    std::size_t differing_pixels = 0;  ///< that look different
    std::string fault;                 ///< what is wrong; empty: nothing
};

/// What one way cost. Times are milliseconds.
struct ComputeRun {
    std::optional<compute::Way> way;  ///< absent: drawn without any kernel
    std::string device;
    std::string problem;  ///< why there are no numbers; empty: there are
    std::size_t frames = 0;
    Summary end_to_end_ms;
    std::array<Summary, all_compute_stages.size()> stages;
    std::uint64_t bytes_copied = 0;  ///< median of the frames
    /// End to end, more than without any kernel in the same round.
    std::optional<Summary> over_static_ms;
    std::optional<ComputeCheck> check;  ///< absent where there is nothing to compare with

    const Summary& stage(ComputeStage s) const { return stages[static_cast<std::size_t>(s)]; }
    /// What a way adds to its kernels: medians of handing over and copying.
    double beside_kernel_ms() const { return stage(ComputeStage::sync).median + stage(ComputeStage::transfer).median; }
};

/// "static", or the way's name.
std::string name_of(const ComputeRun& run);

/// How much more than another way one takes in the same rounds: what disturbs the machine for longer than a frame is in
/// both. Drawing is the same for both, and its noise may be larger than all else: so there is a number without it.
struct ComputeDifference {
    Summary end_to_end_ms;
    Summary undrawn_ms;  ///< end to end, less the draw
};

/// A demo of one size by each way.
struct ComputeCase {
    std::string demo;
    std::size_t count = 0;  ///< of items that were asked for
    std::string left_out;   ///< why it was not measured; empty: it was
    std::vector<ComputeRun> runs;
    /// cl-mapped than cl-copy; absent where one of them does not work.
    std::optional<ComputeDifference> mapped_over_copy;
};

struct ComputeReport {
    MachineReport machine;
    std::vector<std::string> opencl;  ///< devices: "NAME, DRIVER"
    glm::ivec2 size{0};               ///< of the picture
    int frames = 0;                   ///< that were asked for
    double time_limit_seconds = 0;    ///< for a case
    std::vector<ComputeCase> cases;
};

/// Reduces a run's frames to what the report says about them.
ComputeRun summarize_frames(std::span<const ComputeFrame> frames);
ComputeDifference paired_difference(std::span<const ComputeFrame> frames, std::span<const ComputeFrame> others);

class ComputeCaseBench;
struct ComputeForecast;

/// Measures the demos and counts that options ask for, on the context that is current at construction and must be
/// current in each step, by all ways that work on it: a little in each step, so that a window may go on meanwhile. A
/// case whose frames would take longer than its time limit is left out.
class ComputeBench {
public:
    /// `options.kernels` must be there. Throws UsageError for a demo that has no choice of a number.
    ComputeBench(const BenchOptions& options, const MachineReport& machine);
    ~ComputeBench();
    ComputeBench(const ComputeBench&) = delete;
    ComputeBench& operator=(const ComputeBench&) = delete;

    /// Makes a case, measures a frame of each way, or compares them. False, and nothing is done: all is measured.
    bool step();
    /// What it is at: "sine, 1,000: 3 of 60".
    std::string state() const;
    /// Of the cases, 0 to 1.
    float done() const;
    /// What is known so far.
    const ComputeReport& report() const { return report_; }

private:
    struct Plan {
        std::string demo;
        std::size_t count = 0;
    };
    void begin_case();
    void end_case();
    template <class Work>
    void try_case(Work work);

    BenchOptions options_;
    std::vector<Plan> plans_;
    std::vector<compute::WayState> ways_;
    std::unique_ptr<ComputeCaseBench> current_;
    std::unique_ptr<ComputeForecast> forecast_;
    ComputeReport report_;
};

std::string to_json(const ComputeReport& report);
/// A line of names, then one for each run (RFC 4180); fields without a value are empty.
std::string to_csv(const ComputeReport& report);
/// For people: a table for each case.
std::string to_table(const ComputeReport& report);

/// Writes them. The driver's context must be current; the ImGui context stays as it is. Throws FileError.
void write_report(const ComputeReport& report, const BenchFiles& files);

/// `vitrine bench --compute`
int bench_compute(const BenchOptions& options);

}  // namespace vitrine::app
