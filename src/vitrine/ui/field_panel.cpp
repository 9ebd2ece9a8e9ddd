#include <vitrine/ui/field_panel.h>

#include <vitrine/render/field_store.h>
#include <vitrine/ui/field_histogram.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/swatches.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vitrine::ui {
namespace {

void name_row(const Look& look, std::span<const std::string> names, std::string& name) {
    std::vector<std::string> titles{"None"};
    titles.insert(titles.end(), names.begin(), names.end());
    const auto found = std::ranges::find(titles.begin() + 1, titles.end(), name);
    int chosen = found == titles.end() ? 0 : static_cast<int>(found - titles.begin());
    control_label(look, "Numbers");
    if (dropdown(look, "field", titles, chosen, {"Numbers that are shown in the place of colours", "view.field"}))
        name = chosen == 0 ? std::string() : titles[static_cast<std::size_t>(chosen)];
}

std::string where_text(const scene::SceneField& field) {
    std::string text;
    const auto add = [&text](bool there, const char* what) {
        if (there) text += (text.empty() ? "of " : ", ") + std::string(what);
    };
    add(field.of_vertices, "vertices");
    add(field.of_faces, "faces");
    add(field.of_points, "points");
    return text;
}

void facts(const Look& look, const scene::SceneField& field, const scene::FieldStatistics& known) {
    muted_text(look, fmt::format("{} {}: {:g} to {:g}", format_count(known.finite()), where_text(field), known.min,
                                 known.max));
    if (known.not_numbers + known.infinite > 0)
        muted_text(look,
                   fmt::format("{} NaN, {} infinite", format_count(known.not_numbers), format_count(known.infinite)));
}

void range_rows(const Look& look, render::FieldLook& field) {
    static constexpr std::array ranges{
        Choice{"Auto", {"Full, or percentiles where few numbers are far away from all others", ""}},
        Choice{"Full", {"From the smallest number to the largest one", ""}},
        Choice{"Percent", {"Without the few that are smallest and largest", ""}},
        Choice{"Hand", {"Between two numbers: also by dragging the marks above", ""}},
    };
    choose(look, "Range", "field range", ranges, field.range);
    if (field.range == render::FieldRange::percentiles) {
        control_label(look, "From");
        slider(look, "low percentile", field.percentiles.x, 0.0F, 50.0F, "%.1f %%", {"So many are below", ""});
        control_label(look, "To");
        slider(look, "high percentile", field.percentiles.y, 50.0F, 100.0F, "%.1f %%", {"So many are not above", ""});
    }
    if (field.range != render::FieldRange::by_hand) return;
    control_label(look, "Limits");
    ImGui::SetNextItemWidth(std::max(1.0F, ImGui::GetContentRegionAvail().x));
    ImGui::InputFloat2("##field limits", &field.limits.x, "%.5g");
    tooltip(look, {"The numbers that get the first and the last colour", ""});
}

void line_rows(const Look& look, render::FieldLook& field) {
    static constexpr std::array kinds{
        Choice{"None", {"Colours alone", ""}},
        Choice{"Lines", {"Of equal numbers, on surfaces whose vertices have them", ""}},
        Choice{"Bands", {"Every second step is darker, of points, too", ""}},
    };
    choose(look, "Isolines", "isolines", kinds, field.isolines);
    if (field.isolines == render::Isolines::none) return;
    control_label(look, "Step");
    ImGui::SetNextItemWidth(std::max(1.0F, ImGui::GetContentRegionAvail().x));
    ImGui::InputFloat("##isoline step", &field.step, 0, 0, field.step > 0 ? "%.5g" : "auto");
    field.step = std::max(field.step, 0.0F);
    tooltip(look, {"Between two lines, of the logarithm where that is used; 0: a round number", ""});
}

void switches(const Look& look, render::FieldLook& field) {
    check(look, "Logarithms", field.logarithmic, {"Equal factors have equal steps of colour", ""});
    second_column(look);
    check(look, "Colour bar", field.bar, {"Show the colours and their numbers in the picture", ""});
    check(look, "Lit", field.lit, {"Light darkens surfaces, and points with normals", ""});
    second_column(look);
    ImGui::ColorEdit3("No number", &field.no_number.x, ImGuiColorEditFlags_NoInputs);
    tooltip(look, {"The colour of NaN, and of what has no logarithm", ""});
}

}  // namespace

void field_panel(const Look& look, const scene::Scene& scene, std::span<const std::string> names,
                 scene::FieldRecords& records, render::FieldLook& field) {
    name_row(look, names, field.name);
    const std::optional<scene::SceneField> shown = scene::field_named(scene, field.name);
    if (!shown && std::ranges::find(names, field.name) != names.end()) muted_text(look, "is being computed");
    if (!shown) return;
    facts(look, *shown, records.statistics(*shown));
    control_label(look, "Colours");
    color_map_dropdown(look, field.map);
    const render::FieldScale found = render::scale_of(field, *shown, records);
    if (found.scale.categories == 0) {
        gap(look, 4);
        field_histogram(look, *shown, records, found.scale, field);
        range_rows(look, field);
        line_rows(look, field);
    }
    gap(look, 4);
    switches(look, field);
    if (!found.remark.empty()) paragraph(look.palette().warn, found.remark);
}

}  // namespace vitrine::ui
