#include <vitrine/scene/drag_controller.h>

#include <vitrine/scene/camera_motion.h>

#include <cmath>
#include <numbers>
#include <type_traits>

namespace vitrine::scene {
namespace {

/// One detent of the wheel changes the distance by this factor, away from the user nearer.
constexpr double wheel_factor = 0.87;
/// A right drag down over the viewport's height brings the eye this much farther away.
constexpr double dolly_factor = 16.0;

bool finite(const glm::dvec2& position) {
    return std::isfinite(position.x) && std::isfinite(position.y);
}

bool has_size(const ControllerContext& context) {
    return context.size_pixels.x > 0 && context.size_pixels.y > 0;
}

double aspect_of(const ControllerContext& context) {
    return has_size(context) ? static_cast<double>(context.size_pixels.x) / context.size_pixels.y : 1.0;
}

void toggle_projection(Camera& camera) {
    camera.projection =
        camera.projection == Projection::perspective ? Projection::orthographic : Projection::perspective;
}

/// The keys that all controllers understand.
void apply_view_key(const KeyPressed& press, Camera& camera, const ControllerContext& context) {
    const bool opposite = press.modifiers.ctrl;
    const bool plain = !press.modifiers.ctrl && !press.modifiers.alt;
    switch (press.key) {
        case Key::digit_1: return look_from(camera, opposite ? StandardView::back : StandardView::front);
        case Key::digit_3: return look_from(camera, opposite ? StandardView::left : StandardView::right);
        case Key::digit_7: return look_from(camera, opposite ? StandardView::bottom : StandardView::top);
        case Key::digit_5:
            if (plain) toggle_projection(camera);
            return;
        case Key::f:
            if (plain) frame(camera, context.bounds, aspect_of(context));
            return;
        case Key::r:
            if (plain) camera = default_camera(context.bounds, aspect_of(context), camera.up);
            return;
        default: return;
    }
}

}  // namespace

bool DragController::handle(const InputEvent& event, Camera& camera, const ControllerContext& context) {
    const Camera before = camera;
    dispatch(event, camera, context);
    return camera != before;
}

void DragController::dispatch(const InputEvent& event, Camera& camera, const ControllerContext& context) {
    if (const auto* pressed = std::get_if<PointerPressed>(&event)) {
        press(*pressed);
    } else if (const auto* moved = std::get_if<PointerMoved>(&event)) {
        move(moved->position, camera, context);
    } else if (const auto* released = std::get_if<PointerReleased>(&event)) {
        if (held_ && held_->button == released->button) held_.reset();
    } else if (const auto* wheel = std::get_if<WheelTurned>(&event)) {
        if (std::isfinite(wheel->steps) && finite(wheel->position) && has_size(context))
            turn_wheel(*wheel, camera, context);
    } else if (const auto* key = std::get_if<KeyPressed>(&event)) {
        apply_view_key(*key, camera, context);
        press_key(*key);
    } else if (const auto* key_up = std::get_if<KeyReleased>(&event)) {
        release_key(*key_up);
    } else if (std::holds_alternative<InputLost>(event)) {
        held_.reset();
        release_all();
    }
}

void DragController::press(const PointerPressed& press) {
    if (held_ || !finite(press.position)) return;
    Drag drag = Drag::turn;
    if (press.button == MouseButton::right) drag = Drag::dolly;
    if (press.button == MouseButton::middle || (press.button == MouseButton::left && press.modifiers.shift))
        drag = Drag::pan;
    held_ = Held{press.button, drag, press.position};
}

void DragController::move(const glm::dvec2& position, Camera& camera, const ControllerContext& context) {
    if (!held_ || !finite(position) || !has_size(context)) return;
    const DragStep step{held_->position, position};
    held_->position = position;
    if (step.from == step.to) return;
    switch (held_->drag) {
        case Drag::turn: return turn(step, camera, context);
        case Drag::pan: return pan(camera, step.from, step.to, context.size_pixels);
        case Drag::dolly:
            return zoom(camera, std::pow(dolly_factor, step.delta().y / context.size_pixels.y), camera.pivot,
                        distance_limits_for(context.bounds));
    }
}

void DragController::turn_wheel(const WheelTurned& wheel, Camera& camera, const ControllerContext& context) {
    zoom(camera, std::pow(wheel_factor, wheel.steps), pivot_plane_point(camera, wheel.position, context.size_pixels),
         distance_limits_for(context.bounds));
}

glm::dvec2 drag_angles(const DragStep& step, const ControllerContext& context) {
    return step.delta() * (std::numbers::pi / context.size_pixels.y);
}

}  // namespace vitrine::scene
