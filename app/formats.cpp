#include "commands.h"
#include "text_table.h"

#include <vitrine/io/read_scene.h>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

namespace vitrine::app {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

std::string as_text() {
    TextTable table({{"format", Align::left}, {"names end with", Align::left}, {"what is read", Align::left}});
    for (const io::Format& format : io::formats())
        table.add_row({std::string(format.name), joined(format.extensions), std::string(format.what)});
    return table.text();
}

std::string as_json() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const io::Format& format : io::formats())
        all.push_back({{"name", format.name}, {"extensions", format.extensions}, {"what", format.what}});
    return all.dump(2) + '\n';
}

}  // namespace

int formats(const FormatsOptions& options) {
    std::fputs((options.json ? as_json() : as_text()).c_str(), stdout);
    return 0;
}

}  // namespace vitrine::app
