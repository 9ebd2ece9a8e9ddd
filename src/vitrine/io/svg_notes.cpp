#include <vitrine/io/svg_notes.h>

namespace vitrine::io {

void SvgNotes::add(const std::string& what, pugi::xml_node node) {
    const auto [place, is_new] = places_.emplace(what, list_.size());
    if (is_new) list_.push_back({what, 0, document_.line_of(node)});
    ++list_[place->second].count;
}

std::string to_string(const std::vector<SvgSkipped>& skipped) {
    std::string text;
    for (const SvgSkipped& one : skipped) {
        if (!text.empty()) text += ", ";
        text += std::to_string(one.count) + " x " + one.what + " (line " + std::to_string(one.first_line) + ")";
    }
    return text;
}

}  // namespace vitrine::io
