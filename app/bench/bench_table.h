#pragma once

#include "bench_report.h"

#include <span>
#include <string>
#include <vector>

namespace vitrine::app {

/// What a column of the runs' table says.
struct BenchColumn {
    const char* group;  ///< heads this column and those after it that have none: "CPU ms"
    const char* title;
    const char* help;  ///< one sentence
    bool is_text = false;
};

/// From the left.
std::span<const BenchColumn> bench_columns();

/// A run in these columns.
std::vector<std::string> bench_cells(const RunReport& run);

/// What is to be said below the table of one case's runs, in lines: remarks, what a mark in a cell means, parts.
std::vector<std::string> bench_notes(const BenchReport& report, std::span<const RunReport> runs);

}  // namespace vitrine::app
