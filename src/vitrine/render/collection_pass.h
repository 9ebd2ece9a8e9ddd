#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/slicer.h>

#include <array>
#include <optional>
#include <span>

namespace vitrine::render {

/// Draws collections, each by one call: its vertices are read from the collection's arrays by their number, so that one
/// item may have any number of points, and edges are smoothed by how much of a pixel they cover.
class CollectionPass {
public:
    explicit CollectionPass(Fragments fragments = Fragments::colors);
    /// Blending must be on. Leaves the depth mask off.
    void draw(std::span<const CollectionItem> items, const Settings& settings, Slicer& slicer, DrawCounts& counts);

private:
    /// Of a kind; made when first used.
    GLuint program(scene::CollectionKind kind);
    void submit(const CollectionItem& item, Slicer& slicer);
    /// Indices of so many rectangles of four corners each, two triangles for each.
    GLuint rectangles(std::uint64_t count);

    Fragments fragments_;
    std::array<std::optional<gl::Program>, scene::collection_kind_count> programs_;
    gl::VertexArray vertices_;
    gl::Buffer rectangles_;
    std::uint64_t rectangle_count_ = 0;
};

}  // namespace vitrine::render
