#pragma once

#include <spdlog/spdlog.h>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine {

/// The one logger: to stderr at the level set with `set_log_level`, and into `recent_log()` for panels.
/// May be used from any thread.
spdlog::logger& log();

/// What stderr shows: trace, debug, info, warning, error, critical or off. Throws UsageError for another name.
void set_log_level(const std::string& name);

/// One line that was logged, kept for the log panel.
struct LogLine {
    spdlog::level::level_enum level = spdlog::level::info;
    double seconds = 0;  ///< since the program started
    std::string text;
};

/// The last lines logged (at most 1000), oldest first, from level debug up.
std::vector<LogLine> recent_log();

/// Grows by one with every line logged; says whether `recent_log` has something new.
std::size_t log_line_count();

}  // namespace vitrine
