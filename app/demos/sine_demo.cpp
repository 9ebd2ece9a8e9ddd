#include <app/demos/sine_demo.h>

#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

constexpr float two_pi = 2 * std::numbers::pi_v<float>;

/// From blue over violet to orange, along the line; they stand out on dark and on light.
std::vector<glm::u8vec4> colors_along(std::size_t points) {
    const glm::vec3 ends[] = {{64, 132, 255}, {176, 98, 240}, {255, 128, 64}};
    std::vector<glm::u8vec4> colors;
    colors.reserve(points);
    for (std::size_t i = 0; i < points; ++i) {
        const float t = 2 * static_cast<float>(i) / static_cast<float>(points);
        const glm::vec3 color = t < 1 ? glm::mix(ends[0], ends[1], t) : glm::mix(ends[1], ends[2], t - 1);
        colors.emplace_back(glm::u8vec3(color), 255);
    }
    return colors;
}

}  // namespace

scene::Scene SineDemo::make_scene() {
    scene::Collection line(scene::CollectionKind::polylines, "sine");
    const scene::ItemId item = line.add_polyline(
        model_.points(sine_), {.size = 3.5F, .cap = scene::LineCap::round, .join = scene::LineJoin::bevel});
    line.set_colors(item, colors_along(model_.size()));
    scene::Scene scene;
    scene.add_shown(std::move(line));
    line_ = scene.collections().ids().front();
    scene.set_bounds(line_, scene::Bounds{glm::dvec3(-1, -0.6, 0), glm::dvec3(1, 0.6, 0)});
    return scene;
}

void SineDemo::advance(scene::Scene& scene, compute::Queue& queue, double seconds) {
    sine_.phase = std::fmod(sine_.phase + speed_ * static_cast<float>(seconds), two_pi);
    model_.write(queue, sine_, scene.edit_collection(line_).positions_for_kernels());
}

bool SineDemo::set_count(std::size_t count) {
    require_count("sine", "points", count, 2, 10'000'000);
    model_ = SineModel(count);
    return true;
}

void SineDemo::panel(const ui::Look& look, scene::Scene& /*scene*/) {
    ui::control_label(look, "Amplitude");
    due |= ui::slider(look, "amplitude", sine_.amplitude, 0, 1, "%.2f", {"Height of the crests", {}});
    ui::control_label(look, "Frequency");
    due |= ui::slider(look, "frequency", sine_.frequency, 0, 100, "%.1f rad", {"Radians in a unit of x", {}});
    ui::control_label(look, "Speed");
    ui::slider(look, "speed", speed_, -10, 10, "%.1f rad/s", {"Of the phase: how fast the wave runs", {}});
    ui::gap(look, 4);
    ui::value_row(look, "Points", {ui::format_count(model_.size()), ""},
                  {"All computed by a kernel, where they are drawn; --count chooses their number", {}});
}

}  // namespace vitrine::app
