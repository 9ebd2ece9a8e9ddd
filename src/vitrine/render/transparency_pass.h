#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/depth_copy.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/mesh_pass.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <array>

namespace vitrine::render {

/// Draws transparent surfaces, in whatever order they come, with one sample per pixel: by a weighted average of all
/// that lie behind each other, or layer by layer from the nearest on (C. Everitt, "Interactive order-independent
/// transparency", 2001).
class TransparencyPass {
public:
    /// Layers behind each other that are peeled; more are not seen.
    static constexpr int most_layers = 12;

    TransparencyPass();

    /// When all that hides them has been drawn into the area. The frame's constants and the light are bound.
    void draw(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts);

private:
    struct Target {
        gl::Texture colors;
        gl::Texture depths;
        gl::Framebuffer framebuffer;
    };
    void draw_weighted(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts);
    void draw_peeled(const DrawPlan& plan, const gl::DrawArea& area, Slicer& slicer, DrawCounts& counts);
    /// One layer, and puts it under those in front of it.
    void peel(const DrawPlan& plan, const gl::DrawArea& area, int layer, Slicer& slicer, DrawCounts& counts);
    void fit_weighted(glm::ivec2 size);
    void fit_peeled(glm::ivec2 size);
    /// A triangle over all of what is bound, by a program.
    void cover(const gl::Program& program, Slicer& slicer) const;
    /// Puts colours, multiplied by alpha, over the picture.
    void show(const gl::Program& program, const gl::DrawArea& area, Slicer& slicer) const;

    MeshPass weighted_{Fragments::weighted};
    MeshPass peeled_{Fragments::peeled};
    gl::Program average_;
    gl::Program copy_;
    gl::VertexArray no_vertices_;
    DepthCopy depths_;
    gl::Texture sums_;
    gl::Texture layers_;
    gl::Framebuffer sums_target_;
    glm::ivec2 sums_size_{0};
    std::array<Target, 2> peels_;         ///< the layer under way, and the one before
    Target all_peels_;                    ///< without depths
    std::array<gl::Query, 2> something_;  ///< is in these layers
    glm::ivec2 peels_size_{0};
};

}  // namespace vitrine::render
