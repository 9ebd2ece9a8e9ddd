#pragma once

#include "bench_report.h"

#include <nlohmann/json.hpp>

namespace vitrine::app {

/// The machine as all reports have it.
nlohmann::ordered_json json_of(const MachineReport& machine);

}  // namespace vitrine::app
