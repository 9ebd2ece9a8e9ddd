#pragma once

#include <app/demos/orbits.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace vitrine::app {

/// A spiral galaxy by the density wave theory (Lin and Shu 1964; as kinematic waves of ellipses, Kalnajs 1973): stars
/// go around on ellipses, and the ellipses are the more turned the larger they are, so that they crowd along two arms.
/// The arms are no bodies: stars pass through them.
struct GalaxyParameters {
    std::size_t stars = 35'000;
    double radius_kpc = 13;        ///< of the disc
    double core_radius_kpc = 3.5;  ///< of the bulge
    double winding_radians_per_kpc = 0.42;
    double core_axis_ratio = 0.95;  ///< short axis over long one of the ellipses: at the core's rim
    double disc_axis_ratio = 0.75;  ///< and at the disc's
    double disc_thickness_kpc = 0.3;
    double pattern_km_s_kpc = 12;  ///< how fast the arms turn
    double disc_mass_suns = 5e10;
    double bulge_mass_suns = 2e10;
    double halo_speed_km_s = 190;  ///< to which the halo alone would carry the rotation far outside; 0: no halo
    double halo_core_kpc = 4;
    std::uint32_t seed = 1;

    friend bool operator==(const GalaxyParameters&, const GalaxyParameters&) = default;
};

/// Speed of a circular orbit in km/s at a distance in kiloparsec: an exponential disc (Freeman 1970; its mass taken as
/// if around the middle), a bulge (Hernquist 1990) and an isothermal halo (Begeman 1989).
double rotation_speed(const GalaxyParameters& parameters, double radius_kpc);
/// Revolutions in a million years of a body at a speed in km/s.
double turns_per_myr(double speed_km_s, double radius_kpc);

/// Radii that are as frequent as a profile says.
class RadiusTable {
public:
    /// `profile`: how many bodies there are at a distance, but for a factor; up to `radius`.
    RadiusTable(double radius, const std::function<double(double)>& profile);
    /// `chance`: 0 to 1.
    double at(double chance) const;

private:
    double step_;
    std::vector<double> sums_;
};

/// Something that glows, on an ellipse.
struct GalaxyBody {
    Orbits::Body orbit;
    float kelvin = 5000;   ///< of its surface
    float brightness = 1;  ///< 0 to 1
};

/// Makes stars one by one: old ones in the bulge, as many as its light has a part in all; the others in the disc, by
/// its brightness. A star depends on the parameters and its number alone: they can be made on several threads at a
/// time.
class StarMaker {
public:
    static constexpr double coolest_kelvin = 3200;
    static constexpr double hottest_kelvin = 25000;

    explicit StarMaker(const GalaxyParameters& parameters);
    GalaxyBody star(std::size_t number) const;
    /// How much brighter than the mean the brightest are: more where there are so many that light shared out evenly
    /// would be less than a screen's smallest step for each, and lost. 1 for few.
    double contrast() const { return 1 + faintness_; }

private:
    GalaxyParameters parameters_;
    RadiusTable disc_;
    RadiusTable bulge_;
    double bulge_part_;
    double faintness_;  ///< exponent by which most stars get fainter
};

/// Clouds of dust that starlight warms, a number of them in the disc.
std::vector<GalaxyBody> make_dust(const GalaxyParameters& parameters, std::size_t count);
/// Regions of ionised hydrogen, which glow where stars are born.
std::vector<GalaxyBody> make_h2_regions(const GalaxyParameters& parameters, std::size_t count);
/// How much closer than on circles the ellipses lie to each other where a body is, `angle_radians` around the middle,
/// when the arms have turned by `turned_radians`: above 1 in the arms.
double crowding(const GalaxyParameters& parameters, double semi_major_kpc, double angle_radians, double turned_radians);

}  // namespace vitrine::app
