#pragma once

#include <vitrine/gl/object.h>
#include <vitrine/gpu/mirrors.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/scene/geometry.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace vitrine::render {

/// Whether a mesh may be one of many that are drawn in one call.
bool suits_common_buffers(const scene::Mesh& mesh);

/// Copies of small meshes in common buffers on the GPU, so that one call draws many: those with the same kinds of
/// arrays lie in the same buffers. Only what has changed is copied again. Belongs to a context's share group, like
/// Mirrors.
class PartStore {
public:
    /// All meshes of a plan are noted before any is placed.
    void note(const scene::Mesh& mesh);
    /// Brings what was noted into the common buffers.
    void update(gpu::Mirrors& mirrors);
    /// After `update`: where a mesh that was noted lies. `with_colors`: they are to be shown.
    void place(const scene::Mesh& mesh, bool with_colors, MeshItem& look, Part& part) const;

    /// Which of the buffers a mesh's lie in.
    static std::uint32_t kind_of(const scene::Mesh& mesh);

private:
    static constexpr std::size_t array_count = 4;  ///< positions, normals, colours, indices
    using Arrays = std::array<arrays::TrackedBytes, array_count>;

    /// A mesh's arrays in the buffers.
    struct Slot {
        std::weak_ptr<const arrays::Tracking> positions;
        std::array<std::uint64_t, array_count> revisions{};  ///< 0: not copied yet
        std::size_t first_vertex = 0;
        std::size_t vertices = 0;
        std::size_t first_index = 0;
        std::size_t indices = 0;
    };
    /// The buffers of one kind of meshes.
    struct Store {
        std::array<std::shared_ptr<gl::Buffer>, array_count> buffers;
        std::size_t vertex_capacity = 0;
        std::size_t index_capacity = 0;
        std::size_t vertices = 0;  ///< taken
        std::size_t indices = 0;
        std::unordered_map<const arrays::Tracking*, Slot> slots;
        std::unordered_map<const arrays::Tracking*, Arrays> noted;
    };

    static Arrays arrays_of(const scene::Mesh& mesh);
    static bool has_room(const Store& store, std::size_t vertices, std::size_t indices);
    static bool suits(const Slot& slot, const Arrays& arrays);
    static bool is_current(const Slot& slot, const Arrays& arrays);
    static void rebuild(Store& store);
    static void update(Store& store, gpu::Mirrors& mirrors);
    static void copy(const Store& store, Slot& slot, const Arrays& arrays, gpu::Mirrors& mirrors);

    std::unordered_map<std::uint32_t, Store> stores_;
};

}  // namespace vitrine::render
