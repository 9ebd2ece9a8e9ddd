#include <app/demos/galaxy_demo.h>

#include <app/demos/black_body.h>
#include <app/demos/count_choice.h>

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
constexpr std::size_t most_stars = 16'000'000;
constexpr double kpc_per_km_s_myr = 1.0227e-3;  // 1 km/s for a million years, in kiloparsec

std::uint8_t alpha_of(const GalaxyBody& body) {
    return static_cast<std::uint8_t>(255 * std::clamp(body.brightness, 0.0F, 1.0F));
}

std::vector<glm::u8vec4> colors_of(const std::vector<GalaxyBody>& bodies) {
    std::vector<glm::u8vec4> colors;
    for (const GalaxyBody& body : bodies) {
        const glm::u8vec4 color = scene::encode_color(glm::vec4(black_body_color(body.kelvin), 1));
        colors.emplace_back(glm::u8vec3(color), alpha_of(body));
    }
    return colors;
}

Orbits orbits_of(const std::vector<GalaxyBody>& bodies) {
    return Orbits(bodies.size(), [&](std::size_t i) { return bodies[i].orbit; });
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
    const std::vector<GalaxyBody> dust = make_dust(parameters_, dust_clouds);
    dust_ = add_layer(scene, "dust", orbits_of(dust), colors_of(dust), 1.0F);
    stars_ = add_stars(scene);
    h2_ = add_layer(scene, "H II regions", orbits_of(h2), colors_of(h2), 1.0F);
    scene::Collection& regions = scene.edit_collection(h2_.collection);
    regions.set(h2_.item, &scene::Item::color, glm::u8vec4(255, 90, 110, 255));
    regions.unit = scene::SizeUnit::world;
    scene.edit_collection(dust_.collection).unit = scene::SizeUnit::world;
    look_of_layers(scene);
    for (Layer* layer : {&dust_, &h2_}) place(scene, *layer, 0);
    light_h2_regions(scene);
}

GalaxyDemo::Layer GalaxyDemo::add_stars(scene::Scene& scene) const {
    const StarMaker maker(parameters_);
    const BlackBodyColors glow(StarMaker::coolest_kelvin, StarMaker::hottest_kelvin);
    std::vector<glm::u8vec4> colors(parameters_.stars);
    Orbits orbits(parameters_.stars, [&](std::size_t i) {
        const GalaxyBody star = maker.star(i);
        colors[i] = glm::u8vec4(glow.at(star.kelvin), alpha_of(star));
        return star.orbit;
    });
    const Layer stars = add_layer(scene, "stars", std::move(orbits), colors, 0.35F);
    // Ten million colours, which do not change, need not be kept twice.
    scene.collection(stars.collection).vertices().tracked_bytes().tracking->drops_when_sent = true;
    return stars;
}

GalaxyDemo::Layer GalaxyDemo::add_layer(scene::Scene& scene, const char* name, Orbits orbits,
                                        std::span<const glm::u8vec4> colors, float softness) const {
    std::vector<glm::vec3> positions(orbits.size());
    orbits.advance(0, static_cast<float>(turned_radians_), positions);
    scene::Collection collection(scene::CollectionKind::points, name);
    collection.blend = scene::CollectionBlend::add;
    collection.softness = softness;
    const scene::ItemId item = collection.add_points(positions, {}, colors);
    const scene::NodeId node = scene.add_shown(std::move(collection));
    const auto id = std::get<scene::CollectionId>(scene.node(node).geometries.front());
    const glm::dvec3 reach(1.25 * parameters_.radius_kpc, parameters_.core_radius_kpc, 1.25 * parameters_.radius_kpc);
    scene.set_bounds(id, scene::Bounds{-reach, reach});
    return {id, item, std::move(orbits)};
}

void GalaxyDemo::look_of_layers(scene::Scene& scene) const {
    scene::Collection& stars = scene.edit_collection(stars_.collection);
    // The more there are, the smaller and the fainter each is.
    const double share = 35'000.0 / static_cast<double>(std::max<std::size_t>(parameters_.stars, 1000));
    stars.set(stars_.item, &scene::Item::size, star_pixels_ * static_cast<float>(std::pow(share, 1.0 / 6)));
    stars.color.a = star_light_ *
                    static_cast<float>(StarMaker(parameters_).contrast() * std::min(0.9 * std::pow(share, 0.45), 2.0));
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

void GalaxyDemo::advance(scene::Scene& scene, compute::Queue& queue, double seconds) {
    const double myr = seconds * myr_per_second_;
    turned_radians_ = std::fmod(turned_radians_ + myr * parameters_.pattern_km_s_kpc * kpc_per_km_s_myr, 2 * M_PI);
    move_stars(scene, queue, myr);
    place(scene, dust_, myr);
    place(scene, h2_, myr);
    light_h2_regions(scene);
}

void GalaxyDemo::move_stars(scene::Scene& scene, compute::Queue& queue, double myr) {
    arrays::TrackedArray<glm::vec3>& positions = scene.edit_collection(stars_.collection).positions_for_kernels();
    if (by_kernel_) {
        if (positions.has_copy()) positions.resize_on_gpu(positions.size());
        stars_.orbits.advance(queue, static_cast<float>(myr), static_cast<float>(turned_radians_), positions);
        const double before = std::exchange(kernel_ms_, queue.costs().kernel_ms);
        if (kernel_ms_ > before) note_time(1e6 * (kernel_ms_ - before));
        return;
    }
    if (!positions.has_copy()) {
        stars_.orbits.fetch(queue.mirrors());
        positions.assign(std::vector<glm::vec3>(positions.size()));
    }
    const auto begin = FrameClock::now();
    place(scene, stars_, myr);
    note_time(std::chrono::duration<double, std::nano>(FrameClock::now() - begin).count());
}

void GalaxyDemo::note_time(double ns) {
    const double each = ns / static_cast<double>(std::max<std::size_t>(stars_.orbits.size(), 1));
    update_ns_per_star_ = update_ns_per_star_ == 0 ? each : 0.9 * update_ns_per_star_ + 0.1 * each;
}

bool GalaxyDemo::set_count(std::size_t count) {
    require_count("galaxy", "stars", count, 1, most_stars);
    parameters_.stars = count;
    return true;
}

void GalaxyDemo::panel(const ui::Look& look, scene::Scene& scene) {
    static constexpr std::array movers{
        ui::Choice{"Kernel", {"On the GPU or in OpenCL, in the array that is drawn; nothing is sent", {}}},
        ui::Choice{"CPU", {"By all cores; what they write is sent in each frame", {}}},
    };
    bool changed = false;
    ui::control_label(look, "Moved by");
    int mover = by_kernel_ ? 0 : 1;
    if (ui::segmented(look, "moved by", movers, mover)) {
        by_kernel_ = mover == 0;
        update_ns_per_star_ = 0;
        due = true;
    }
    shape_controls(look, changed);
    matter_controls(look, changed);
    if (changed) {
        for (const Layer* layer : {&stars_, &dust_, &h2_}) scene.remove(layer->collection);
        for (const scene::NodeId child : std::vector(scene.node(scene.root()).children)) scene.remove_node(child);
        fill(scene);
        due = true;
    }
    light_controls(look, scene);
    ui::value_row(look, "Moving a star", {ui::format_fixed(update_ns_per_star_, 2), "ns"},
                  {"Time for all stars, by their number: of the kernel, or of all cores", {}});
}

void GalaxyDemo::shape_controls(const ui::Look& look, bool& changed) {
    static constexpr std::array counts{
        CountChoice{35'000, {"35 k", {"As many as glumpy's galaxy has", {}}}},
        CountChoice{200'000, {"200 k", {"200,000 stars", {}}}},
        CountChoice{1'000'000, {"1 M", {"A million stars", {}}}},
        CountChoice{10'000'000, {"10 M", {"Ten million stars, for GPUs", {}}}},
    };
    changed |= count_choice(look, "Stars", counts, parameters_.stars);
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
