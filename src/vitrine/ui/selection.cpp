#include <vitrine/ui/selection.h>

#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

namespace vitrine::ui {
namespace {

std::string name_of(const scene::Scene& scene, const scene::Geometry& geometry) {
    if (const auto* mesh = std::get_if<scene::MeshId>(&geometry)) return scene.mesh(*mesh).name;
    if (const auto* cloud = std::get_if<scene::PointCloudId>(&geometry)) return scene.point_cloud(*cloud).name;
    if (const auto* lines = std::get_if<scene::LineSetId>(&geometry)) return scene.line_set(*lines).name;
    if (const auto* image = std::get_if<scene::ImagePlaneId>(&geometry)) return scene.image_plane(*image).name;
    return scene.collection(std::get<scene::CollectionId>(geometry)).name;
}

bool is_whole(double number) {
    return number == std::floor(number) && std::abs(number) < 1e7;
}

/// "1, 2.500, -3.000": all with as many decimals as steps of a thousandth of the largest need.
std::string list_text(std::span<const double> numbers) {
    double largest = 0;
    for (const double number : numbers) largest = std::max(largest, std::abs(number));
    const int decimals = std::ranges::all_of(numbers, is_whole) ? 0 : decimals_for(largest);
    std::string text;
    for (const double number : numbers) text += (text.empty() ? "" : ", ") + format_fixed(number, decimals);
    return text;
}

std::string list_text(std::span<const std::uint32_t> numbers) {
    std::string text;
    for (const std::uint32_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

/// Names of fields may be long: what is left of them beside the value.
void row(const Look& look, const std::string& label, const std::string& value, std::string_view help = {}) {
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(value.c_str()).x - look.px(36);
    value_row(look, elided(label, room).c_str(), {value, ""}, {help.empty() ? label : help, {}});
}

void vertex_rows(const Look& look, const scene::Element& element) {
    if (element.vertices.empty()) return;
    row(look, "Vertices", list_text(element.vertices), "Their places in memory");
    if (!element.weights.empty())
        row(look, "Weights", list_text(element.weights), "How near each of them is: barycentric coordinates");
    if (element.nearest) row(look, "Nearest vertex", std::to_string(*element.nearest), "Whose values are below");
}

}  // namespace

Selection selection_of(const scene::Scene& scene, const render::Picker::Answer& answer) {
    Selection selection;
    if (!answer.seen || !scene.nodes().contains(answer.seen->node)) return selection;
    const render::SeenThing& seen = *answer.seen;
    selection.node = seen.node;
    if (answer.element) selection.clicked = {*answer.element, name_of(scene, seen.geometry), seen.point};
    return selection;
}

namespace {

/// "Triangle 1,234 of body, instance 7"
std::string title_of(const ClickedElement& clicked) {
    std::string title(scene::name_of(clicked.element.kind));
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    title += ' ' + format_count(clicked.element.number);
    if (!clicked.geometry.empty()) title += " of " + clicked.geometry;
    return clicked.element.instance ? title + ", instance " + format_count(*clicked.element.instance) : title;
}

}  // namespace

void clicked_rows(const Look& look, const ClickedElement& clicked) {
    const scene::Element& element = clicked.element;
    heading(look, elided(title_of(clicked), ImGui::GetContentRegionAvail().x));
    const std::array place{clicked.point.x, clicked.point.y, clicked.point.z};
    row(look, "Place", list_text(place), "What was clicked, in the world");
    vertex_rows(look, element);
    for (const scene::ElementValue& value : element.values)
        row(look, value.name, list_text(value.numbers),
            "As it lies in memory: places and directions are the node's own");
    if (!element.complete) muted_text(look, "Some of what it has cannot be read.");
}

void clicked_tooltip(const Look& look, const ClickedElement& clicked) {
    constexpr float width = 300;
    ImGui::SetNextWindowSize({look.px(width), 0});
    ImGui::BeginTooltip();
    clicked_rows(look, clicked);
    ImGui::EndTooltip();
}

}  // namespace vitrine::ui
