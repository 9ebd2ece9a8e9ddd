#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/collection_pass.h>
#include <vitrine/render/depth_copy.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/frame_constants.h>
#include <vitrine/render/image_pass.h>
#include <vitrine/render/line_pass.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/point_pass.h>
#include <vitrine/render/uniform_block.h>

#include <glm/glm.hpp>

namespace vitrine::render {

/// Draws a line around what is selected, of a width in pixels: fainter where something else hides it. What is selected
/// is drawn once more, as a mask that is compared with the picture's depth; the line lies beside the mask.
class OutlinePass {
public:
    OutlinePass();
    /// When all that has depth has been drawn into `area`. Blending must be on. Leaves other constants of the frame
    /// bound, and the depth test off.
    void draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer);

private:
    /// Makes what depends on the picture's size.
    void fit(glm::ivec2 size);
    void draw_mask(const DrawPlan& plan, const gl::DrawArea& area, const gl::PixelBox& box, Slicer& slicer);
    void draw_items(const DrawPlan& plan, Slicer& slicer);
    void draw_line(const Settings& settings, const gl::DrawArea& area, const gl::PixelBox& box, Slicer& slicer) const;

    MeshPass meshes_{Fragments::mask};
    PointPass points_{Fragments::mask};
    LinePass lines_{Fragments::mask};
    ImagePass images_{Fragments::mask};
    CollectionPass collections_{Fragments::mask};
    UniformBlock<FrameBlock> frame_{"frame constants of masks", 0};
    gl::Program program_;
    gl::VertexArray no_vertices_;
    DepthCopy depths_;
    gl::Texture mask_;
    gl::Framebuffer mask_target_;
    glm::ivec2 size_{0};
};

}  // namespace vitrine::render
