#pragma once

#include <vitrine/scene/drag_controller.h>

namespace vitrine::scene {

/// Left drag turns freely about the pivot, over the poles too. Near the rim of the circle that fits the viewport,
/// movement around the circle rolls the view, so that what is under the pointer keeps beside it.
class TrackballController final : public DragController {
public:
    ControllerKind kind() const override { return ControllerKind::trackball; }

protected:
    void turn(const DragStep& step, Camera& camera, const ControllerContext& context) override;
};

}  // namespace vitrine::scene
