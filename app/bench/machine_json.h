#pragma once

#include "bench_report.h"

#include <nlohmann/json.hpp>

namespace vitrine::app {

/// Milliseconds as reports have them, to a tenth of a microsecond: no clock here knows more.
double rounded(double milliseconds);

/// The machine as all reports have it.
nlohmann::ordered_json json_of(const MachineReport& machine);

}  // namespace vitrine::app
