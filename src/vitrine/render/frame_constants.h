#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/render/draw_plan.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// What every program of a frame sees: the block `Frame` of shaders/common.glsl, std140.
struct FrameBlock {
    glm::mat4 projection;
    glm::mat4 to_world;  ///< of directions
    glm::vec4 depths;
    glm::vec4 up_view;
    glm::vec4 viewport;
    glm::vec4 origin;
    glm::vec4 background_top;
    glm::vec4 background_bottom;
};

FrameBlock make_frame_block(const DrawPlan& plan, const gl::DrawArea& area);
/// The same for what lies over the picture, in pixels from its lower left corner.
FrameBlock overlay_block(FrameBlock block);

}  // namespace vitrine::render
