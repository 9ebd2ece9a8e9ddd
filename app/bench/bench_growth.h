#pragma once

#include "bench_report.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vitrine::app {

/// What becomes more in a sweep.
enum class Work { pixels, triangles, points, samples, viewports };

/// "pixels", "triangles", "points", "samples per pixel" or "viewports"
const char* name_of(Work work);

/// One path in the cases of a sweep, in the order of their work.
struct GrowthLine {
    std::string path;
    std::string present;
    std::vector<Summary> frame_ms;

    double cost_ratio() const { return frame_ms.back().median / frame_ms.front().median; }
};

/// Cases that differ in one kind of work alone, three or more, least work first.
struct Growth {
    Work work = Work::pixels;
    std::string constant;         ///< what is the same in all: "1920x1080, 1 sample"
    std::vector<double> amounts;  ///< ascending
    std::vector<std::string> labels;
    std::vector<GrowthLine> lines;  ///< one for each run of a case, each as long as `amounts`

    double work_ratio() const { return amounts.back() / amounts.front(); }
};

/// The sweeps among the cases of one report, which all have the same runs.
std::vector<Growth> growths_of(std::span<const RunReport> runs);

/// For people: by how much work and cost grow from one end of a sweep to the other.
std::string growth_text(const Growth& growth);

}  // namespace vitrine::app
