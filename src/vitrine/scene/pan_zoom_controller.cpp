#include <vitrine/scene/pan_zoom_controller.h>

#include <vitrine/scene/camera_motion.h>

namespace vitrine::scene {

void PanZoomController::turn(const DragStep& step, Camera& camera, const ControllerContext& context) {
    pan(camera, step.from, step.to, context.size_pixels);
}

}  // namespace vitrine::scene
