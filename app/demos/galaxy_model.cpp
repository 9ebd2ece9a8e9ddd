#include <app/demos/galaxy_model.h>

#include <vitrine/base/mixed_bits.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::app {
namespace {

constexpr double gravity = 4.30091e-6;  // kpc (km/s)^2 per sun
constexpr double km_per_kpc = 3.0856776e16;
constexpr double seconds_per_myr = 3.15576e13;

double disc_scale_length(const GalaxyParameters& p) {
    return p.radius_kpc / 3;  // at the rim it is down to 5 %
}

/// Light of a ring of the disc or the bulge, but for a factor: surface brightness times circumference.
double disc_light(const GalaxyParameters& p, double radius) {
    return radius * std::exp(-radius / disc_scale_length(p));
}
/// In cores; the bulge fades out towards it.
constexpr double bulge_reach = 2.5;
double bulge_light(const GalaxyParameters& p, double radius) {
    const double part = radius / (bulge_reach * p.core_radius_kpc);
    const double fading = std::max(1 - part * part, 0.0);
    // de Vaucouleurs 1948
    return radius * fading * fading * std::exp(-3.67 * (std::pow(4 * radius / p.core_radius_kpc, 0.25) - 1));
}

/// Of what is young: there is no gas left in the bulge.
double young_light(const GalaxyParameters& p, double radius) {
    return disc_light(p, radius) * (1 - std::exp(-radius * radius / (p.core_radius_kpc * p.core_radius_kpc)));
}

/// Short over long axis of the ellipse of a size: round in the middle and far outside.
double axis_ratio(const GalaxyParameters& p, double radius) {
    if (radius < p.core_radius_kpc) return 1 + (p.core_axis_ratio - 1) * radius / p.core_radius_kpc;
    const double way = (radius - p.core_radius_kpc) / std::max(p.radius_kpc - p.core_radius_kpc, 1e-9);
    if (way <= 1) return p.core_axis_ratio + (p.disc_axis_ratio - p.core_axis_ratio) * way;
    return std::min(1.0, p.disc_axis_ratio + (1 - p.disc_axis_ratio) * (way - 1));
}

/// Numbers by chance that depend on nothing but the galaxy's seed, a kind of bodies and a body's number, whoever asks
/// and in whatever order (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators").
class Chance {
public:
    Chance(const GalaxyParameters& p, std::uint64_t kind, std::uint64_t number)
        : state_(mixed_bits(mixed_bits(p.seed * 8 + kind) + number)) {}

    /// 0 to 1
    double next() {
        state_ += golden_step;
        return static_cast<double>(mixed_bits(state_) >> 11U) * 0x1p-53;
    }
    /// By a normal distribution around 0 (Box and Muller 1958).
    double spread(double width) {
        const double distance = std::sqrt(-2 * std::log(1 - next()));
        return width * distance * std::cos(2 * std::numbers::pi * next());
    }

private:
    std::uint64_t state_;
};

Orbits::Body make_orbit(const GalaxyParameters& p, double radius, double thickness, Chance& chance) {
    Orbits::Body body;
    body.semi_major = static_cast<float>(radius);
    body.semi_minor = static_cast<float>(radius * axis_ratio(p, radius));
    body.tilt_radians = static_cast<float>(-p.winding_radians_per_kpc * radius);
    body.phase_turns = static_cast<float>(chance.next());
    const double passing = rotation_speed(p, radius) - p.pattern_km_s_kpc * radius;  // by the turning arms
    body.turns_per_myr = static_cast<float>(turns_per_myr(passing, radius));
    body.height = static_cast<float>(chance.spread(thickness));
    return body;
}

}  // namespace

double rotation_speed(const GalaxyParameters& p, double radius) {
    const double r = std::max(radius, 1e-6);
    const double h = disc_scale_length(p);
    const double disc = gravity * p.disc_mass_suns * (1 - (1 + r / h) * std::exp(-r / h)) / r;
    const double bulge_size = p.core_radius_kpc / 3;
    const double bulge = gravity * p.bulge_mass_suns * r / ((r + bulge_size) * (r + bulge_size));
    const double halo =
        p.halo_speed_km_s * p.halo_speed_km_s * (1 - p.halo_core_kpc / r * std::atan(r / p.halo_core_kpc));
    return std::sqrt(disc + bulge + halo);
}

double turns_per_myr(double speed_km_s, double radius_kpc) {
    const double circumference_km = 2 * std::numbers::pi * std::max(radius_kpc, 1e-6) * km_per_kpc;
    return speed_km_s * seconds_per_myr / circumference_km;
}

RadiusTable::RadiusTable(double radius, const std::function<double(double)>& profile) {
    constexpr int steps = 1000;
    step_ = radius / steps;
    sums_.push_back(0);
    for (int i = 0; i < steps; ++i) sums_.push_back(sums_.back() + profile((i + 0.5) * step_));
}

double RadiusTable::at(double chance) const {
    const double wanted = chance * sums_.back();
    const auto above = std::upper_bound(sums_.begin() + 1, sums_.end() - 1, wanted);
    const auto i = static_cast<std::size_t>(above - sums_.begin()) - 1;
    return step_ * (static_cast<double>(i) + (wanted - sums_[i]) / std::max(sums_[i + 1] - sums_[i], 1e-300));
}

StarMaker::StarMaker(const GalaxyParameters& p)
    : parameters_(p),
      disc_(1.25 * p.radius_kpc, [&](double r) { return disc_light(p, r); }),
      bulge_(bulge_reach * p.core_radius_kpc, [&](double r) { return bulge_light(p, r); }),
      bulge_part_(p.bulge_mass_suns / std::max(p.bulge_mass_suns + p.disc_mass_suns, 1e-9)),
      faintness_(2.4 * std::log10(std::max(static_cast<double>(p.stars) / 200'000, 1.0))) {}

GalaxyBody StarMaker::star(std::size_t number) const {
    const GalaxyParameters& p = parameters_;
    Chance chance(p, 1, number);
    const bool in_bulge = chance.next() < bulge_part_;
    const double radius = (in_bulge ? bulge_ : disc_).at(chance.next());
    // Rounder than the disc, and pointed nowhere.
    const double bulge_thickness = 0.4 * p.core_radius_kpc * std::exp(-radius / p.core_radius_kpc) *
                                   (1 - std::exp(-6 * radius / p.core_radius_kpc));
    const double thickness = in_bulge ? bulge_thickness : p.disc_thickness_kpc;
    GalaxyBody star;
    star.orbit = make_orbit(p, radius, thickness, chance);
    // Old stars are red; in the disc some are young and hot, the more the farther out.
    const double heat = chance.next();
    const double young = 3600 + 5400 * heat + 5000 * std::min(radius / p.radius_kpc, 1.0) + 11000 * std::pow(heat, 12);
    star.kelvin = static_cast<float>(in_bulge ? coolest_kelvin + 1600 * heat : young);
    const double brightness = 0.1 + 0.4 * chance.next() + 0.5 * std::pow(chance.next(), 16);
    star.brightness = static_cast<float>(brightness * std::pow(chance.next(), faintness_));
    return star;
}

std::vector<GalaxyBody> make_dust(const GalaxyParameters& p, std::size_t count) {
    const RadiusTable disc(p.radius_kpc, [&](double r) { return young_light(p, r); });
    std::vector<GalaxyBody> dust(count);
    for (std::size_t i = 0; i < count; ++i) {
        Chance chance(p, 2, i);
        const double radius = disc.at(chance.next());
        dust[i].orbit = make_orbit(p, radius, 0.5 * p.disc_thickness_kpc, chance);
        dust[i].kelvin = static_cast<float>(2700 + 230 * radius);  // farther out the light that it takes up is bluer
        dust[i].brightness = static_cast<float>(0.3 + 0.7 * chance.next());
    }
    return dust;
}

std::vector<GalaxyBody> make_h2_regions(const GalaxyParameters& p, std::size_t count) {
    const RadiusTable disc(p.radius_kpc, [&](double r) { return young_light(p, r); });
    std::vector<GalaxyBody> regions(count);
    for (std::size_t i = 0; i < count; ++i) {
        Chance chance(p, 3, i);
        regions[i].orbit = make_orbit(p, disc.at(chance.next()), 0.3 * p.disc_thickness_kpc, chance);
    }
    return regions;
}

double crowding(const GalaxyParameters& p, double semi_major, double angle, double turned) {
    // How far from the middle the ellipse of a size is, at that angle.
    const auto distance = [&](double a) {
        const double b = a * axis_ratio(p, a);
        const double from_axis = angle - turned + p.winding_radians_per_kpc * a;
        return a * b / std::hypot(b * std::cos(from_axis), a * std::sin(from_axis));
    };
    constexpr double step = 0.05;
    const double apart = (distance(semi_major + step) - distance(semi_major - step)) / (2 * step);
    return 1 / std::max(apart, 0.05);
}

}  // namespace vitrine::app
