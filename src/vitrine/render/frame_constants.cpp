#include <vitrine/render/frame_constants.h>

namespace vitrine::render {

FrameBlock make_frame_block(const DrawPlan& plan, const gl::DrawArea& area) {
    const scene::Camera& camera = plan.camera;
    const glm::dvec2 pixels(area.size);
    const glm::dvec3 up = glm::conjugate(camera.orientation) * camera.up;
    return {
        .projection = glm::mat4(projection_of(plan, area.size)),
        .to_world = glm::mat4(glm::mat3_cast(camera.orientation)),
        .depths = glm::vec4(plan.depths, 0.0F, 0.0F),
        .up_view = glm::vec4(glm::vec3(up), 0.0F),
        .viewport = glm::vec4(glm::vec2(pixels), glm::vec2(1.0 / pixels)),
        .origin = glm::vec4(area.origin, 0.0F, 0.0F),
        .background_top = glm::vec4(plan.settings.background_top, 1.0F),
        .background_bottom = glm::vec4(plan.settings.background_bottom, 1.0F),
    };
}

FrameBlock overlay_block(FrameBlock block) {
    const glm::vec2 pixels(block.viewport);
    block.projection = glm::mat4(0.0F);
    block.projection[0].x = 2 / pixels.x;
    block.projection[1].y = 2 / pixels.y;
    block.projection[3] = glm::vec4(-1, -1, 0.5F, 1);
    return block;
}

}  // namespace vitrine::render
