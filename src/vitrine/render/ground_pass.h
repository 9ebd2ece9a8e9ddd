#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/slicer.h>

namespace vitrine::render {

/// Draws the shadow that a scene casts on the ground that it stands on, and nothing else of the ground.
class GroundPass {
public:
    GroundPass();
    /// Blending must be on; the light and its shadow map are bound.
    void draw(const DrawPlan& plan, Slicer& slicer) const;

private:
    gl::Program program_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
