#pragma once

#include <vitrine/scene/drag_controller.h>

namespace vitrine::scene {

/// For flat things: left drag pans as the middle one does, nothing turns.
class PanZoomController final : public DragController {
public:
    ControllerKind kind() const override { return ControllerKind::pan_zoom; }

protected:
    void turn(const DragStep& step, Camera& camera, const ControllerContext& context) override;
};

}  // namespace vitrine::scene
