#include "commands.h"
#include "files.h"
#include "text_table.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {
namespace {

/// So many extensions fit beside the other columns.
constexpr std::size_t most_listed = 7;
constexpr std::size_t listed_of_more = 5;

/// ".ac .ac3d .acc", or the first of many and how many more there are: ".3d .ase +36".
std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    const std::size_t listed = words.size() <= most_listed ? words.size() : listed_of_more;
    for (std::size_t i = 0; i < listed; ++i) text += (text.empty() ? "" : " ") + std::string(words[i]);
    if (words.size() > listed) text += " +" + std::to_string(words.size() - listed);
    return text;
}

std::string as_text() {
    TextTable table({{"format", Align::left}, {"names end with", Align::left}, {"what is read", Align::left}});
    for (const io::Format& format : known_formats())
        table.add_row({std::string(format.name), joined(format.extensions), std::string(format.what)});
    return table.text();
}

std::string as_json() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const io::Format& format : known_formats())
        all.push_back({{"name", format.name}, {"extensions", format.extensions}, {"what", format.what}});
    return all.dump(2) + '\n';
}

}  // namespace

int formats(const FormatsOptions& options) {
    std::fputs((options.json ? as_json() : as_text()).c_str(), stdout);
    return 0;
}

}  // namespace vitrine::app
