#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/slicer.h>

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::render {

/// Draws point clouds as round dots of a size in pixels.
class PointPass {
public:
    explicit PointPass(Fragments fragments = Fragments::colors);
    /// `field`: that of the clouds' numbers; null where none has any.
    void draw(std::span<const CloudItem* const> clouds, const ShownField* field, Slicer& slicer, DrawCounts& counts);

private:
    /// That draws an item, with all that is set of it.
    GLuint program_of(const CloudItem& item, const ShownField* field);
    /// In one call `count` points, from `first` on in the order of drawing.
    void submit(const CloudItem& item, std::uint64_t first, std::uint64_t count);

    gl::Program colors_;
    gl::Program numbers_;  ///< made when first used
    gl::VertexArray vertices_;
    std::vector<GLint> firsts_;    ///< of each range of a call,
    std::vector<GLsizei> counts_;  ///< and how many points it has
};

}  // namespace vitrine::render
