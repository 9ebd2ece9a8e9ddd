#include <vitrine/io/svg_elements.h>

#include <vitrine/io/svg_shapes.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Elements beside the shapes that are drawn, or rightly are not.
constexpr std::array<std::string_view, 15> supported{
    "a",      "defs",   "desc",  "g",   "metadata", "linearGradient", "radialGradient", "stop", "style", "svg",
    "switch", "symbol", "title", "use", "view"};

bool is_supported(std::string_view name) {
    return is_svg_shape(name) || std::find(supported.begin(), supported.end(), name) != supported.end();
}

}  // namespace

SvgElements::SvgElements(const XmlDocument& document, SvgNotes& notes) : document_(document) {
    const std::string_view root = document.root().name();
    prefix_ = root.substr(0, root.size() - local_name(root).size());
    std::vector<std::pair<pugi::xml_node, bool>> waiting{{document.root(), false}};
    while (!waiting.empty()) {
        auto [node, quiet] = waiting.back();
        waiting.pop_back();
        look_at(node, quiet, notes);
        for (pugi::xml_node child = node.last_child(); child; child = child.previous_sibling()) {
            if (child.type() == pugi::node_element && is_ours(child)) waiting.emplace_back(child, quiet);
        }
    }
}

pugi::xml_node SvgElements::with_id(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? pugi::xml_node() : found->second;
}

bool SvgElements::is_ours(pugi::xml_node node) const {
    const std::string_view name = node.name();
    return name.find(':') == std::string_view::npos || name.starts_with("svg:") ||
           (!prefix_.empty() && name.starts_with(prefix_));
}

/// `quiet` becomes true where nothing below needs a note of its own.
void SvgElements::look_at(pugi::xml_node node, bool& quiet, SvgNotes& notes) {
    const std::string_view name = local_name(node.name());
    if (const pugi::xml_attribute id = node.attribute("id")) ids_.emplace(id.value(), node);
    if (name == "style") {
        for (const pugi::xml_node text : node.children()) {
            if (text.type() == pugi::node_pcdata || text.type() == pugi::node_cdata)
                sheet_.add(document_.content(text), node, notes);
        }
    }
    quiet = quiet || name == "metadata" || name == "title" || name == "desc";
    if (quiet || is_supported(name)) return;
    notes.add(std::string(name), node);
    quiet = true;
}

std::optional<std::string_view> local_reference(pugi::xml_node node) {
    pugi::xml_attribute attribute = node.attribute("href");
    if (!attribute) attribute = node.attribute("xlink:href");
    const std::string_view target = attribute.value();
    if (!target.starts_with('#')) return std::nullopt;
    return target.substr(1);
}

}  // namespace vitrine::io
