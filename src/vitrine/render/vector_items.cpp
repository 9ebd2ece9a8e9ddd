#include <vitrine/render/vector_items.h>

#include <vitrine/scene/material.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::render {
namespace {

/// With an arrow at each of so many elements, or at every so many.
VectorItem item_of(const VectorLook& look, const Attribute& origins, std::size_t elements) {
    const std::size_t most = static_cast<std::size_t>(std::max(look.most, 1));
    const std::size_t step = std::max<std::size_t>(1, (elements + most - 1) / most);
    VectorItem item;
    item.origins = origins;
    item.are_normals = look.name == scene::normals_name;
    item.step = static_cast<std::uint32_t>(step);
    item.arrows = (elements + step - 1) / step;
    item.same_length = look.same_length;
    item.width = look.width;
    item.color = scene::linear_from_srgb(look.color);
    return item;
}

/// Three numbers beside each other, or packed ones.
void set_parts(VectorItem& item, const Attribute& vectors) {
    for (std::uint32_t i = 0; i < 3; ++i) {
        item.parts[i] = vectors;
        if (!item.packed) item.parts[i].offset_bytes += i * std::uint32_t{sizeof(float)};
    }
}

/// Three arrays, which have a number for each element.
void set_parts(VectorItem& item, const std::vector<scene::ScalarField>& fields, const VectorLook& look,
               std::size_t elements, gpu::Mirrors& mirrors) {
    const auto parts = scene::find_vectors(fields, look.name);
    if (!parts || (*parts)[0]->size() != elements) return;
    for (std::size_t i = 0; i < 3; ++i) item.parts[i] = attribute_of(*(*parts)[i], mirrors);
}

std::optional<VectorItem> whole(VectorItem item) {
    return item.parts[0] ? std::optional(std::move(item)) : std::nullopt;
}

}  // namespace

std::optional<VectorItem> vector_item(const scene::Mesh& mesh, const VectorLook& look, gpu::Mirrors& mirrors) {
    if (look.name.empty()) return std::nullopt;
    const bool interleaved = mesh.is_interleaved();
    const Attribute origins = interleaved ? attribute_of(mesh.vertices, mirrors, offsetof(scene::MeshVertex, position))
                                          : attribute_of(mesh.positions, mirrors);
    VectorItem item = item_of(look, origins, mesh.vertex_count());
    item.packed = item.are_normals && !mesh.packed_normals.empty();
    if (look.name == scene::tangents_name) {
        set_parts(item, attribute_of(mesh.tangents, mirrors));
    } else if (!item.are_normals) {
        set_parts(item, mesh.scalars, look, mesh.vertex_count(), mirrors);
    } else if (interleaved) {
        set_parts(item, attribute_of(mesh.vertices, mirrors, offsetof(scene::MeshVertex, normal)));
    } else {
        set_parts(item, item.packed ? attribute_of(mesh.packed_normals, mirrors) : attribute_of(mesh.normals, mirrors));
    }
    return whole(std::move(item));
}

std::optional<VectorItem> vector_item(const scene::PointCloud& cloud, const VectorLook& look, gpu::Mirrors& mirrors) {
    if (look.name.empty()) return std::nullopt;
    VectorItem item = item_of(look, attribute_of(cloud.positions, mirrors), cloud.positions.size());
    if (item.are_normals) {
        set_parts(item, attribute_of(cloud.normals, mirrors));
    } else {
        set_parts(item, cloud.scalars, look, cloud.positions.size(), mirrors);
    }
    return whole(std::move(item));
}

float arrow_length(const scene::Scene& scene, const VectorLook& look, scene::VectorLengths& lengths) {
    const scene::Bounds bounds = scene.bounds();
    if (look.name.empty() || bounds.empty()) return 0;
    const bool of_unit_length = look.name == scene::normals_name || look.name == scene::tangents_name;
    const auto longest = static_cast<float>(2 * bounds.radius()) * look.length;
    if (look.same_length || of_unit_length) return longest;
    const float most = lengths.longest(scene, look.name);
    return most > 0 ? longest / most : 0;
}

}  // namespace vitrine::render
