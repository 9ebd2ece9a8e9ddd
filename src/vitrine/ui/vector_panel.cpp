#include <vitrine/ui/vector_panel.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>

#include <algorithm>
#include <vector>

namespace vitrine::ui {

void vector_panel(const Look& look, std::span<const std::string> names, render::VectorLook& vectors) {
    std::vector<std::string> titles{"None"};
    titles.insert(titles.end(), names.begin(), names.end());
    const auto found = std::ranges::find(titles.begin() + 1, titles.end(), vectors.name);
    int chosen = found == titles.end() ? 0 : static_cast<int>(found - titles.begin());
    control_label(look, "Arrows");
    if (dropdown(look, "vectors", titles, chosen, {"Vectors that are shown as arrows", ""}))
        vectors.name = chosen == 0 ? std::string() : titles[static_cast<std::size_t>(chosen)];
    if (chosen == 0) return;
    control_label(look, "Length");
    float percent = 100 * vectors.length;
    if (slider(look, "vector length", percent, 0.1F, 25.0F, "%.1f %%", {"Of the longest, of the scene's diagonal", ""}))
        vectors.length = percent / 100;
    control_label(look, "Number");
    slider(look, "vector count", vectors.most, 100, 50'000, "%d",
           {"Of a mesh or a cloud at most: of more elements every so many have one", ""});
    check(look, "Same length", vectors.same_length, {"Whatever the vectors' lengths are", ""});
    second_column(look);
    ImGui::ColorEdit3("Colour", &vectors.color.x, ImGuiColorEditFlags_NoInputs);
    tooltip(look, {"Of the arrows", ""});
}

}  // namespace vitrine::ui
