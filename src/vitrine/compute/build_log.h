#pragma once

#include <string>
#include <string_view>

namespace vitrine::compute {

/// A compiler's log as lines "FILE:LINE: problem", or "FILE:LINE:COLUMN: problem", whichever way the driver writes its
/// places: "0:12(5): error: …" (Mesa), "0(12) : error C1008: …" (NVIDIA), "ERROR: 0:12: …" (others), and
/// "/somewhere/file.cl:12:5: error: …" (Clang). Other lines stay as they are; empty ones go.
std::string readable_log(std::string_view log, std::string_view file);

}  // namespace vitrine::compute
