#pragma once

#include <vitrine/io/svg_notes.h>
#include <vitrine/io/svg_sheet.h>
#include <vitrine/io/xml_document.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::io {

/// What one must know of all elements of a drawing before one of them is drawn: their ids and the style sheets. Notes
/// the elements that are not supported.
class SvgElements {
public:
    SvgElements(const XmlDocument& document, SvgNotes& notes);

    const SvgSheet& sheet() const { return sheet_; }
    /// The first element with this id; an empty node when there is none.
    pugi::xml_node with_id(std::string_view id) const;
    /// Whether an element belongs to SVG: it has no prefix, or the root's.
    bool is_ours(pugi::xml_node node) const;

private:
    void look_at(pugi::xml_node node, bool& quiet, SvgNotes& notes);

    const XmlDocument& document_;
    std::string prefix_;  ///< of the root's name, with the colon
    std::map<std::string, pugi::xml_node, std::less<>> ids_;
    SvgSheet sheet_;
};

/// What `href`, or `xlink:href`, refers to in the same file: an id; none when it refers to nothing there.
std::optional<std::string_view> local_reference(pugi::xml_node node);

}  // namespace vitrine::io
