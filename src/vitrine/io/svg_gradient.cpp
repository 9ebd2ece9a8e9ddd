#include <vitrine/io/svg_gradient.h>

#include <vitrine/io/svg_cursor.h>
#include <vitrine/io/svg_style.h>

#include <algorithm>
#include <vector>

namespace vitrine::io {
namespace {

struct Stop {
    double offset = 0;
    glm::dvec4 premultiplied{0};
};

Stop parse_stop(const XmlDocument& document, const SvgElements& elements, pugi::xml_node node,
                const SvgColor& current_color) {
    const SvgDeclarations declarations = elements.sheet().declarations(document, node, is_svg_property);
    const auto find = [&](std::string_view name) {
        const auto found = declarations.find(name);
        return found == declarations.end() || found->second.text() == "inherit" ? nullptr : &found->second;
    };
    const PlacedText* color_text = find("stop-color");
    const PlacedText* opacity_text = find("stop-opacity");
    const SvgColor color = color_text != nullptr ? color_or(*color_text, current_color) : SvgColor{};
    const double alpha = color.alpha * (opacity_text != nullptr ? parse_fraction(*opacity_text) : 1);
    const pugi::xml_attribute offset = node.attribute("offset");
    return {offset ? parse_fraction(document.value(node, offset)) : 0, glm::dvec4(alpha * color.rgb, alpha)};
}

/// The gradient itself, or the one it refers to, that has stops.
pugi::xml_node with_stops(const SvgElements& elements, pugi::xml_node gradient) {
    constexpr int most_references = 32;
    for (int i = 0; i < most_references && gradient && is_svg_gradient(local_name(gradient.name())); ++i) {
        for (const pugi::xml_node child : gradient.children()) {
            if (local_name(child.name()) == "stop") return gradient;
        }
        gradient = elements.with_id(local_reference(gradient).value_or(""));
    }
    return {};
}

}  // namespace

bool is_svg_gradient(std::string_view name) {
    return name == "linearGradient" || name == "radialGradient";
}

std::optional<SvgColor> mean_color(const XmlDocument& document, const SvgElements& elements, pugi::xml_node gradient,
                                   const SvgColor& current_color) {
    std::vector<Stop> stops;
    for (const pugi::xml_node child : with_stops(elements, gradient).children()) {
        if (local_name(child.name()) != "stop") continue;
        Stop stop = parse_stop(document, elements, child, current_color);
        if (!stops.empty()) stop.offset = std::max(stop.offset, stops.back().offset);
        stops.push_back(stop);
    }
    if (stops.empty()) return std::nullopt;
    glm::dvec4 sum =
        stops.front().offset * stops.front().premultiplied + (1 - stops.back().offset) * stops.back().premultiplied;
    for (std::size_t i = 1; i < stops.size(); ++i)
        sum += (stops[i].offset - stops[i - 1].offset) * 0.5 * (stops[i].premultiplied + stops[i - 1].premultiplied);
    if (sum.w <= 0) return SvgColor{glm::dvec3(0), 0};
    return SvgColor{glm::dvec3(sum) / sum.w, sum.w};
}

}  // namespace vitrine::io
