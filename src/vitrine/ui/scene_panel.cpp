#include <vitrine/ui/scene_panel.h>

#include <vitrine/ui/imgui_compat.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace vitrine::ui {
namespace {

constexpr float row_height = 22;
constexpr float most_rows = 9;     ///< shown without scrolling
constexpr int deepest_indent = 8;  ///< deeper nodes stand no farther to the right

/// Triangles, points, segments, texels and items of one node.
std::string size_of(const scene::Scene& scene, const scene::Node& node) {
    std::uint64_t triangles = 0;
    std::uint64_t points = 0;
    std::uint64_t segments = 0;
    std::uint64_t texels = 0;
    std::uint64_t items = 0;
    for (const scene::Geometry& geometry : node.geometries) {
        if (!scene.contains(geometry)) continue;
        if (const auto* mesh = std::get_if<scene::MeshId>(&geometry)) triangles += scene.mesh(*mesh).triangle_count();
        if (const auto* cloud = std::get_if<scene::PointCloudId>(&geometry))
            points += scene.point_cloud(*cloud).positions.size();
        if (const auto* lines = std::get_if<scene::LineSetId>(&geometry))
            segments += scene.line_set(*lines).segment_count();
        if (const auto* image = std::get_if<scene::ImagePlaneId>(&geometry))
            texels += scene.image_plane(*image).width() * scene.image_plane(*image).height();
        if (const auto* collection = std::get_if<scene::CollectionId>(&geometry))
            items += scene.collection(*collection).item_count();
    }
    const std::uint64_t sum = triangles + points + segments + texels + items;
    return sum == 0 ? std::string() : format_count(sum);
}

/// "5.449 × 2.612 × 3.800"
std::string size_text(const glm::dvec3& size) {
    const int decimals = decimals_for(std::max({size.x, size.y, size.z}));
    return format_fixed(size.x, decimals) + " × " + format_fixed(size.y, decimals) + " × " +
           format_fixed(size.z, decimals);
}

std::string_view unit_of(Glyph glyph) {
    switch (glyph) {
        case Glyph::group: return "parts";
        case Glyph::mesh: return "triangles";
        case Glyph::points: return "points";
        case Glyph::lines: return "segments";
        case Glyph::image: return "texels";
        case Glyph::items: return "items";
    }
    return {};
}

const char* label_of(Glyph glyph) {
    switch (glyph) {
        case Glyph::group: return "Parts";
        case Glyph::mesh: return "Triangles";
        case Glyph::points: return "Points";
        case Glyph::lines: return "Segments";
        case Glyph::image: return "Texels";
        case Glyph::items: return "Items";
    }
    return "";
}

void count_row(const Look& look, const char* label, std::uint64_t count) {
    if (count > 0) value_row(look, label, {format_count(count), ""});
}

}  // namespace

/// Where a row of the tree is and how it is parted.
struct ScenePanel::RowPlaces {
    ImVec2 min;
    ImVec2 size;
    float indent = 0;
    float eye = 0;  ///< width of the switch at the end
    bool chosen = false;
};

Glyph glyph_of(const scene::Node& node) {
    if (node.geometries.empty()) return Glyph::group;
    if (std::holds_alternative<scene::MeshId>(node.geometries.front())) return Glyph::mesh;
    if (std::holds_alternative<scene::ImagePlaneId>(node.geometries.front())) return Glyph::image;
    if (std::holds_alternative<scene::PointCloudId>(node.geometries.front())) return Glyph::points;
    return std::holds_alternative<scene::LineSetId>(node.geometries.front()) ? Glyph::lines : Glyph::items;
}

std::vector<SceneRow> scene_rows(const scene::Scene& scene, const std::set<scene::NodeId>& folded) {
    std::vector<SceneRow> rows;
    std::vector<SceneRow> waiting;
    const auto push_children = [&](const scene::Node& node, int depth) {
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            waiting.push_back({*child, depth, !scene.node(*child).children.empty()});
    };
    push_children(scene.node(scene.root()), 0);
    while (!waiting.empty()) {
        const SceneRow row = waiting.back();
        waiting.pop_back();
        rows.push_back(row);
        if (!folded.contains(row.node)) push_children(scene.node(row.node), row.depth + 1);
    }
    return rows;
}

void ScenePanel::reset() {
    folded_.clear();
    chosen_ = {};
    stale_ = true;
}

void ScenePanel::refresh(const scene::Scene& scene) {
    const std::uint64_t revision = scene.revision();
    if (!stale_ && revision == revision_) return;
    stale_ = false;
    revision_ = revision;
    rows_ = scene_rows(scene, folded_);
    counts_ = scene.counts();
}

void ScenePanel::bring_into_view(const scene::Scene& scene, scene::NodeId node) {
    for (scene::NodeId above = scene.node(node).parent; scene.nodes().contains(above); above = scene.node(above).parent)
        folded_.erase(above);
    rows_ = scene_rows(scene, folded_);
    const auto found = std::ranges::find(rows_, node, &SceneRow::node);
    if (found != rows_.end()) scroll_to_ = static_cast<std::size_t>(found - rows_.begin());
}

ScenePanel::Requests ScenePanel::show(const Look& look, scene::Scene& scene, Selection& selection) {
    Requests requests;
    refresh(scene);
    const bool is_chosen = selection.is_of(scene);
    if (is_chosen && selection.node != chosen_) bring_into_view(scene, selection.node);
    if (rows_.empty()) {
        muted_text(look, "Nothing is open.");
        return requests;
    }
    tree(look, scene, selection, requests);
    chosen_ = selection.node;
    gap(look, 8);
    variant_control(look, scene);
    if (!selection.is_of(scene)) {
        totals(look, scene);
        return requests;
    }
    details(look, scene, selection.node);
    if (!selection.clicked) return requests;
    gap(look, 8);
    clicked_rows(look, *selection.clicked);
    return requests;
}

void ScenePanel::variant_control(const Look& look, scene::Scene& scene) {
    if (scene.variants().empty()) return;
    std::vector<std::string> names{"As it is"};
    for (const scene::MaterialVariant& variant : scene.variants()) names.push_back(variant.name);
    const std::optional<std::size_t> selected = scene.selected_variant();
    int chosen = selected ? static_cast<int>(*selected) + 1 : 0;
    control_label(look, "Variant");
    if (dropdown(look, "variant", names, chosen, {"Which of the file's sets of materials is shown", ""})) {
        if (chosen == 0)
            scene.select_variant(std::nullopt);
        else
            scene.select_variant(static_cast<std::size_t>(chosen) - 1);
    }
    gap(look, 8);
}

void ScenePanel::tree(const Look& look, scene::Scene& scene, Selection& selection, Requests& requests) {
    const float height = look.px(row_height);
    const float shown = std::min(static_cast<float>(rows_.size()), most_rows);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    compat::begin_child("tree", {0, shown * height}, false);
    if (scroll_to_) {
        const float row = height * static_cast<float>(*std::exchange(scroll_to_, std::nullopt));
        const float top = ImGui::GetScrollY();
        if (row < top || row + height > top + shown * height) ImGui::SetScrollY(row - (shown - 1) * height / 2);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows_.size()), height);
    // A click may fold a node: rows_ is made anew in the next frame, not while it is drawn.
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            row(look, scene, rows_[static_cast<std::size_t>(i)], selection, requests);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

void ScenePanel::row(const Look& look, scene::Scene& scene, const SceneRow& row, Selection& selection,
                     Requests& requests) {
    const scene::Node& node = scene.node(row.node);
    const std::string count = size_of(scene, node);
    RowPlaces places;
    places.min = ImGui::GetCursorScreenPos();
    places.size = {ImGui::GetContentRegionAvail().x, look.px(row_height)};
    places.indent = look.px(4 + 14 * static_cast<float>(std::min(row.depth, deepest_indent)));
    places.eye = look.px(40);
    ImGui::PushID(static_cast<int>(row.node.index));
    ImGui::InvisibleButton("row", {std::max(1.0F, places.size.x - places.eye), places.size.y});
    if (!count.empty()) tooltip(look, {node.name + ": " + count + " " + std::string(unit_of(glyph_of(node))), {}});
    answer(row, ImGui::GetIO().MousePos.x < places.min.x + places.indent + look.px(14), selection, requests);
    places.chosen = selection.node == row.node;
    draw_row(look, row, node, count, places);
    ImGui::SameLine();
    if (ImGui::InvisibleButton("eye", {places.eye, places.size.y})) {
        scene::Node& edited = scene.edit_node(row.node);
        edited.visible = !edited.visible;
    }
    tooltip(look, {node.visible ? "Hide this and all below it" : "Show this", {}});
    const ImVec2 eye(places.min.x + places.size.x - places.eye / 2, places.min.y + places.size.y / 2);
    draw_eye(*ImGui::GetWindowDrawList(), eye, look.px(14), node.visible,
             ImGui::IsItemHovered() ? look.palette().text : look.palette().muted);
    ImGui::PopID();
}

void ScenePanel::answer(const SceneRow& row, bool on_arrow, Selection& selection, Requests& requests) {
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) requests.frame = row.node;
    if (!ImGui::IsItemClicked()) return;
    if (row.has_children && on_arrow) {
        if (folded_.erase(row.node) == 0) folded_.insert(row.node);
        stale_ = true;
    } else {
        selection = {.node = selection.node == row.node ? scene::NodeId() : row.node, .clicked = {}};
    }
}

void ScenePanel::draw_row(const Look& look, const SceneRow& row, const scene::Node& node, const std::string& count,
                          const RowPlaces& places) const {
    const Palette& palette = look.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = places.min;
    if (places.chosen || ImGui::IsItemHovered())
        list.AddRectFilled(at, {at.x + places.size.x, at.y + places.size.y},
                           ink(places.chosen ? palette.selected : palette.hovered, places.chosen ? 1.0F : 0.6F),
                           look.px(4));
    const float middle = at.y + places.size.y / 2;
    const float left = at.x + places.indent;
    if (row.has_children)
        draw_arrow(list, {left + look.px(5), middle}, look.px(8),
                   folded_.contains(row.node) ? Arrow::right : Arrow::down, palette.muted);
    draw_glyph(list, {left + look.px(20), middle}, look.px(11), glyph_of(node), palette.muted);
    const float y = std::floor(middle - ImGui::GetTextLineHeight() / 2);
    const float count_x = at.x + places.size.x - places.eye - ImGui::CalcTextSize(count.c_str()).x - look.px(4);
    const float name_x = left + look.px(32);
    const std::string name = elided(node.name.empty() ? "unnamed" : node.name, count_x - look.px(8) - name_x);
    list.AddText({name_x, y}, ink(node.visible ? palette.text : palette.muted), name.c_str());
    list.AddText({count_x, y}, ink(palette.muted), count.c_str());
}

namespace {

/// "1024 x 512", or why there is nothing to see.
std::string texture_text(const scene::Texture& texture) {
    switch (texture.state) {
        case scene::TextureState::waiting: return "not decoded yet";
        case scene::TextureState::failed: return "cannot be read";
        case scene::TextureState::ready: break;
    }
    return fmt::format("{} x {}", texture.texels.width(), texture.texels.height());
}

/// The material of the first mesh that a node shows, and what covers it.
void surface_rows(const Look& look, const scene::Scene& scene, const scene::Node& node) {
    for (const scene::Geometry& geometry : node.geometries) {
        const auto* const mesh = std::get_if<scene::MeshId>(&geometry);
        if (mesh == nullptr || !scene.contains(geometry)) continue;
        const scene::Material& material = scene.material(scene.mesh(*mesh).material);
        const float width = ImGui::GetContentRegionAvail().x / 2;
        if (!material.name.empty()) value_row(look, "Material", {elided(material.name, width), ""});
        const scene::TextureId id = material.base_color_texture.texture;
        if (!scene.textures().contains(id)) return;
        const scene::Texture& texture = scene.texture(id);
        value_row(look, "Texture", {texture_text(texture), ""}, {texture.name, {}});
        return;
    }
}

/// The lights that stand at a node.
void light_rows(const Look& look, const scene::Scene& scene, scene::NodeId node) {
    for (const scene::Light& light : scene.lights()) {
        if (light.node != node) continue;
        const std::string kind(name_of(light.kind));
        const std::string unit(intensity_unit(light.kind));
        value_row(look, "Light", {kind + ", " + format_number(light.intensity), unit}, {light.name, {}});
    }
}

}  // namespace

void ScenePanel::details(const Look& look, const scene::Scene& scene, scene::NodeId chosen) {
    const scene::Node& node = scene.node(chosen);
    heading(look, elided(node.name.empty() ? "unnamed" : node.name, ImGui::GetContentRegionAvail().x));
    const scene::Bounds bounds = scene.bounds_of(chosen);
    const std::string count = size_of(scene, node);
    if (!count.empty()) value_row(look, label_of(glyph_of(node)), {count, ""});
    const scene::Instances* const instances = scene.instances_of(chosen);
    if (instances != nullptr) value_row(look, "Instances", {format_count(instances->transforms.size()), ""});
    surface_rows(look, scene, node);
    light_rows(look, scene, chosen);
    if (!node.children.empty()) value_row(look, "Children", {format_count(node.children.size()), ""});
    if (bounds.empty()) return;
    const glm::dvec3 size = bounds.size();
    value_row(look, "Size", {size_text(size), ""}, {"Edges of the box around it, world units", {}});
    muted_text(look, "Double click shows it as large as possible.");
}

void ScenePanel::totals(const Look& look, const scene::Scene& scene) const {
    count_row(look, "Triangles", counts_.triangles);
    count_row(look, "Vertices", counts_.vertices);
    count_row(look, "Points", counts_.points);
    count_row(look, "Segments", counts_.segments);
    count_row(look, "Texels", counts_.texels);
    count_row(look, "Items", counts_.items);
    count_row(look, "Instances", counts_.instances);
    count_row(look, "Materials", counts_.materials);
    count_row(look, "Textures", counts_.textures);
    count_row(look, "Lights", counts_.lights);
    value_row(look, "Memory", format_bytes(counts_.bytes), {"Of all arrays, in main memory", {}});
    const scene::Bounds& bounds = scene.bounds();
    if (bounds.empty()) return;
    const glm::dvec3 size = bounds.size();
    value_row(look, "Size", {size_text(size), ""}, {"Edges of the box around everything visible, world units", {}});
}

}  // namespace vitrine::ui
