#include <vitrine/compute/build_log.h>

#include <array>
#include <regex>

namespace vitrine::compute {
namespace {

/// How a driver writes a place, and how it is written here.
struct Pattern {
    std::regex place;
    const char* readable;
};

const std::array<Pattern, 6>& patterns() {
    static const std::array<Pattern, 6> all{{
        {std::regex(R"(^\d+:(\d+)\((\d+)\): (.*)$)"), "FILE:$1:$2: $3"},
        {std::regex(R"(^\d+\((\d+)\) : (.*)$)"), "FILE:$1: $2"},
        {std::regex(R"(^(?:ERROR|WARNING): \d+:(\d+): (.*)$)"), "FILE:$1: $2"},
        {std::regex(R"(^(error|warning|note): [^:]*\.cl:(\d+):(\d+): (.*)$)"), "FILE:$2:$3: $1: $4"},
        {std::regex(R"(^[^:]*\.cl:(\d+):(\d+): (.*)$)"), "FILE:$1:$2: $3"},
        {std::regex(R"(^<[a-z ]+>:(\d+):(\d+): (.*)$)"), "FILE:$1:$2: $3"},
    }};
    return all;
}

std::string readable_line(const std::string& line, std::string_view file) {
    for (const Pattern& pattern : patterns()) {
        if (!std::regex_match(line, pattern.place)) continue;
        // The name comes last: it may have a dollar in it.
        const std::string written = std::regex_replace(line, pattern.place, pattern.readable);
        return std::string(file) + written.substr(std::string_view("FILE").size());
    }
    return line;
}

}  // namespace

std::string readable_log(std::string_view log, std::string_view file) {
    std::string readable;
    while (!log.empty()) {
        const std::size_t end = std::min(log.find_first_of(std::string_view("\n\0", 2)), log.size());
        std::string line(log.substr(0, end));
        if (!line.empty() && line.back() == '\r') line.pop_back();
        log.remove_prefix(std::min(end + 1, log.size()));
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        if (!readable.empty()) readable += '\n';
        readable += readable_line(line, file);
    }
    return readable;
}

}  // namespace vitrine::compute
