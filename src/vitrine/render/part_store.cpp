#include <vitrine/render/part_store.h>

#include <algorithm>
#include <utility>

namespace vitrine::render {
namespace {

/// Larger ones gain nothing from sharing a call.
constexpr std::size_t most_triangles = 4096;
constexpr std::size_t least_capacity = 1U << 16U;
// Among a mesh's arrays.
constexpr std::size_t positions_place = 0;
constexpr std::size_t normals_place = 1;
constexpr std::size_t colors_place = 2;
constexpr std::size_t indices_place = 3;

std::size_t element_count(const arrays::TrackedBytes& array) {
    return array.element_size_bytes > 0 ? array.size_bytes / array.element_size_bytes : 0;
}

std::size_t vertex_count(const std::array<arrays::TrackedBytes, 4>& arrays) {
    return element_count(arrays[positions_place]);
}

std::size_t index_count(const std::array<arrays::TrackedBytes, 4>& arrays) {
    return element_count(arrays[indices_place]);
}

}  // namespace

bool suits_common_buffers(const scene::Mesh& mesh) {
    return !mesh.is_interleaved() && mesh.is_indexed() && mesh.triangle_count() <= most_triangles;
}

std::uint32_t PartStore::kind_of(const scene::Mesh& mesh) {
    return (mesh.normals.empty() ? 0U : 1U) + (mesh.packed_normals.empty() ? 0U : 2U) +
           (mesh.colors.empty() ? 0U : 4U) + (mesh.short_indices.empty() ? 0U : 8U);
}

PartStore::Arrays PartStore::arrays_of(const scene::Mesh& mesh) {
    return {mesh.positions.tracked_bytes(),
            mesh.packed_normals.empty() ? mesh.normals.tracked_bytes() : mesh.packed_normals.tracked_bytes(),
            mesh.colors.tracked_bytes(),
            mesh.short_indices.empty() ? mesh.indices.tracked_bytes() : mesh.short_indices.tracked_bytes()};
}

void PartStore::note(const scene::Mesh& mesh) {
    stores_[kind_of(mesh)].noted.try_emplace(mesh.positions.tracked_bytes().tracking.get(), arrays_of(mesh));
}

void PartStore::update(gpu::Mirrors& mirrors) {
    for (auto& [kind, store] : stores_) {
        if (!store.noted.empty()) update(store, mirrors);
        store.noted.clear();
    }
    std::erase_if(stores_, [](const auto& entry) { return entry.second.slots.empty(); });
}

bool PartStore::suits(const Slot& slot, const Arrays& arrays) {
    return !slot.positions.expired() && slot.vertices == vertex_count(arrays) && slot.indices == index_count(arrays);
}

bool PartStore::is_current(const Slot& slot, const Arrays& arrays) {
    const auto same = [](const arrays::TrackedBytes& array, std::uint64_t revision) {
        return array.tracking->revision == revision;
    };
    return std::equal(arrays.begin(), arrays.end(), slot.revisions.begin(), same);
}

bool PartStore::has_room(const Store& store, std::size_t vertices, std::size_t indices) {
    return store.vertices + vertices <= store.vertex_capacity && store.indices + indices <= store.index_capacity;
}

void PartStore::update(Store& store, gpu::Mirrors& mirrors) {
    std::erase_if(store.slots, [](const auto& entry) { return entry.second.positions.expired(); });
    std::size_t vertices = 0;
    std::size_t indices = 0;
    bool changes = false;
    for (const auto& [tracking, arrays] : store.noted) {
        const auto slot = store.slots.find(tracking);
        const bool fits = slot != store.slots.end() && suits(slot->second, arrays);
        if (!fits) {
            vertices += vertex_count(arrays);
            indices += index_count(arrays);
        }
        changes = changes || !fits || !is_current(slot->second, arrays);
    }
    if (!changes) return;
    // A plan that somebody still draws keeps its buffers as they are.
    const bool shared = store.buffers[positions_place].use_count() > 1;
    if (shared || !has_room(store, vertices, indices)) rebuild(store);
    for (const auto& [tracking, arrays] : store.noted) {
        Slot& slot = store.slots[tracking];
        if (!suits(slot, arrays)) {
            slot = {.positions = arrays[positions_place].tracking,
                    .first_vertex = store.vertices,
                    .vertices = vertex_count(arrays),
                    .first_index = store.indices,
                    .indices = index_count(arrays)};
            store.vertices += slot.vertices;
            store.indices += slot.indices;
        }
        if (!is_current(slot, arrays)) copy(store, slot, arrays, mirrors);
    }
}

void PartStore::rebuild(Store& store) {
    store.slots.clear();
    store.vertices = store.indices = 0;
    std::size_t vertices = 0;
    std::size_t indices = 0;
    for (const auto& [tracking, arrays] : store.noted) {
        vertices += vertex_count(arrays);
        indices += index_count(arrays);
    }
    // With room to grow, so that parts that come one by one are not all copied each time.
    store.vertex_capacity = std::max(least_capacity, vertices + vertices / 2);
    store.index_capacity = std::max(least_capacity, indices + indices / 2);
    const Arrays& kind = store.noted.begin()->second;
    for (std::size_t i = 0; i < array_count; ++i) {
        store.buffers[i].reset();
        if (kind[i].size_bytes == 0) continue;
        store.buffers[i] = std::make_shared<gl::Buffer>(gl::Buffer::make("parts"));
        const std::size_t elements = i == indices_place ? store.index_capacity : store.vertex_capacity;
        const std::size_t bytes = elements * kind[i].element_size_bytes;
        glNamedBufferStorage(store.buffers[i]->id(), static_cast<GLsizeiptr>(bytes), nullptr, 0);
    }
}

void PartStore::copy(const Store& store, Slot& slot, const Arrays& arrays, gpu::Mirrors& mirrors) {
    for (std::size_t i = 0; i < array_count; ++i) {
        const arrays::TrackedBytes& array = arrays[i];
        slot.revisions[i] = array.tracking->revision;
        const gpu::BufferShare from = mirrors.share(array);
        if (!from) continue;
        const std::size_t first = i == indices_place ? slot.first_index : slot.first_vertex;
        glCopyNamedBufferSubData(from->id(), store.buffers[i]->id(), 0,
                                 static_cast<GLintptr>(first * array.element_size_bytes),
                                 static_cast<GLsizeiptr>(array.size_bytes));
    }
}

void PartStore::place(const scene::Mesh& mesh, bool with_colors, MeshItem& look, Part& part) const {
    const Store& store = stores_.at(kind_of(mesh));
    if (!look.positions) {
        const std::uint32_t normal_bytes = look.packed_normals ? sizeof(scene::PackedNormal) : sizeof(glm::vec3);
        look.positions = {store.buffers[positions_place], 0, sizeof(glm::vec3)};
        look.normals = {store.buffers[normals_place], 0, normal_bytes};
        if (with_colors) look.colors = {store.buffers[colors_place], 0, sizeof(glm::u8vec4)};
        look.indices = store.buffers[indices_place];
    }
    const Slot& slot = store.slots.at(mesh.positions.tracked_bytes().tracking.get());
    part.first_index = static_cast<std::uint32_t>(slot.first_index);
    part.base_vertex = static_cast<std::int32_t>(slot.first_vertex);
    part.triangles = static_cast<std::uint32_t>(slot.indices / 3);
}

}  // namespace vitrine::render
