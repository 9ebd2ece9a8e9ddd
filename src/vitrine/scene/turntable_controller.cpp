#include <vitrine/scene/turntable_controller.h>

#include <vitrine/scene/orientation.h>

namespace vitrine::scene {

void TurntableController::turn(const DragStep& step, Camera& camera, const ControllerContext& context) {
    const glm::dvec2 angles = drag_angles(step, context);
    camera.orientation = turned_upright(camera.orientation, camera.up, -angles.x, angles.y);
}

}  // namespace vitrine::scene
