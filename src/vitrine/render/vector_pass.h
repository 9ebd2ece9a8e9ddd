#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/slicer.h>

#include <span>

namespace vitrine::render {

/// Draws vectors as solid arrows, one instance each.
class VectorPass {
public:
    VectorPass();
    void draw(std::span<const VectorItem> items, Slicer& slicer, DrawCounts& counts);

private:
    gl::Program numbers_;
    gl::Program packed_;  ///< of packed normals; made when first used
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
