#pragma once

#include <vitrine/scene/camera_controller.h>

#include <optional>

namespace vitrine::scene {

/// One movement of the pointer during a drag, in pixels of the viewport.
struct DragStep {
    glm::dvec2 from{0};
    glm::dvec2 to{0};

    glm::dvec2 delta() const { return to - from; }
};

/// What all controllers share: one drag at a time from press to release, panning (middle or shift and left), dolly
/// (right), zoom towards the cursor by the wheel, and the keys F, R, 1, 3, 7 (with Ctrl the opposite side) and 5.
/// A controller says what the left drag does, and may add keys and give the wheel another meaning.
class DragController : public CameraController {
public:
    bool handle(const InputEvent& event, Camera& camera, const ControllerContext& context) final;

protected:
    /// Answers a left drag.
    virtual void turn(const DragStep& step, Camera& camera, const ControllerContext& context) = 0;
    /// Answers the wheel; zooms towards the cursor unless overridden.
    virtual void turn_wheel(const WheelTurned& wheel, Camera& camera, const ControllerContext& context);
    /// Sees keys in addition to the shared ones.
    virtual void press_key(const KeyPressed&) {}
    virtual void release_key(const KeyReleased&) {}
    /// Forgets everything held.
    virtual void release_all() {}

private:
    enum class Drag { turn, pan, dolly };
    struct Held {
        MouseButton button = MouseButton::left;
        Drag drag = Drag::turn;
        glm::dvec2 position{0};
    };

    void dispatch(const InputEvent& event, Camera& camera, const ControllerContext& context);
    void press(const PointerPressed& press);
    void move(const glm::dvec2& position, Camera& camera, const ControllerContext& context);

    std::optional<Held> held_;
};

/// The angle for a drag over some pixels: the viewport's height is half a turn.
glm::dvec2 drag_angles(const DragStep& step, const ControllerContext& context);

}  // namespace vitrine::scene
