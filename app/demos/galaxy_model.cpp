#include <app/demos/galaxy_model.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

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
double bulge_light(const GalaxyParameters& p, double radius) {
    return radius * std::exp(-3.67 * (std::pow(4 * radius / p.core_radius_kpc, 0.25) - 1));  // de Vaucouleurs 1948
}

/// Of what is young: there is no gas left in the bulge.
double young_light(const GalaxyParameters& p, double radius) {
    return disc_light(p, radius) * (1 - std::exp(-radius * radius / (p.core_radius_kpc * p.core_radius_kpc)));
}

/// Radii that are as frequent as a profile says.
class RadiusTable {
public:
    template <class Profile>
    RadiusTable(double radius, Profile profile) : step_(radius / steps) {
        sums_.push_back(0);
        for (int i = 0; i < steps; ++i) sums_.push_back(sums_.back() + profile((i + 0.5) * step_));
    }
    /// `chance`: 0 to 1.
    double at(double chance) const {
        const double wanted = chance * sums_.back();
        const auto above = std::upper_bound(sums_.begin() + 1, sums_.end() - 1, wanted);
        const auto i = static_cast<std::size_t>(above - sums_.begin()) - 1;
        return step_ * (static_cast<double>(i) + (wanted - sums_[i]) / std::max(sums_[i + 1] - sums_[i], 1e-300));
    }

private:
    static constexpr int steps = 1000;
    double step_;
    std::vector<double> sums_;
};

/// Short over long axis of the ellipse of a size: round in the middle and far outside.
double axis_ratio(const GalaxyParameters& p, double radius) {
    if (radius < p.core_radius_kpc) return 1 + (p.core_axis_ratio - 1) * radius / p.core_radius_kpc;
    const double way = (radius - p.core_radius_kpc) / std::max(p.radius_kpc - p.core_radius_kpc, 1e-9);
    if (way <= 1) return p.core_axis_ratio + (p.disc_axis_ratio - p.core_axis_ratio) * way;
    return std::min(1.0, p.disc_axis_ratio + (1 - p.disc_axis_ratio) * (way - 1));
}

/// Makes bodies by chance; the same each time for one seed.
class BodyMaker {
public:
    BodyMaker(const GalaxyParameters& parameters, std::uint32_t kind)
        : p_(parameters), random_(p_.seed * 7919U + kind) {}

    double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }
    double spread(double width) { return std::normal_distribution<double>(0, width)(random_); }

    Orbits::Body orbit(double radius, double height) {
        Orbits::Body body;
        body.semi_major = static_cast<float>(radius);
        body.semi_minor = static_cast<float>(radius * axis_ratio(p_, radius));
        body.tilt_radians = static_cast<float>(-p_.winding_radians_per_kpc * radius);
        body.phase_turns = static_cast<float>(chance());
        const double passing = rotation_speed(p_, radius) - p_.pattern_km_s_kpc * radius;  // by the turning arms
        body.turns_per_myr = static_cast<float>(turns_per_myr(passing, radius));
        body.height = static_cast<float>(height);
        return body;
    }

private:
    const GalaxyParameters& p_;
    std::mt19937 random_;
};

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

std::vector<GalaxyBody> make_stars(const GalaxyParameters& p) {
    BodyMaker maker(p, 1);
    const RadiusTable disc(1.25 * p.radius_kpc, [&](double r) { return disc_light(p, r); });
    const RadiusTable bulge(1.5 * p.core_radius_kpc, [&](double r) { return bulge_light(p, r); });
    const double bulge_part = p.bulge_mass_suns / std::max(p.bulge_mass_suns + p.disc_mass_suns, 1e-9);
    std::vector<GalaxyBody> stars(p.stars);
    for (GalaxyBody& star : stars) {
        const bool in_bulge = maker.chance() < bulge_part;
        const double radius = (in_bulge ? bulge : disc).at(maker.chance());
        const double thickness =
            in_bulge ? 0.4 * p.core_radius_kpc * std::exp(-radius / p.core_radius_kpc) : p.disc_thickness_kpc;
        star.orbit = maker.orbit(radius, maker.spread(thickness));
        // Old stars are red; in the disc some are young and hot.
        const double heat = maker.chance();
        star.kelvin =
            static_cast<float>(in_bulge ? 3200 + 2000 * heat : 3600 + 5400 * heat + 16000 * std::pow(heat, 12));
        star.brightness = static_cast<float>(0.1 + 0.4 * maker.chance() + 0.5 * std::pow(maker.chance(), 16));
    }
    return stars;
}

std::vector<GalaxyBody> make_dust(const GalaxyParameters& p, std::size_t count) {
    BodyMaker maker(p, 2);
    const RadiusTable disc(p.radius_kpc, [&](double r) { return young_light(p, r); });
    std::vector<GalaxyBody> dust(count);
    for (GalaxyBody& cloud : dust) {
        const double radius = disc.at(maker.chance());
        cloud.orbit = maker.orbit(radius, maker.spread(0.5 * p.disc_thickness_kpc));
        cloud.kelvin = static_cast<float>(2700 + 230 * radius);  // farther out the light that it takes up is bluer
        cloud.brightness = static_cast<float>(0.3 + 0.7 * maker.chance());
    }
    return dust;
}

std::vector<GalaxyBody> make_h2_regions(const GalaxyParameters& p, std::size_t count) {
    BodyMaker maker(p, 3);
    const RadiusTable disc(p.radius_kpc, [&](double r) { return young_light(p, r); });
    std::vector<GalaxyBody> regions(count);
    for (GalaxyBody& region : regions)
        region.orbit = maker.orbit(disc.at(maker.chance()), maker.spread(0.3 * p.disc_thickness_kpc));
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
