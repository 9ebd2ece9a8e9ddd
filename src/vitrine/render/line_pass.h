#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/slicer.h>

#include <span>

namespace vitrine::render {

/// Draws line segments as ribbons that face the screen, with soft edges. Core profiles have no wide lines.
class LinePass {
public:
    explicit LinePass(Fragments fragments = Fragments::colors);
    /// Blending must be on.
    void draw(std::span<const LineItem> items, Slicer& slicer, DrawCounts& counts) const;

private:
    gl::Program program_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
