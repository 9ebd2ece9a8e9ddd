#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/base/statistics.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::app {

/// The stages that a report tells of, by the CPU's clock and by the GPU's.
inline constexpr std::array reported_cpu_stages{Stage::upload, Stage::scene, Stage::transport, Stage::ui, Stage::swap};
inline constexpr std::array reported_gpu_stages{Stage::scene, Stage::transport, Stage::ui};

/// Where a stage stands in an array of all.
constexpr std::size_t index_of(Stage stage) {
    return static_cast<std::size_t>(stage);
}

/// Where a report was made.
struct MachineReport {
    std::string renderer;
    std::string version;  ///< the driver's
    std::string cpu;
    std::string date;   ///< UTC, as in "2026-11-21T09:30:00Z"
    std::string build;  ///< of the program: "release", or "development" with asserts and a debug context
};

/// What is drawn, how large.
struct CaseReport {
    glm::ivec2 size{0};
    int samples = 1;
    int viewports = 1;  ///< that share the size, each with the whole scene
    std::string scene;
    std::uint64_t triangles = 0;           ///< of the meshes that are drawn in a frame of one viewport
    std::uint64_t left_out_triangles = 0;  ///< of those: outside of the picture, or seen from behind
    std::uint64_t points = 0;              ///< drawn in a frame of one viewport
};

/// What one path cost in one case. Single numbers are medians over the frames.
struct RunReport {
    std::string path;
    std::string present;  ///< how the picture was shown: "blit", "fetch", "image" or "in place"
    std::string remark;   ///< why not as asked; empty when it was
    CaseReport what;
    std::size_t frames = 0;
    Summary frame_ms;
    /// The median's confidence interval became as narrow as was asked for; absent when nothing was.
    std::optional<bool> certain;
    std::array<double, stage_count> cpu_ms{};
    std::array<std::optional<double>, stage_count> gpu_ms{};  ///< absent where the driver gives none
    double blocked_ms = 0;                                    ///< CPU waiting for pixels, a frame
    std::uint64_t bytes_copied = 0;                           ///< of pixels, a frame
    /// From a movement of the pointer to the frame that shows it: 0 when that is the one that saw it. Where no input
    /// can be made up, the age of the pictures shown in the flight.
    int latency_frames = 0;
    std::optional<double> latency_ms;      ///< from the event to the end of that frame's swap
    std::optional<bool> latency_verified;  ///< the window's pixels changed in just that frame
    /// Of the path shared: what its thread took for the last picture, and how it was cut.
    double thread_ms = 0;
    std::uint64_t slices = 0;  ///< 0: no thread
    double longest_slice_ms = 0;
    std::uint64_t ring_full = 0;       ///< in all frames together
    bool identical = false;            ///< to the pixels of the path texture
    std::size_t differing_pixels = 0;  ///< in the worst frame compared
    bool blank = false;                ///< a frame that was compared shows nothing: its cost is worth nothing
    /// What embedding costs: the frame over that of the path inline, in the same case. Absent where that did not run or
    /// could not draw in place.
    std::optional<double> tax;
};

/// What a frame of the path cpu is made of, each measured alone; medians.
struct PartTimes {
    double scene_ms = 0;
    double read_ms = 0;
    double upload_ms = 0;
    double ui_ms = 0;
    double sum_ms() const { return scene_ms + read_ms + upload_ms + ui_ms; }
};

struct PartsReport {
    CaseReport what;
    PartTimes times;
    std::optional<double> cpu_over_sum;          ///< the path cpu's frame over the sum
    std::optional<double> pbo_blocked_over_cpu;  ///< how long pbo blocks the CPU over how long cpu does
};

/// What timing the stages adds to a frame of the path texture.
struct ProfilerCost {
    CaseReport what;
    double percent = 0;  ///< of the frame without it, median over pairs of blocks
    Interval ci95;       ///< of that median
    std::size_t pairs = 0;
};

struct BenchReport {
    MachineReport machine;
    std::vector<RunReport> runs;
    std::vector<PartsReport> parts;
    std::vector<ProfilerCost> profiler_costs;  ///< of each case
};

/// The same size, samples, viewports and scene: what may be compared.
bool same_case(const CaseReport& a, const CaseReport& b);
/// The runs, parted where the case changes.
std::vector<std::span<const RunReport>> cases_of(std::span<const RunReport> runs);
/// "1920x1080, 16 viewports, 4 samples, bunny.ply, 69,451 triangles"; one viewport is not worth a word.
std::string title_of(const CaseReport& what);
/// ", 16 viewports"; empty for one.
std::string viewports_text(int viewports);

/// Reduces a run's frames to what the report says about them; `path`, `what` and `identical` are the caller's.
RunReport summarize_run(std::span<const FrameCost> frames);

/// Whether the run showed the scene. A rasterizer computes with positions in its framebuffer: the path inline draws
/// elsewhere, in a window often upside down, so that edges and samples fall otherwise on up to 1 in 20 of its pixels.
bool shows_the_scene(const RunReport& run);

/// Sets the tax of one case's runs.
void relate_to_floor(std::span<RunReport> runs);

/// Puts a case's parts in relation to its runs.
PartsReport relate_parts(const CaseReport& what, const PartTimes& times, std::span<const RunReport> runs);

/// This machine and this program, with the driver's names.
MachineReport describe_machine(const std::string& renderer, const std::string& version);

std::string to_json(const BenchReport& report);
/// A line of names, then one for each run (RFC 4180); fields without a value are empty.
std::string to_csv(const BenchReport& report);
/// For people: a table for each case.
std::string to_table(const BenchReport& report);

}  // namespace vitrine::app
