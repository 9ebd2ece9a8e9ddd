#include "view_visitors.h"

#include <vitrine/io/names.h>

namespace vitrine::app {

const Json* ViewReader::find(std::string_view key) {
    level_.known.emplace(key);
    const auto found = level_.object->find(std::string(key));
    return found == level_.object->end() ? nullptr : &*found;
}

void ViewReader::fail(std::string_view key, const std::string& problem) const {
    throw FileError(*file_, pointer_to(key) + ": " + problem);
}

std::vector<std::string> ViewReader::take_warnings() {
    note_unknown();
    return std::exchange(warnings_, {});
}

std::string ViewReader::pointer_to(std::string_view key) const {
    return level_.pointer + (Json::json_pointer() / std::string(key)).to_string();
}

void ViewReader::note_unknown() {
    for (const auto& [key, value] : level_.object->items()) {
        if (level_.known.contains(key)) continue;
        warnings_.push_back(io::display(*file_) + ": " + io::clean_name(pointer_to(key)) + ": nobody knows this key");
    }
}

}  // namespace vitrine::app
