#pragma once

#include <vitrine/io/svg_drawing.h>
#include <vitrine/io/xml_document.h>

#include <map>
#include <string>
#include <vector>

namespace vitrine::io {

/// Keeps the list of what is not drawn.
class SvgNotes {
public:
    explicit SvgNotes(const XmlDocument& document) : document_(document) {}

    /// Counts something at a node, or in it.
    void add(const std::string& what, pugi::xml_node node);

    const std::vector<SvgSkipped>& list() const { return list_; }

private:
    const XmlDocument& document_;
    std::vector<SvgSkipped> list_;
    std::map<std::string, std::size_t> places_;  ///< in the list
};

/// All of them in one line: "3 x text (line 12), 1 x filter (line 80)".
std::string to_string(const std::vector<SvgSkipped>& skipped);

}  // namespace vitrine::io
