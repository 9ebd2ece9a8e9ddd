#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/render/draw_counts.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/fragments.h>
#include <vitrine/render/mesh_programs.h>
#include <vitrine/render/slicer.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::render {

/// Draws many small meshes by one call each for those that look alike: their transforms and colours lie in a storage
/// buffer, and each draw of the call says which of them are its own.
class PartPass {
public:
    explicit PartPass(Fragments fragments = Fragments::colors);
    void draw(std::span<const PartsItem> items, const Lighting& lighting, Slicer& slicer, DrawCounts& counts);

private:
    /// As glMultiDrawElementsIndirect reads it.
    struct Command {
        GLuint indices = 0;
        GLuint instances = 1;
        GLuint first_index = 0;
        GLint base_vertex = 0;
        GLuint part = 0;
    };
    void set_look(const PartsItem& item, const Lighting& lighting);
    void send(const PartsItem& item);
    void send_numbers(std::size_t count);
    /// Triangles [first, first + count) of an item: whole parts together, the pieces at both ends alone.
    void submit(const PartsItem& item, std::uint64_t first, std::uint64_t count) const;
    static void draw_whole(const PartsItem& item, std::size_t begin, std::size_t end);
    static void draw_piece(const PartsItem& item, std::size_t at, std::uint64_t first, std::uint64_t count);

    Fragments fragments_;
    MeshPrograms programs_;
    gl::VertexArray vertices_;
    gl::Buffer transforms_;
    gl::Buffer commands_;
    gl::Buffer numbers_;  ///< 0, 1, 2 ...: an attribute that is the same for all vertices of a part
    std::size_t number_count_ = 0;
    std::vector<std::uint64_t> ends_;  ///< of the item under way: triangles up to each part's last
};

}  // namespace vitrine::render
