#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/slicer.h>

#include <span>

namespace vitrine::render {

/// Draws point clouds as round dots of a size in pixels.
class PointPass {
public:
    PointPass();
    void draw(std::span<const CloudItem* const> clouds, Slicer& slicer, DrawCounts& counts) const;

private:
    gl::Program program_;
    gl::VertexArray vertices_;
};

}  // namespace vitrine::render
