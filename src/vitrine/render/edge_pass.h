#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/picture_copy.h>
#include <vitrine/render/slicer.h>

namespace vitrine::render {

/// Smooths the edges in a finished picture, where more samples cost too much: by the picture alone (FXAA).
class EdgePass {
public:
    EdgePass();
    /// What is drawn in the area, whose framebuffer is bound. Depths stay as they are.
    void draw(const gl::DrawArea& area, Slicer& slicer);

private:
    PictureCopy copy_;
    gl::Sampler sampler_;
    gl::Program program_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
