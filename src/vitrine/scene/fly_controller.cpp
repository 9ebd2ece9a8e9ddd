#include <vitrine/scene/fly_controller.h>

#include <vitrine/scene/camera_motion.h>
#include <vitrine/scene/orientation.h>

#include <algorithm>
#include <cmath>

namespace vitrine::scene {
namespace {

constexpr double speed_per_step = 1.2;
constexpr double least_radii_per_second = 1e-3;
constexpr double most_radii_per_second = 1e2;
constexpr double fast_factor = 4.0;

/// 1, 0 or -1.
double axis(bool positive, bool negative) {
    return (positive ? 1.0 : 0.0) - (negative ? 1.0 : 0.0);
}

}  // namespace

double FlyController::speed(const ControllerContext& context) const {
    return radii_per_second_ * (context.bounds.radius() > 0 ? context.bounds.radius() : 1.0);
}

bool FlyController::advance(std::chrono::duration<double> elapsed, Camera& camera, const ControllerContext& context) {
    if (!held_.any()) return false;
    const glm::dvec3 direction = axis(held_.right, held_.left) * camera.right_axis() +
                                 axis(held_.up, held_.down) * camera.up +
                                 axis(held_.forward, held_.back) * camera.forward();
    const double length = glm::length(direction);
    if (length > 0 && elapsed.count() > 0) {
        const double way = speed(context) * (fast_ ? fast_factor : 1.0) * elapsed.count();
        camera.pivot += direction * (way / length);
    }
    return true;
}

void FlyController::turn(const DragStep& step, Camera& camera, const ControllerContext& context) {
    const glm::dvec2 angles = drag_angles(step, context);
    look_about_eye(camera, turned_upright(camera.orientation, camera.up, -angles.x, angles.y));
}

void FlyController::turn_wheel(const WheelTurned& wheel, Camera&, const ControllerContext&) {
    radii_per_second_ = std::clamp(radii_per_second_ * std::pow(speed_per_step, wheel.steps), least_radii_per_second,
                                   most_radii_per_second);
}

void FlyController::press_key(const KeyPressed& press) {
    fast_ = press.modifiers.shift || press.key == Key::shift;
    if (press.modifiers.ctrl || press.modifiers.alt) return;
    if (bool* held = held_by(press.key)) *held = true;
}

void FlyController::release_key(const KeyReleased& release) {
    if (release.key == Key::shift) fast_ = false;
    if (bool* held = held_by(release.key)) *held = false;
}

void FlyController::release_all() {
    held_ = {};
    fast_ = false;
}

bool* FlyController::held_by(Key key) {
    switch (key) {
        case Key::w: return &held_.forward;
        case Key::s: return &held_.back;
        case Key::a: return &held_.left;
        case Key::d: return &held_.right;
        case Key::e: return &held_.up;
        case Key::q: return &held_.down;
        default: return nullptr;
    }
}

}  // namespace vitrine::scene
