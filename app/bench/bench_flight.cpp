#include "bench_flight.h"

#include <glm/gtc/quaternion.hpp>

#include <cmath>
#include <numbers>

namespace vitrine::app {

scene::Camera flight_camera(const scene::Camera& base, std::int64_t frame) {
    const auto n = static_cast<double>(frame);
    const double angle = n * std::numbers::pi / 120;
    scene::Camera camera = base;
    camera.orientation = glm::normalize(glm::angleAxis(angle, base.up) * base.orientation);
    // 0.061 radians a frame has no common period with the orbit.
    camera.distance = base.distance * (1 - 0.125 * (1 - std::cos(0.061 * n)));
    return camera;
}

}  // namespace vitrine::app
