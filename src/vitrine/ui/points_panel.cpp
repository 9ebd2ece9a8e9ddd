#include <vitrine/ui/points_panel.h>

#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <spdlog/fmt/fmt.h>

#include <array>
#include <string>

namespace vitrine::ui {
namespace {

std::string reason(render::PointMethod wanted, render::PointMethod used) {
    if (wanted == used) return "as chosen";
    if (wanted != render::PointMethod::automatic && used == render::PointMethod::points)
        return "these points are too large for kernels";
    if (wanted == render::PointMethod::cpu) return "lit, or not in main memory";
    if (wanted == render::PointMethod::compute64) return "the driver has no 64-bit atomic operations";
    return used == render::PointMethod::points ? "few or large points" : "the fastest here by a short trial";
}

void method_control(const Look& look, render::PointMethod& method) {
    static constexpr std::array choices{
        Choice{"Auto", {"Few points as GL points; of many, the way that was fastest in a short trial", ""}},
        Choice{"GL", {"As GL points", ""}},
        Choice{"32 bit", {"By kernels in two passes: depths, then colours", ""}},
        Choice{"64 bit", {"By kernels in one pass, where the driver has 64-bit atomic operations", ""}},
        Choice{"CPU", {"By threads of the CPU, from main memory: unlit clouds", ""}},
    };
    choose(look, "Points by", "point method", choices, method);
}

void eye_dome_controls(const Look& look, render::EyeDome& eye_dome) {
    static constexpr std::array choices{
        Choice{"Auto", {"Of large clouds without normals", "view.eye_dome"}},
        Choice{"Off", {"No eye-dome lighting", "view.eye_dome"}},
        Choice{"On", {"Darken points whose neighbours in the picture are nearer", "view.eye_dome"}},
    };
    choose(look, "Eye-dome", "eye dome", choices, eye_dome.when);
    if (eye_dome.when == render::EyeDome::When::off) return;
    control_label(look, "Strength");
    slider(look, "eye dome strength", eye_dome.strength, 0.0F, 10.0F, "%.1f", {"How dark eye-dome lighting makes", ""});
    control_label(look, "Radius");
    slider(look, "eye dome radius", eye_dome.radius_pixels, 1.0F, 8.0F, "%.1f px", {"How far neighbours are", ""});
}

}  // namespace

void points_panel(const Look& look, ViewportSettings& settings, const ViewportStatus& status) {
    method_control(look, settings.render.point_method);
    const render::PointMethod used = status.counts.point_method;
    muted_text(look, fmt::format("{}: {}", render::name_of(used), reason(settings.render.point_method, used)));
    float& size = settings.render.point_size;
    control_label(look, "Size");
    slider(look, "point size", size, 0.0F, 16.0F, size > 0 ? "%.1f px" : "auto",
           {"Diameter of clouds' points; 0: as each cloud has it, and larger where they are far apart", ""});
    control_label(look, "Budget");
    slider(look, "point budget", settings.point_budget_ms, 0.0F, 200.0F, "%.0f ms",
           {"Of a frame that moves: of large clouds as many points are drawn as it allows; 0: all", ""});
    eye_dome_controls(look, settings.render.eye_dome);
}

}  // namespace vitrine::ui
