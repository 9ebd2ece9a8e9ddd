#pragma once

#include <vitrine/scene/drag_controller.h>

namespace vitrine::scene {

/// Left drag orbits about the pivot as on a turntable: the world's up stays upright and is never passed over.
class TurntableController final : public DragController {
public:
    ControllerKind kind() const override { return ControllerKind::turntable; }

protected:
    void turn(const DragStep& step, Camera& camera, const ControllerContext& context) override;
};

}  // namespace vitrine::scene
