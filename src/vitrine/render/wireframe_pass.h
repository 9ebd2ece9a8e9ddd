#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/depth_copy.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/frame_constants.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/slicer.h>
#include <vitrine/render/uniform_block.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// Draws the edges of meshes' triangles as lines of even width: apart from the picture, whose depth hides them, and
/// then over it.
class WireframePass {
public:
    WireframePass();
    /// After all that is opaque, into `area`, whose framebuffer is bound. Blending must be on. Leaves other constants
    /// of the frame bound.
    void draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts);

private:
    void draw_lines(const DrawPlan& plan, const gl::DrawArea& area, const gl::PixelBox& box, Slicer& slicer,
                    DrawCounts& counts);
    void draw_over(const gl::DrawArea& area, Slicer& slicer) const;
    /// So that where no faces are drawn their edges have a place, too.
    void draw_depths(const DrawPlan& plan, Slicer& slicer);

    MeshPass meshes_;
    MeshPass edges_in_depth_{Fragments::depths};
    DepthCopy depths_;
    UniformBlock<FrameBlock> frame_{"frame constants of edges", 0};
    gl::Program over_;
    gl::VertexArray no_vertices_;
    gl::Texture lines_;
    gl::Framebuffer target_;
    glm::ivec2 size_{0};
};

}  // namespace vitrine::render
