#pragma once

#include <app/demos/orbits.h>

#include <glm/glm.hpp>

#include <cmath>
#include <numbers>

namespace vitrine::test {

/// Where a body is after a time, by the definition.
inline glm::dvec3 placed(const app::Orbits::Body& body, double myr, double turned) {
    const double phase = 2 * std::numbers::pi * (body.phase_turns + double(body.turns_per_myr) * myr);
    const double along = body.semi_major * std::cos(phase);
    const double across = body.semi_minor * std::sin(phase);
    const double angle = body.tilt_radians + turned;
    return {along * std::cos(angle) - across * std::sin(angle), body.height,
            along * std::sin(angle) + across * std::cos(angle)};
}

}  // namespace vitrine::test
