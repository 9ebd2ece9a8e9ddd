#include <vitrine/ui/lighting_panel.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <glm/glm.hpp>

#include <array>

namespace vitrine::ui {

void lighting_panel(const Look& look, render::Settings& settings) {
    static constexpr std::array qualities{
        Choice{"Draft", {"Matte surfaces, one light beside the camera", "view.quality"}},
        Choice{"Normal", {"Physically based surfaces, lit from all around", "view.quality"}},
    };
    static constexpr std::array surroundings{
        Choice{"Studio", {"Lamps and a bright ceiling", ""}},
        Choice{"Even", {"Light of 1 from everywhere", ""}},
    };
    static constexpr std::array tones{
        Choice{"Neutral", {"Colours stay what they are, but for what is nearly white (Khronos PBR Neutral)", ""}},
        Choice{"ACES", {"As of films", ""}},
        Choice{"AgX", {"Softer, bright light pales", ""}},
        Choice{"None", {"What is brighter than white is white", ""}},
    };
    choose(look, "Quality", "quality", qualities, settings.quality);
    if (settings.quality == render::Quality::draft) return;
    render::Lighting& lighting = settings.lighting;
    choose(look, "Around", "around", surroundings, lighting.surroundings);
    control_label(look, "Brightness");
    slider(look, "surroundings", lighting.intensity, 0.0F, 4.0F, "%.2f", {"Of the light from all around", ""});
    control_label(look, "Turn");
    float degrees = glm::degrees(lighting.rotation_radians);
    if (slider(look, "turn", degrees, -180.0F, 180.0F, "%.0f deg", {"Turns all light about the vertical", ""}))
        lighting.rotation_radians = glm::radians(degrees);
    control_label(look, "Key light");
    slider(look, "key light", lighting.key, 0.0F, 4.0F, "%.2f", {"How bright the light from one side is", ""});
    control_label(look, "Exposure");
    slider(look, "exposure", lighting.exposure_ev, -5.0F, 5.0F, "%+.1f EV", {"Each step doubles all light", ""});
    choose(look, "Tones", "tones", tones, lighting.tone_mapping);
}

}  // namespace vitrine::ui
