#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/picture_copy.h>
#include <vitrine/render/slicer.h>

#include <glm/glm.hpp>

#include <cstdint>

namespace vitrine::render {

/// Where in a pixel the samples of the n-th of many pictures lie, from -0.5 to 0.5; the first one's are not moved. Any
/// first few are spread evenly (Halton's sequence with bases 2 and 3).
glm::dvec2 sample_place(std::uint32_t picture);

/// The sum of pictures of one view that differ by where in a pixel they have their samples. A viewport has one of its
/// own, drawn by one renderer at a time: textures alone, which may be freed in any context of the share group.
class Accumulation {
public:
    /// How many pictures of what the plan shows are in it: none, if it is about something else, or has more than
    /// wanted.
    std::uint32_t pictures_of(const DrawPlan& plan, const gl::DrawArea& area, int samples);
    /// Of the last one.
    const DrawCounts& counts() const { return counts_; }

private:
    friend class AccumulationPass;

    /// What all pictures have in common.
    struct View {
        std::uint64_t scene_revision = 0;
        scene::Camera camera;
        Settings settings;
        glm::ivec2 size{0};
        int samples = 0;
        friend bool operator==(const View&, const View&) = default;
    };

    View view_;
    std::uint32_t pictures_ = 0;
    DrawCounts counts_;
    glm::ivec2 extent_{0};
    gl::Texture sum_;  ///< of their colours as screens take them, in floats
};

/// Adds pictures up and shows their average.
class AccumulationPass {
public:
    AccumulationPass();
    /// The picture that was just drawn in an area, which is as large as the accumulation's, is one more. Something of
    /// it may be written.
    void add(const gl::DrawArea& area, const DrawCounts& counts, Accumulation& accumulation, Slicer& slicer);
    /// Puts the average in the place of the area's colours; depths stay.
    void show(const Accumulation& accumulation, const gl::DrawArea& area, Slicer& slicer);

private:
    void draw(GLuint texture, glm::ivec2 origin, float factor, Slicer& slicer);

    PictureCopy copy_;
    gl::Framebuffer sum_;
    gl::Program program_;
    gl::VertexArray no_vertices_;
};

}  // namespace vitrine::render
