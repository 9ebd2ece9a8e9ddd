#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/slicer.h>

#include <span>

namespace vitrine::render {

/// Draws images on rectangles, unlit: colours as they are, numbers through a colour map.
class ImagePass {
public:
    explicit ImagePass(Fragments fragments = Fragments::colors);
    void draw(std::span<const ImageItem> items, Slicer& slicer, DrawCounts& counts);

private:
    gl::Program program_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
