#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/frame_constants.h>
#include <vitrine/render/ground_pass.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/part_pass.h>
#include <vitrine/render/uniform_block.h>

#include <glm/glm.hpp>

#include <optional>

namespace vitrine::render {

/// How much of the light from all around gets to what is seen (ambient occlusion): a map of every second pixel each
/// way, found from the depths around it (Jimenez and others, "Practical realtime strategies for accurate indirect
/// occlusion", 2016). Each of several pictures looks in other directions: so their average has no grain.
class OcclusionPass {
public:
    static constexpr GLuint texture_unit = 11;

    OcclusionPass();

    /// Draws the map of what a picture shows in an area. Leaves other constants of the frame bound. `ground`: what
    /// stands on the ground and the ground keep light from each other.
    void draw(const DrawPlan& plan, const gl::DrawArea& area, bool ground);
    /// What gets there, 0 to 1, and the depth in front of the eye.
    GLuint texture() const { return smooth_.id(); }
    /// From fragment coordinates in that area to those of the map's texels, which are half as many.
    glm::vec2 shift(const gl::DrawArea& area) const;

private:
    /// The pixels that the map is about, y up from the picture's lower left one. They reach beyond what is written.
    static gl::PixelBox box_of(const gl::DrawArea& area);
    void fit(glm::ivec2 size);
    void draw_depths(const DrawPlan& plan, bool ground);
    void find(const DrawPlan& plan, const gl::DrawArea& area) const;
    void smooth(const DrawPlan& plan) const;

    MeshPass meshes_{Fragments::depths};
    PartPass parts_{Fragments::depths};
    std::optional<GroundPass> ground_;  ///< made when it is first needed
    UniformBlock<FrameBlock> frame_{"frame constants of occlusion", 0};
    gl::Program find_;
    gl::Program smooth_program_;
    gl::VertexArray no_vertices_;
    gl::Texture depths_;
    gl::Texture found_;
    gl::Texture smooth_;
    gl::Framebuffer depths_target_;
    gl::Framebuffer found_target_;
    gl::Framebuffer smooth_target_;
    glm::ivec2 size_{0};
    gl::PixelBox box_;
};

}  // namespace vitrine::render
