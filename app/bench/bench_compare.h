#pragma once

#include "bench_report.h"

#include <vitrine/base/statistics.h>

#include <glm/glm.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

/// One run in a report file, as far as comparing needs it.
struct StoredRun {
    std::string path;
    std::string present;
    glm::ivec2 size{0};
    int samples = 1;
    int viewports = 1;  ///< reports of older versions do not say it
    std::string scene;
    double median_ms = 0;
    std::optional<Interval> ci95;  ///< reports of older versions have none

    /// The same was measured.
    bool matches(const StoredRun& other) const;
    /// "cpu blit, 1920x1080, 16 viewports, 1 sample, bunny.ply"
    std::string name() const;
};

/// A report as `vitrine bench --json` wrote it.
struct StoredReport {
    std::filesystem::path file;
    std::string renderer;
    std::string date;
    std::vector<StoredRun> runs;
};

/// Throws FileError that says what is wrong when the file is not such a report.
StoredReport read_report(const std::filesystem::path& file);

/// For people: a row for each run that is in both, and the names of the others.
std::string comparison_text(const StoredReport& before, const StoredReport& after);

}  // namespace vitrine::app
