#include <app/demos/galaxy_demo.h>

#include <app/demos/black_body.h>

#include <vitrine/base/frame_timings.h>
#include <vitrine/scene/material.h>
#include <vitrine/ui/format.h>
#include <vitrine/ui/text.h>
#include <vitrine/ui/widgets.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vitrine::app {
namespace {

constexpr std::size_t dust_clouds = 1200;
constexpr std::size_t h2_regions = 500;
constexpr double kpc_per_km_s_myr = 1.0227e-3;  // 1 km/s for a million years, in kiloparsec

glm::u8vec4 color_of(const GalaxyBody& body) {
    const glm::u8vec4 color = scene::encode_color(glm::vec4(black_body_color(body.kelvin), 1));
    return {color.r, color.g, color.b, static_cast<std::uint8_t>(255 * std::clamp(body.brightness, 0.0F, 1.0F))};
}

bool double_slider(const ui::Look& look, const char* id, double& value, float low, float high, const char* format,
                   const ui::Help& help) {
    auto shown = static_cast<float>(value);
    if (!ui::slider(look, id, shown, low, high, format, help)) return false;
    value = shown;
    return true;
}

}  // namespace

void GalaxyDemo::set_look(render::Settings& settings) const {
    settings.grid = false;
    settings.background_top = settings.background_bottom = glm::vec3(0.012F, 0.012F, 0.02F);
}

scene::Scene GalaxyDemo::make_scene() {
    scene::Scene scene;
    fill(scene);
    return scene;
}

void GalaxyDemo::fill(scene::Scene& scene) {
    const std::vector<GalaxyBody> h2 = make_h2_regions(parameters_, h2_regions);
    h2_sizes_.clear();
    for (const GalaxyBody& region : h2) h2_sizes_.push_back(region.orbit.semi_major);
    dust_ = add_layer(scene, "dust", make_dust(parameters_, dust_clouds), {}, 1.0F);
    stars_ = add_layer(scene, "stars", make_stars(parameters_), {}, 0.35F);
    h2_ = add_layer(scene, "H II regions", h2, {.color = {255, 90, 110, 255}}, 1.0F);
    scene.edit_collection(dust_.collection).unit = scene::SizeUnit::world;
    scene.edit_collection(h2_.collection).unit = scene::SizeUnit::world;
    look_of_layers(scene);
    for (Layer* layer : {&stars_, &dust_, &h2_}) place(scene, *layer, 0);
    light_h2_regions(scene);
}

GalaxyDemo::Layer GalaxyDemo::add_layer(scene::Scene& scene, const char* name, const std::vector<GalaxyBody>& bodies,
                                        const scene::Item& look, float softness) {
    std::vector<Orbits::Body> orbits;
    std::vector<glm::u8vec4> colors;
    for (const GalaxyBody& body : bodies) {
        orbits.push_back(body.orbit);
        colors.push_back(color_of(body));
    }
    scene::Collection collection(scene::CollectionKind::points, name);
    collection.blend = scene::CollectionBlend::add;
    collection.softness = softness;
    const scene::ItemId item = collection.add_points(std::vector<glm::vec3>(bodies.size()), look, colors);
    const scene::NodeId node = scene.add_shown(std::move(collection));
    return {std::get<scene::CollectionId>(scene.node(node).geometries.front()), item, Orbits(orbits)};
}

void GalaxyDemo::look_of_layers(scene::Scene& scene) const {
    scene::Collection& stars = scene.edit_collection(stars_.collection);
    // The more there are, the smaller and the fainter each is, but not by as much as the screen has no step for.
    const double share = 35'000.0 / static_cast<double>(std::max<std::size_t>(parameters_.stars, 1000));
    stars.set(stars_.item, &scene::Item::size, star_pixels_ * static_cast<float>(std::pow(share, 1.0 / 6)));
    stars.color.a = star_light_ * static_cast<float>(std::clamp(0.36 * std::pow(share, 0.6), 0.02, 2.0));
    scene::Collection& dust = scene.edit_collection(dust_.collection);
    dust.set(dust_.item, &scene::Item::size, static_cast<float>(0.17 * parameters_.radius_kpc));
    dust.color.a = 0.03F * dust_light_;
    scene::Collection& h2 = scene.edit_collection(h2_.collection);
    h2.set(h2_.item, &scene::Item::size, static_cast<float>(0.05 * parameters_.radius_kpc));
    h2.color.a = 0.5F * h2_light_;
}

void GalaxyDemo::place(scene::Scene& scene, Layer& layer, double myr) {
    scene::Collection& collection = scene.edit_collection(layer.collection);
    layer.orbits.advance(static_cast<float>(myr), static_cast<float>(turned_radians_),
                         collection.edit_positions(layer.item));
}

void GalaxyDemo::light_h2_regions(scene::Scene& scene) {
    scene::Collection& collection = scene.edit_collection(h2_.collection);
    const std::span<const glm::vec3> places = collection.positions().view();
    std::vector<glm::u8vec4> colors(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double angle = std::atan2(places[i].z, places[i].x);
        const double births = crowding(parameters_, h2_sizes_[i], angle, turned_radians_) - 1.4;
        colors[i] = {255, 255, 255, static_cast<std::uint8_t>(255 * std::clamp(births, 0.0, 1.0))};
    }
    collection.set_colors(h2_.item, colors);
}

void GalaxyDemo::advance(scene::Scene& scene, compute::Queue& /*queue*/, double seconds) {
    const double myr = seconds * myr_per_second_;
    turned_radians_ = std::fmod(turned_radians_ + myr * parameters_.pattern_km_s_kpc * kpc_per_km_s_myr, 2 * M_PI);
    const auto begin = FrameClock::now();
    place(scene, stars_, myr);
    const double ns = std::chrono::duration<double, std::nano>(FrameClock::now() - begin).count();
    const double each = ns / static_cast<double>(std::max<std::size_t>(stars_.orbits.size(), 1));
    update_ns_per_star_ = update_ns_per_star_ == 0 ? each : 0.9 * update_ns_per_star_ + 0.1 * each;
    place(scene, dust_, myr);
    place(scene, h2_, myr);
    light_h2_regions(scene);
}

void GalaxyDemo::panel(const ui::Look& look, scene::Scene& scene) {
    bool changed = false;
    shape_controls(look, changed);
    matter_controls(look, changed);
    if (changed) {
        for (const Layer* layer : {&stars_, &dust_, &h2_}) scene.remove(layer->collection);
        for (const scene::NodeId child : std::vector(scene.node(scene.root()).children)) scene.remove_node(child);
        fill(scene);
    }
    light_controls(look, scene);
    ui::value_row(look, "Moving a star", {ui::format_fixed(update_ns_per_star_, 2), "ns"},
                  {"Time on the CPU for all stars, on all cores, by their number", {}});
}

void GalaxyDemo::shape_controls(const ui::Look& look, bool& changed) {
    static constexpr std::array counts{ui::Choice{"35,000", {"As many as glumpy's galaxy has", {}}},
                                       ui::Choice{"200,000", {"Stars", {}}},
                                       ui::Choice{"1,000,000", {"For fast machines", {}}}};
    static constexpr std::array<std::size_t, 3> stars{35'000, 200'000, 1'000'000};
    ui::control_label(look, "Stars");
    const auto* const found = std::find(stars.begin(), stars.end(), parameters_.stars);
    int chosen = static_cast<int>(found - stars.begin());
    if (ui::segmented(look, "stars", counts, chosen)) {
        parameters_.stars = stars[static_cast<std::size_t>(chosen)];
        changed = true;
    }
    ui::control_label(look, "Radius");
    changed |= double_slider(look, "radius", parameters_.radius_kpc, 5, 30, "%.1f kpc", {"Of the disc", {}});
    ui::control_label(look, "Bulge");
    changed |=
        double_slider(look, "bulge", parameters_.core_radius_kpc, 0.5F, 8, "%.1f kpc", {"Radius of its core", {}});
    ui::control_label(look, "Winding");
    changed |= double_slider(look, "winding", parameters_.winding_radians_per_kpc, -1, 1, "%.2f rad/kpc",
                             {"How much the ellipses are turned as they get larger", {}});
    ui::control_label(look, "Core axes");
    changed |= double_slider(look, "core axes", parameters_.core_axis_ratio, 0.4F, 1, "%.2f",
                             {"Short axis over long one of the ellipses at the core's rim", {}});
    ui::control_label(look, "Disc axes");
    changed |= double_slider(look, "disc axes", parameters_.disc_axis_ratio, 0.4F, 1, "%.2f",
                             {"Short axis over long one of the ellipses at the disc's rim", {}});
}

void GalaxyDemo::matter_controls(const ui::Look& look, bool& changed) {
    double disc = parameters_.disc_mass_suns / 1e10;
    ui::control_label(look, "Disc mass");
    if (double_slider(look, "disc mass", disc, 0.5F, 20, "%.1fe10 suns", {"Of stars and gas in the disc", {}})) {
        parameters_.disc_mass_suns = disc * 1e10;
        changed = true;
    }
    ui::control_label(look, "Halo");
    changed |= double_slider(look, "halo", parameters_.halo_speed_km_s, 0, 300, "%.0f km/s",
                             {"Speed to which dark matter carries the rotation far outside; 0: none", {}});
    ui::control_label(look, "Arms");
    changed |= double_slider(look, "arms", parameters_.pattern_km_s_kpc, -30, 60, "%.0f km/s/kpc",
                             {"How fast the arms turn; stars pass through them", {}});
    ui::control_label(look, "Time");
    double_slider(look, "time", myr_per_second_, -50, 50, "%.0f Myr/s", {"Million years in a second", {}});
}

void GalaxyDemo::light_controls(const ui::Look& look, scene::Scene& scene) {
    ui::control_label(look, "Star size");
    bool changed = ui::slider(look, "star size", star_pixels_, 0.5F, 8, "%.1f px", {"Diameter of a star's glow", {}});
    ui::control_label(look, "Starlight");
    changed |= ui::slider(look, "starlight", star_light_, 0, 4, "%.2f", {"Brightness of stars", {}});
    ui::control_label(look, "Dust");
    changed |= ui::slider(look, "dust", dust_light_, 0, 4, "%.2f", {"Brightness of dust that starlight warms", {}});
    ui::control_label(look, "H II");
    changed |= ui::slider(look, "h2", h2_light_, 0, 4, "%.2f",
                          {"Brightness of hydrogen where stars are born, along the arms", {}});
    if (changed) look_of_layers(scene);
}

}  // namespace vitrine::app
