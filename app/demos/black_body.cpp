#include <app/demos/black_body.h>

#include <vitrine/scene/material.h>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

/// A bell that is `left` wide on its one side and `right` on the other (as reciprocals), nanometres.
double bell(double wavelength, double middle, double left, double right) {
    const double t = (wavelength - middle) * (wavelength < middle ? left : right);
    return std::exp(-0.5 * t * t);
}

/// The observer's answer to light of one wavelength in nanometres.
glm::dvec3 observed(double wavelength) {
    return {1.056 * bell(wavelength, 599.8, 0.0264, 0.0323) + 0.362 * bell(wavelength, 442.0, 0.0624, 0.0374) -
                0.065 * bell(wavelength, 501.1, 0.0490, 0.0382),
            0.821 * bell(wavelength, 568.8, 0.0213, 0.0247) + 0.286 * bell(wavelength, 530.9, 0.0613, 0.0322),
            1.217 * bell(wavelength, 437.0, 0.0845, 0.0278) + 0.681 * bell(wavelength, 459.0, 0.0385, 0.0725)};
}

/// Power by wavelength, but for a factor.
double planck(double wavelength, double kelvin) {
    constexpr double second_radiation_constant = 1.438776877e7;  // nanometre kelvin
    const double relative = 560.0 / wavelength;
    return std::pow(relative, 5) / std::expm1(second_radiation_constant / (wavelength * kelvin));
}

}  // namespace

glm::vec3 black_body_color(double kelvin) {
    glm::dvec3 xyz(0);
    for (double wavelength = 380; wavelength <= 780; wavelength += 5)
        xyz += planck(wavelength, kelvin) * observed(wavelength);
    // IEC 61966-2-1.
    const glm::dvec3 rgb(3.2406 * xyz.x - 1.5372 * xyz.y - 0.4986 * xyz.z,
                         -0.9689 * xyz.x + 1.8758 * xyz.y + 0.0415 * xyz.z,
                         0.0557 * xyz.x - 0.2040 * xyz.y + 1.0570 * xyz.z);
    const glm::dvec3 shown = glm::max(rgb, glm::dvec3(0));
    return glm::vec3(shown / std::max({shown.x, shown.y, shown.z, 1e-300}));
}

BlackBodyColors::BlackBodyColors(double low, double high) : low_(low) {
    constexpr int steps = 1024;
    per_kelvin_ = steps / (high - low);
    colors_.reserve(steps + 1);
    for (int i = 0; i <= steps; ++i)
        colors_.emplace_back(scene::encode_color(glm::vec4(black_body_color(low + i / per_kelvin_), 1)));
}

glm::u8vec3 BlackBodyColors::at(double kelvin) const {
    const double place = std::clamp((kelvin - low_) * per_kelvin_ + 0.5, 0.0, static_cast<double>(colors_.size() - 1));
    return colors_[static_cast<std::size_t>(place)];
}

}  // namespace vitrine::app
