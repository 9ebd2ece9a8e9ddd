#include "bench_csv.h"

#include <spdlog/fmt/fmt.h>

namespace vitrine::app {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csv_number(const std::optional<double>& value) {
    return value ? fmt::format("{:.4f}", *value) : std::string();
}

}  // namespace vitrine::app
