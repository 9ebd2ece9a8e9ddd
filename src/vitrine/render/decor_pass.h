#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/ground_grid.h>
#include <vitrine/render/settings.h>
#include <vitrine/render/slicer.h>
#include <vitrine/scene/camera.h>

#include <map>
#include <string>
#include <vector>

namespace vitrine::render {

/// Draws what surrounds a scene: background gradient, ground grid, axes cross.
class DecorPass {
public:
    DecorPass();
    /// Fills what no opaque surface covers: the depth test must be on.
    void draw_background(const Settings& settings, Slicer& slicer);
    /// Blending and depth test must be on.
    void draw_grid(const GroundGrid& grid, const scene::Camera& camera, const Settings& settings, Slicer& slicer) const;
    /// In the lower left corner of a picture of `size` pixels, smaller where that is small; depth test off, blending
    /// on.
    void draw_axes(const scene::Camera& camera, const Settings& settings, glm::ivec2 size, Slicer& slicer) const;

private:
    GLuint backdrop_program(const Lighting& lighting);

    gl::Program background_;
    std::map<std::vector<std::string>, gl::Program> backdrops_;  ///< by what is defined
    gl::Program grid_;
    gl::Program axes_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
