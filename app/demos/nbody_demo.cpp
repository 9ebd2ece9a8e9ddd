#include <app/demos/nbody_demo.h>

#include <app/demos/count_choice.h>

#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

constexpr double steps_per_second = 60;
constexpr int most_steps = 1;  // in a frame: a slow machine shows slow motion

/// One galaxy from warm white to orange, the other from white to blue, outwards.
std::vector<glm::u8vec4> colors_of(const std::vector<MassPoint>& bodies) {
    constexpr std::array<std::array<glm::vec3, 2>, 2> ramps{
        {{glm::vec3(255, 236, 200), glm::vec3(255, 122, 58)}, {glm::vec3(214, 236, 255), glm::vec3(72, 118, 255)}}};
    const std::size_t first = bodies.size() - bodies.size() / 2;
    std::vector<glm::u8vec4> colors;
    colors.reserve(bodies.size());
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const std::size_t galaxy = i < first ? 0 : 1;
        const float radius = glm::distance(bodies[i].place, bodies[galaxy == 0 ? 0 : first].place);
        const glm::vec3 color = glm::mix(ramps[galaxy][0], ramps[galaxy][1], std::sqrt(std::min(radius, 1.0F)));
        colors.emplace_back(glm::u8vec3(color), 255);
    }
    return colors;
}

}  // namespace

void NbodyDemo::set_look(render::Settings& settings) const {
    settings.grid = false;
    settings.background_top = settings.background_bottom = glm::vec3(0.012F, 0.012F, 0.02F);
}

scene::Scene NbodyDemo::make_scene() {
    scene::Scene scene;
    fill(scene);
    return scene;
}

void NbodyDemo::fill(scene::Scene& scene) {
    const std::vector<MassPoint> bodies = make_colliding_galaxies(count_);
    std::vector<glm::vec3> positions;
    positions.reserve(bodies.size());
    for (const MassPoint& body : bodies) positions.push_back(body.place);
    scene::Collection collection(scene::CollectionKind::points, "bodies");
    collection.blend = scene::CollectionBlend::add;
    collection.softness = 1;
    points_ = collection.add_points(positions, {}, colors_of(bodies));
    scene.add_shown(std::move(collection));
    bodies_ = scene.collections().ids().front();
    scene.set_bounds(bodies_, scene::Bounds{glm::dvec3(-3), glm::dvec3(3)});
    model_.emplace(bodies);
    look_of_bodies(scene);
}

void NbodyDemo::look_of_bodies(scene::Scene& scene) const {
    scene::Collection& collection = scene.edit_collection(bodies_);
    // The more there are, the smaller and fainter each is.
    const float share = 4096.0F / static_cast<float>(std::max<std::size_t>(count_, 256));
    collection.set(points_, &scene::Item::size, 10.0F * std::pow(share, 0.25F));
    collection.color.a = glow_ * 0.45F * std::pow(share, 0.3F);
}

void NbodyDemo::advance(scene::Scene& scene, compute::Queue& queue, double seconds) {
    model_->softening = softening_;
    const int steps = clock_.due(seconds, 1 / steps_per_second, most_steps);
    for (int i = 0; i < steps; ++i)
        model_->step(queue, time_step_, scene.edit_collection(bodies_).positions_for_kernels());
}

bool NbodyDemo::set_count(std::size_t count) {
    require_count("nbody", "bodies", count, 2, 1'000'000);
    count_ = count;
    return true;
}

void NbodyDemo::panel(const ui::Look& look, scene::Scene& scene) {
    static constexpr std::array counts{
        CountChoice{1024, {"1,024", {"A million attractions in a step", {}}}},
        CountChoice{4096, {"4,096", {"17 million attractions in a step", {}}}},
        CountChoice{16'384, {"16,384", {"268 million attractions in a step, for GPUs", {}}}},
    };
    bool again = count_choice(look, "Bodies", counts, count_);
    ui::control_label(look, "Softening");
    ui::slider(look, "softening", softening_, 0.005F, 0.2F, "%.3f",
               {"Closer to each other bodies attract as if they were so far apart", {}});
    ui::control_label(look, "Time step");
    ui::slider(look, "time step", time_step_, 0.001F, 0.02F, "%.4f",
               {"Of 60 steps in a second; a galaxy's rim goes around in 6.3", {}});
    ui::control_label(look, "Glow");
    if (ui::slider(look, "glow", glow_, 0, 4, "%.2f", {"Brightness of a body", {}})) look_of_bodies(scene);
    ui::gap(look, 4);
    again |= ui::button(look, "Start again", -1, {"Both galaxies back to where they came from", {}});
    if (again) {
        scene = make_scene();
        due = true;
    }
    ui::value_row(look, "Attractions", {ui::format_count(std::uint64_t{count_} * count_), ""},
                  {"In a step: each body by each", {}});
}

}  // namespace vitrine::app
