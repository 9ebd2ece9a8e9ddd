#include <app/demos/smoke_demo.h>

#include <app/demos/count_choice.h>

#include <vitrine/scene/color_map.h>
#include <vitrine/scene/labels.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

constexpr double step_seconds = 1.0 / 60;
constexpr int most_steps = 2;  // in a frame: a slow machine shows slow motion
constexpr float source_radius = 0.035F;
constexpr float finger_radius = 0.04F;
constexpr float finger_density = 0.25F;
constexpr float push_per_way = 5;  // speed for a way of the pointer, in widths

/// Where a pixel shows the image, 0 to 1 from its lower left corner; nothing beside it.
std::optional<glm::vec2> place_at(const glm::vec2& position, const scene::Camera& camera, glm::ivec2 size) {
    const scene::Ray ray = camera.ray_through(position, size);
    if (std::abs(ray.direction.z) < 1e-9) return std::nullopt;
    const glm::dvec3 at = ray.origin - ray.origin.z / ray.direction.z * ray.direction;
    const glm::vec2 place = glm::vec2(at) + 0.5F;
    if (glm::any(glm::lessThan(place, glm::vec2(0))) || glm::any(glm::greaterThan(place, glm::vec2(1))))
        return std::nullopt;
    return place;
}

}  // namespace

void SmokeDemo::set_look(render::Settings& settings) const {
    settings.grid = false;
    // Darker than where there is no smoke, so that the box is seen.
    settings.background_top = settings.background_bottom = 0.45F * scene::viridis().color(0);
}

scene::Scene SmokeDemo::make_scene() {
    model_.emplace(count_);
    time_ = 0;
    scene::ImagePlane image;
    image.name = "smoke";
    image.texels = scene::ScalarImage(model_->edge(), model_->edge(), 0.0F);
    image.smooth = true;
    image.high = 1.1F;
    label_arrays(image, image.name);
    scene::Scene scene;
    scene.add_shown(std::move(image));
    image_ = scene.image_planes().ids().front();
    return scene;
}

void SmokeDemo::advance(scene::Scene& scene, compute::Queue& queue, double seconds) {
    const std::vector<Trail::Mark> marks = trail_.take();
    for (const Trail::Mark& mark : marks)
        model_->puff(queue, mark.place, finger_radius, finger_density, push_per_way * mark.way);
    const int steps = clock_.due(seconds, step_seconds, most_steps);
    for (int i = 0; i < steps; ++i) step(queue);
    if (seconds > 0 && steps == 0 && marks.empty()) return;
    model_->write(queue, scene.edit_image_plane(image_).scalars());
}

void SmokeDemo::step(compute::Queue& queue) {
    constexpr auto seconds = static_cast<float>(step_seconds);
    time_ += step_seconds;
    const auto sway = static_cast<float>(std::sin(1.3 * time_) + 0.5 * std::sin(3.1 * time_));
    model_->puff(queue, {0.5F + 0.05F * sway, 0.09F}, source_radius, 5 * source_ * seconds,
                 {0.25F * sway * seconds, 1.5F * seconds});
    model_->step(queue, seconds, parameters_);
}

bool SmokeDemo::handle(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size,
                       scene::Scene& /*scene*/) {
    const bool taken = trail_.handle(event, [&](const glm::vec2& pixels) { return place_at(pixels, camera, size); });
    due |= taken;
    return taken;
}

bool SmokeDemo::set_count(std::size_t count) {
    require_count("smoke", "cells", count, 4, 16'000'000);
    count_ = count;
    return true;
}

void SmokeDemo::panel(const ui::Look& look, scene::Scene& scene) {
    static constexpr std::array counts{
        CountChoice{std::size_t{128} * 128, {"128²", {"16,384 cells", {}}}},
        CountChoice{std::size_t{256} * 256, {"256²", {"65,536 cells", {}}}},
        CountChoice{std::size_t{512} * 512, {"512²", {"262,144 cells", {}}}},
        CountChoice{std::size_t{1024} * 1024, {"1024²", {"A million cells, for GPUs", {}}}},
    };
    bool again = count_choice(look, "Cells", counts, count_);
    ui::control_label(look, "Source");
    ui::slider(look, "source", source_, 0, 3, "%.2f", {"How much smoke comes from below", {}});
    ui::control_label(look, "Rise");
    ui::slider(look, "rise", parameters_.buoyancy, 0, 3, "%.2f", {"How hard smoke is driven upwards", {}});
    ui::control_label(look, "Swirls");
    ui::slider(look, "swirls", parameters_.confinement, 0, 30, "%.1f /s",
               {"How much what turns is kept turning, against what the grid smooths away", {}});
    ui::control_label(look, "Fading");
    ui::slider(look, "fading", parameters_.density_decay, 0, 2, "%.2f /s", {"Part of the smoke lost in a second", {}});
    ui::gap(look, 4);
    again |= ui::button(look, "Start again", -1, {"An empty box", {}});
    if (again) {
        scene = make_scene();
        due = true;
    }
    ui::value_row(look, "Kernels in a step", {ui::format_count(SmokeModel::pressure_steps + 5), ""},
                  {"One carries, one drives, 20 and two more keep it incompressible, one adds smoke", {}});
    ui::muted_text(look, "Drag over the box to add smoke.");
    ui::muted_text(look, "Beside it the camera turns.");
}

}  // namespace vitrine::app
