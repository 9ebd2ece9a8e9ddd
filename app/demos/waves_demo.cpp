#include <app/demos/waves_demo.h>

#include <app/demos/count_choice.h>

#include <vitrine/scene/shapes.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vitrine::app {
namespace {

constexpr int most_steps = 24;  // in a frame: a slow machine shows slow motion
constexpr float finger_radius = 0.06F;
constexpr float finger_depth = -0.05F;

/// Where a pixel shows the water's level, x and z; nothing beside the basin.
std::optional<glm::vec2> place_at(const glm::vec2& position, const scene::Camera& camera, glm::ivec2 size) {
    const scene::Ray ray = camera.ray_through(position, size);
    if (std::abs(ray.direction.y) < 1e-9) return std::nullopt;
    const double distance = -ray.origin.y / ray.direction.y;
    if (distance <= 0) return std::nullopt;
    const glm::dvec3 at = ray.origin + distance * ray.direction;
    if (std::max(std::abs(at.x), std::abs(at.z)) > 1) return std::nullopt;
    return glm::vec2(at.x, at.z);
}

}  // namespace

scene::Scene WavesDemo::make_scene() {
    scene::Scene scene;
    fill(scene);
    return scene;
}

void WavesDemo::fill(scene::Scene& scene) {
    model_.emplace(count_);
    until_drop_ = 0;
    const auto edge = static_cast<int>(model_->edge());
    scene::Mesh mesh = scene::make_height_field(edge, edge, [](float, float) { return 0.0F; });
    mesh.name = "water";
    mesh.normals.assign(std::vector(mesh.positions.size(), glm::vec3(0, 1, 0)));
    mesh.colors.assign(std::vector(mesh.positions.size(), glm::u8vec4(13, 107, 163, 255)));
    scene::Material material;
    material.name = "water";
    material.base_color = glm::vec4(1);
    mesh.material = scene.add(std::move(material));
    scene.add_shown(std::move(mesh));
    surface_ = scene.meshes().ids().front();
    scene.set_bounds(surface_, scene::Bounds{glm::dvec3(-1, -0.2, -1), glm::dvec3(1, 0.2, 1)});
}

void WavesDemo::advance(scene::Scene& scene, compute::Queue& queue, double seconds) {
    const int steps = clock_.due(seconds, model_->step_seconds(), most_steps);
    const std::vector<Press> disturbed = presses(seconds);
    for (const Press& press : disturbed) model_->press(queue, press.place, press.radius, press.height);
    for (int i = 0; i < steps; ++i) model_->step(queue, static_cast<double>(damping_));
    if (seconds > 0 && steps == 0 && disturbed.empty()) return;
    scene::Mesh& mesh = scene.edit_mesh(surface_);
    model_->write(queue, {mesh.positions, mesh.normals, mesh.colors});
}

std::vector<WavesDemo::Press> WavesDemo::presses(double seconds) {
    std::vector<Press> all;
    for (const Trail::Mark& mark : trail_.take()) {
        const bool first = mark.way == glm::vec2(0);
        all.push_back({mark.place, finger_radius, first ? finger_depth : 0.5F * finger_depth});
    }
    until_drop_ -= seconds;
    if (until_drop_ > 0 || drops_ <= 0 || seconds <= 0) return all;
    std::uniform_real_distribution<float> chance(0, 1);
    const auto next = [&] { return chance(random_); };
    until_drop_ = static_cast<double>((0.5F + next()) / drops_);
    const float x = 1.8F * next() - 0.9F;
    const float z = 1.8F * next() - 0.9F;
    const float size = next();
    all.push_back({{x, z}, 0.035F + 0.045F * size, -0.09F - 0.11F * size});
    return all;
}

bool WavesDemo::handle(const scene::InputEvent& event, const scene::Camera& camera, glm::ivec2 size,
                       scene::Scene& /*scene*/) {
    const bool taken = trail_.handle(event, [&](const glm::vec2& pixels) { return place_at(pixels, camera, size); });
    due |= taken;
    return taken;
}

bool WavesDemo::set_count(std::size_t count) {
    require_count("waves", "vertices", count, 4, 16'000'000);
    count_ = count;
    return true;
}

void WavesDemo::panel(const ui::Look& look, scene::Scene& scene) {
    static constexpr std::array counts{
        CountChoice{std::size_t{128} * 128, {"128²", {"16,384 vertices", {}}}},
        CountChoice{std::size_t{256} * 256, {"256²", {"65,536 vertices", {}}}},
        CountChoice{std::size_t{512} * 512, {"512²", {"262,144 vertices", {}}}},
        CountChoice{std::size_t{1024} * 1024, {"1024²", {"A million vertices, for GPUs", {}}}},
    };
    if (count_choice(look, "Vertices", counts, count_)) {
        scene = make_scene();
        due = true;
    }
    ui::control_label(look, "Damping");
    ui::slider(look, "damping", damping_, 0, 3, "%.2f", {"By how much of itself a movement slows in a second", {}});
    ui::control_label(look, "Drops");
    ui::slider(look, "drops", drops_, 0, 5, "%.1f /s", {"That fall by themselves", {}});
    ui::gap(look, 4);
    ui::value_row(
        look, "Time step", {ui::format_ms(1000 * model_->step_seconds()), "ms"},
        {"0.6 of the time in which a wave gets from one vertex to the next: finer grids need more steps", {}});
    ui::muted_text(look, "Press the water, or draw on it.");
    ui::muted_text(look, "Beside it the camera turns.");
}

}  // namespace vitrine::app
