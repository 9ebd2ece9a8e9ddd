#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/slicer.h>

#include <array>

namespace vitrine::render {

/// Draws how what stands on the ground keeps light from it: the key light, and that from all around. Nothing else of
/// the ground is seen.
class GroundPass {
public:
    explicit GroundPass(Fragments fragments = Fragments::colors);
    /// For colours blending must be on, and the light and the maps of shadows and occlusion that the plan has be bound.
    void draw(const DrawPlan& plan, Slicer& slicer);

private:
    GLuint program(const DrawPlan& plan);

    Fragments fragments_;
    std::array<gl::Program, 4> programs_;  ///< each made when first used
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
