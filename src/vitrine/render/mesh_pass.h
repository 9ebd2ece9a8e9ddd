#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/mesh_programs.h>
#include <vitrine/render/slicer.h>
#include <vitrine/render/surface_samplers.h>

#include <span>

namespace vitrine::render {

/// Draws triangle meshes: lit faces, which textures may cover, and their edges as a wireframe.
class MeshPass {
public:
    MeshPass();
    void draw_faces(std::span<const MeshItem> items, Slicer& slicer, DrawCounts& counts);
    /// Blending must be on. `over_faces`: the faces are drawn too.
    void draw_wireframe(std::span<const MeshItem> items, bool over_faces, Slicer& slicer, DrawCounts& counts);

private:
    void set_texture(const MeshItem& item, GLuint program);
    void submit(const MeshItem& item, GLuint program, Slicer& slicer, DrawCounts& counts);

    MeshPrograms faces_;
    SurfaceSamplers samplers_;
    gl::Program edges_;
    gl::VertexArray vertices_;
};

}  // namespace vitrine::render
