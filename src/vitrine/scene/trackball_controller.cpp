#include <vitrine/scene/trackball_controller.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitrine::scene {
namespace {

/// Movement across the circle inside of this part of its radius never rolls; at the rim it rolls fully.
constexpr double free_part = 0.7;

double cross(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.y - a.y * b.x;
}

/// A pixel position seen from the middle of the viewport, y up.
glm::dvec2 from_middle(const glm::dvec2& position, const glm::dvec2& size_pixels) {
    const glm::dvec2 offset = position - 0.5 * size_pixels;
    return {offset.x, -offset.y};
}

}  // namespace

void TrackballController::turn(const DragStep& step, Camera& camera, const ControllerContext& context) {
    const glm::dvec2 size(context.size_pixels);
    const glm::dvec2 from = from_middle(step.from, size);
    const glm::dvec2 to = from_middle(step.to, size);
    const glm::dvec2 middle = 0.5 * (from + to);
    const double middle_distance = glm::length(middle);
    const double rolling = glm::smoothstep(free_part, 1.0, middle_distance / (0.5 * std::min(size.x, size.y)));

    glm::dvec2 swing = to - from;
    glm::dquat roll(1, 0, 0, 0);
    if (rolling > 0) {
        const glm::dvec2 around = glm::dvec2(-middle.y, middle.x) / middle_distance;
        swing -= rolling * glm::dot(swing, around) * around;
        roll = glm::angleAxis(rolling * std::atan2(cross(from, to), glm::dot(from, to)), glm::dvec3(0, 0, 1));
    }
    const glm::dvec2 angles = swing * (std::numbers::pi / size.y);
    const double angle = glm::length(angles);
    glm::dquat tilt(1, 0, 0, 0);
    if (angle > 0) tilt = glm::angleAxis(angle, glm::dvec3(-angles.y, angles.x, 0) / angle);
    // The content turns by roll and tilt, so the camera turns the other way.
    camera.orientation = glm::normalize(camera.orientation * glm::conjugate(roll * tilt));
}

}  // namespace vitrine::scene
