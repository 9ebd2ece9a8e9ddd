#pragma once

#include <glm/glm.hpp>

#include <vector>

namespace vitrine::app {

/// The colour of a body that glows at a temperature, in linear sRGB, its largest channel 1: Planck's spectrum (1901)
/// seen by the CIE 1931 observer, as approximated by Wyman, Sloan and Shirley (2013), "Simple Analytic Approximations
/// to the CIE XYZ Color Matching Functions". What sRGB cannot show is cut off. `kelvin`: 500 to 1,000,000.
glm::vec3 black_body_color(double kelvin);

/// The same from a table, for many bodies: sRGB-encoded, of temperatures from `low` to `high`.
class BlackBodyColors {
public:
    BlackBodyColors(double low, double high);
    glm::u8vec3 at(double kelvin) const;

private:
    double low_;
    double per_kelvin_;
    std::vector<glm::u8vec3> colors_;
};

}  // namespace vitrine::app
