#include <vitrine/compute/build_log.h>

#include <array>
#include <regex>

namespace vitrine::compute {
namespace {

/// How a driver writes a place: the line is the first group; with `column`, that is the second. The rest is last.
struct Pattern {
    std::regex places;
    bool column;
};

const std::array<Pattern, 5>& patterns() {
    static const std::array<Pattern, 5> all{{
        {std::regex(R"(^\d+:(\d+)\((\d+)\): (.*)$)"), true},
        {std::regex(R"(^\d+\((\d+)\) : (.*)$)"), false},
        {std::regex(R"(^(?:ERROR|WARNING): \d+:(\d+): (.*)$)"), false},
        {std::regex(R"(^[^:]*\.cl:(\d+):(\d+): (.*)$)"), true},
        {std::regex(R"(^<(?:kernel|source|program source)>:(\d+):(\d+): (.*)$)"), true},
    }};
    return all;
}

std::string readable_line(const std::string& line, std::string_view file) {
    std::smatch match;
    for (const Pattern& pattern : patterns()) {
        if (!std::regex_match(line, match, pattern.places)) continue;
        std::string place = std::string(file) + ':' + match[1].str();
        if (pattern.column) place += ':' + match[2].str();
        return place + ": " + match[pattern.column ? 3 : 2].str();
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
