#include <vitrine/ui/lighting_panel.h>

#include <vitrine/render/environment.h>
#include <vitrine/ui/marks.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <imgui.h>
#include <spdlog/fmt/fmt.h>

#include <glm/glm.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::ui {
namespace {

void matcap_row(const Look& look, render::Matcap& matcap) {
    std::vector<std::string> titles{"None"};
    for (const std::string_view name : render::matcap_names()) titles.emplace_back(name);
    auto found = std::ranges::find(titles, matcap.name);
    if (matcap.picture == nullptr) found = titles.begin();
    if (found == titles.end()) found = titles.insert(found, matcap.name);
    int chosen = static_cast<int>(found - titles.begin());
    control_label(look, "Matcap");
    if (!dropdown(look, "matcap", titles, chosen,
                  {"Colour surfaces by a picture of a lit ball, in the place of light", ""}))
        return;
    matcap = chosen == 0 ? render::Matcap() : render::make_matcap(titles[static_cast<std::size_t>(chosen)]);
}

constexpr float open_width = 64;

void surroundings_row(const Look& look, render::Lighting& lighting) {
    static constexpr std::array choices{
        Choice{"Studio", {"Lamps and a bright ceiling", ""}},
        Choice{"Even", {"Light of 1 from everywhere", ""}},
        Choice{"Picture", {"The environment map below", ""}},
    };
    const std::size_t kinds = lighting.map ? choices.size() : choices.size() - 1;
    render::Surroundings chosen = lighting.surroundings;
    choose(look, "Around", "around", std::span(choices).first(kinds), chosen);
    if (chosen != lighting.surroundings) render::set_surroundings(lighting, chosen);
}

std::string description_of(const render::Environment& environment) {
    std::string text = fmt::format("{}, {} x {} pixels", environment.name, environment.size.x, environment.size.y);
    if (environment.file_size.x > environment.size.x)
        text += fmt::format(", made fewer of {} x {}", environment.file_size.x, environment.file_size.y);
    return text;
}

/// The map's, cut to `width`.
void picture_name(const Look& look, const render::Environment* map, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImGui::InvisibleButton("picture", {std::max(width, 1.0F), height});
    const std::string help =
        map != nullptr ? description_of(*map) : "A Radiance picture that is dropped on the window lights the scene";
    tooltip(look, {help, ""});
    const std::string name = elided(map != nullptr ? map->name : "Drop an .hdr file", width);
    const Color& color = map != nullptr ? look.palette().text : look.palette().muted;
    ImGui::GetWindowDrawList()->AddText({at.x, at.y + (height - ImGui::GetTextLineHeight()) / 2}, ink(color),
                                        name.c_str());
}

/// True: the person wants another one.
bool picture_row(const Look& look, const render::Lighting& lighting) {
    control_label(look, "Picture");
    const float button_width = look.px(open_width);
    const float start = ImGui::GetCursorPosX();
    const float width = ImGui::GetContentRegionAvail().x - button_width - look.px(8);
    picture_name(look, lighting.map.get(), width);
    continue_at(start + width + look.px(8));
    return button(look, "Open…##environment", button_width,
                  {"Choose a picture of what is around, to be lit by it: Radiance, .hdr", "view.environment"});
}

void brightness_rows(const Look& look, render::Lighting& lighting) {
    control_label(look, "Brightness");
    slider(look, "surroundings", lighting.intensity, 0.0F, 4.0F, "%.2f", {"Of the light from all around", ""});
    control_label(look, "Turn");
    float degrees = glm::degrees(lighting.rotation_radians);
    if (slider(look, "turn", degrees, -180.0F, 180.0F, "%.0f deg",
               {"Turns all light about the vertical, as Ctrl + left drag over the scene does", ""}))
        lighting.rotation_radians = glm::radians(degrees);
    control_label(look, "Key light");
    slider(look, "key light", lighting.key, 0.0F, 4.0F, "%.2f",
           {"How bright the light from one side is; pictures have lights of their own", ""});
    control_label(look, "Scene lights");
    slider(look, "scene lights", lighting.scene_lights, 0.0F, 4.0F, "%.2f",
           {"How bright the scene's own lamps and suns are; where it has some they are in the key light's place", ""});
    control_label(look, "Exposure");
    slider(look, "exposure", lighting.exposure_ev, -5.0F, 5.0F, "%+.1f EV", {"Each step doubles all light", ""});
}

}  // namespace

LightingRequests lighting_panel(const Look& look, render::Settings& settings) {
    static constexpr std::array qualities{
        Choice{"Draft", {"Matte surfaces, one light beside the camera", "view.quality"}},
        Choice{"Normal", {"Physically based surfaces, lit from all around", "view.quality"}},
        Choice{"High", {"With shadows and ambient occlusion, and transparent layers as they lie", "view.quality"}},
    };
    static constexpr std::array backdrops{
        Choice{"Gradient", {"Behind everything is nothing but a colour", ""}},
        Choice{"Sharp", {"Behind everything is what is around", ""}},
        Choice{"Blurred", {"Behind everything is what is around, out of focus", ""}},
    };
    static constexpr std::array tones{
        Choice{"Neutral", {"Colours stay what they are, but for what is nearly white (Khronos PBR Neutral)", ""}},
        Choice{"ACES", {"As of films", ""}},
        Choice{"AgX", {"Softer, bright light pales", ""}},
        Choice{"None", {"What is brighter than white is white", ""}},
    };
    render::Quality quality = settings.quality;
    choose(look, "Quality", "quality", qualities, quality);
    if (quality != settings.quality) render::set_quality(settings, quality);
    matcap_row(look, settings.matcap);
    if (settings.quality == render::Quality::draft || settings.matcap.picture != nullptr) return {};
    render::Lighting& lighting = settings.lighting;
    surroundings_row(look, lighting);
    const LightingRequests requests{.environment = picture_row(look, lighting)};
    choose(look, "Behind", "backdrop", backdrops, lighting.backdrop);
    brightness_rows(look, lighting);
    check(look, "Shadows", settings.shadows,
          {"What is between a surface and the key light keeps it away; soft when the picture rests", "view.shadows"});
    check(look, "Occlusion", settings.ambient_occlusion,
          {"Less light from all around gets into crevices and where things touch; while the picture rests",
           "view.occlusion"});
    static constexpr std::array layers{
        Choice{"Weighted", {"What is nearer counts more: quick", ""}},
        Choice{"Peeled", {"Layer by layer, as they lie", ""}},
    };
    choose(look, "See-through", "transparency", layers, settings.transparency);
    choose(look, "Tones", "tones", tones, lighting.tone_mapping);
    return requests;
}

}  // namespace vitrine::ui
