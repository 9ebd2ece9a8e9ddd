#pragma once

#include "bench_report.h"

#include <app/options.h>

#include <vitrine/ui/gui.h>

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::app {

/// Where a report goes; what is empty is not written.
struct BenchFiles {
    std::filesystem::path json;
    std::filesystem::path csv;
    std::filesystem::path png;  ///< of the charts: that of growth gets a name of its own
    ui::Theme theme = ui::Theme::light;
    float scale = 1.0F;
};

/// FILE.json, FILE.csv and FILE.png; `scale` is the user interface's.
BenchFiles files_named(const std::filesystem::path& file, ui::Theme theme, float scale);
/// "compare-2026-01-02T030405Z", of a report's date.
std::string dated_name(const std::string& kind, std::string date);

/// Those that the options name.
BenchFiles files_of(const BenchOptions& options);

/// Throws FileError where there is no such folder, or where the name is a folder's. An empty name is no file.
void require_folder(const std::filesystem::path& file);
/// Throws FileError. An empty name is no file.
void write_text(const std::filesystem::path& file, const std::string& text);

/// Throws FileError where a file cannot be: before minutes are spent on measuring.
void require_writable(const BenchFiles& files);

/// Writes them. The driver's context must be current; the ImGui context stays as it is. Throws FileError.
void write_report(const BenchReport& report, const BenchFiles& files);

}  // namespace vitrine::app
