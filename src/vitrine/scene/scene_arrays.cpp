#include <vitrine/scene/scene_arrays.h>

namespace vitrine::scene {
namespace {

using Visitor = std::function<void(const arrays::TrackedBytes&)>;

template <class... Arrays>
void visit_all(const Visitor& visitor, const Arrays&... arrays) {
    const auto visit = [&visitor](const auto& array) {
        if (!array.empty()) visitor(array.tracked_bytes());
    };
    (visit(arrays), ...);
}

void visit_scalars(const Visitor& visitor, const std::vector<ScalarField>& scalars) {
    for (const ScalarField& field : scalars) visit_all(visitor, field.values);
}

}  // namespace

void visit_arrays(const Scene& scene, const Visitor& visitor) {
    scene.meshes().for_each([&](MeshId, const Mesh& mesh) {
        visit_all(visitor, mesh.positions, mesh.normals, mesh.packed_normals, mesh.colors, mesh.vertices,
                  mesh.texcoords, mesh.second_texcoords, mesh.tangents, mesh.joints, mesh.weights, mesh.indices,
                  mesh.short_indices, mesh.level_indices);
        visit_scalars(visitor, mesh.scalars);
        visit_scalars(visitor, mesh.face_scalars);
        visit_morph_arrays(mesh, [&](const auto& array) { visit_all(visitor, array); });
    });
    scene.point_clouds().for_each([&](PointCloudId, const PointCloud& cloud) {
        visit_all(visitor, cloud.positions, cloud.normals, cloud.colors);
        visit_scalars(visitor, cloud.scalars);
    });
    scene.collections().for_each([&](CollectionId, const Collection& collection) {
        visit_all(visitor, collection.items(), collection.positions(), collection.vertices(), collection.outline(),
                  collection.indices(), collection.glyphs().glyphs(), collection.glyphs().curves());
    });
    scene.line_sets().for_each(
        [&](LineSetId, const LineSet& lines) { visit_all(visitor, lines.positions, lines.colors, lines.indices); });
    scene.instances().for_each([&](InstancesId, const Instances& instances) {
        visit_all(visitor, instances.transforms);
        visit_scalars(visitor, instances.scalars);
    });
}

void visit_images(const Scene& scene, const std::function<void(const arrays::TrackedTexels&)>& visitor) {
    scene.image_planes().for_each([&](ImagePlaneId, const ImagePlane& image) {
        if (image.width() > 0) visitor(image.tracked_texels());
    });
    scene.textures().for_each([&](TextureId, const Texture& texture) {
        if (!texture.texels.empty()) visitor(texture.tracked_texels());
    });
}

}  // namespace vitrine::scene
