#pragma once

#include <vitrine/scene/drag_controller.h>

namespace vitrine::scene {

/// Left drag looks around from where the eye is; W, A, S, D, E and Q fly forward, left, back, right, up and down
/// while they are held, faster with Shift; the wheel sets the speed. The pivot moves with the eye.
class FlyController final : public DragController {
public:
    ControllerKind kind() const override { return ControllerKind::fly; }
    bool advance(std::chrono::duration<double> elapsed, Camera& camera, const ControllerContext& context) override;

    /// World units per second without Shift: a share of the scene's radius.
    double speed(const ControllerContext& context) const;

protected:
    void turn(const DragStep& step, Camera& camera, const ControllerContext& context) override;
    void turn_wheel(const WheelTurned& wheel, Camera& camera, const ControllerContext& context) override;
    void press_key(const KeyPressed& press) override;
    void release_key(const KeyReleased& release) override;
    void release_all() override;

private:
    /// Keys that are held. Opposite ones cancel each other.
    struct Held {
        bool forward = false;
        bool back = false;
        bool left = false;
        bool right = false;
        bool up = false;
        bool down = false;

        bool any() const { return forward || back || left || right || up || down; }
    };

    bool* held_by(Key key);

    Held held_;
    bool fast_ = false;
    double radii_per_second_ = 0.5;
};

}  // namespace vitrine::scene
