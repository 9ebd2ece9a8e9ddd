#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/mesh_programs.h>
#include <vitrine/render/slicer.h>
#include <vitrine/render/surface_samplers.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::render {

/// How edges of triangles are drawn.
struct WireframeLook {
    bool over_faces = true;  ///< which are drawn, too
    float half_width_pixels = 0.6F;
    float slack_pixels = 0;  ///< along a slope, by which they are nearer than their faces
};

/// Draws triangle meshes: lit faces, which textures may cover, and their edges as a wireframe.
class MeshPass {
public:
    explicit MeshPass(Fragments fragments = Fragments::colors);
    /// Items of the plan.
    void draw_faces(const DrawPlan& plan, std::span<const MeshItem> items, Slicer& slicer, DrawCounts& counts);
    /// Their edges alone, see shaders/wireframe.frag.
    void draw_wireframe(std::span<const MeshItem> items, const WireframeLook& look, Slicer& slicer, DrawCounts& counts);

private:
    /// How its textures lie on it.
    void set_texture_frame(GLuint program, const MeshItem& item, const MeshVariant& variant) const;
    void submit(const MeshItem& item, GLuint program, Slicer& slicer, DrawCounts& counts);
    /// Triangles [first, first + count) of those that may be seen, in one call.
    void submit_part(const MeshItem& item, GLuint program, std::uint64_t first, std::uint64_t count);
    /// The same of one instance after the other.
    void submit_instances(const MeshItem& item, GLuint program, std::uint64_t first, std::uint64_t count) const;
    /// Those of `firsts_`; in as many calls where faces have numbers, of which a call knows its first one.
    void submit_ranges(const MeshItem& item, GLuint program) const;

    Fragments fragments_;
    MeshPrograms faces_;
    SurfaceSamplers samplers_;
    std::array<gl::Program, 2> edges_;  ///< of what is drawn once and of instances, made when first used
    gl::VertexArray vertices_;
    std::vector<GLint> firsts_;         ///< of each range of a call: its first vertex,
    std::vector<const void*> offsets_;  ///< where its indices lie,
    std::vector<GLsizei> counts_;       ///< and how many there are
};

}  // namespace vitrine::render
