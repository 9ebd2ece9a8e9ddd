#include <vitrine/scene/shared_copy.h>

#include <vitrine/scene/transfer.h>

#include <algorithm>
#include <vector>

namespace vitrine::scene {
namespace {

template <class... Arrays>
bool all_have_copies(const std::vector<ScalarField>& scalars, const Arrays&... arrays) {
    const bool have = (arrays.has_copy() && ... && true);
    return have && std::all_of(scalars.begin(), scalars.end(),
                               [](const ScalarField& field) { return field.values.has_copy(); });
}

template <class T>
arrays::TrackedArray<T> shared(const arrays::TrackedArray<T>& array) {
    arrays::TrackedArray<T> copy;
    copy.adopt(array.share());
    copy.set_label(array.label());
    copy.set_policy(array.policy());
    copy.set_strategy(array.strategy());
    copy.reshape(array.shape());
    return copy;
}

std::vector<ScalarField> shared(const std::vector<ScalarField>& scalars) {
    std::vector<ScalarField> copies;
    copies.reserve(scalars.size());
    for (const ScalarField& field : scalars) copies.push_back({field.name, shared(field.values)});
    return copies;
}

bool have_copies(const std::vector<MorphTarget>& targets) {
    return std::all_of(targets.begin(), targets.end(), [](const MorphTarget& target) {
        return target.positions.has_copy() && target.normals.has_copy() && target.tangents.has_copy();
    });
}

std::vector<MorphTarget> shared(const std::vector<MorphTarget>& targets) {
    std::vector<MorphTarget> copies;
    copies.reserve(targets.size());
    for (const MorphTarget& target : targets)
        copies.push_back({target.name, shared(target.positions), shared(target.normals), shared(target.tangents)});
    return copies;
}

/// Leaves a scene's geometries where they are.
struct Share {
    const Scene& from;

    Texture operator()(TextureId id) const { return from.texture(id); }
    Mesh operator()(MeshId id) const { return shared_copy(from.mesh(id)); }
    PointCloud operator()(PointCloudId id) const { return shared_copy(from.point_cloud(id)); }
    LineSet operator()(LineSetId id) const { return shared_copy(from.line_set(id)); }
    ImagePlane operator()(ImagePlaneId id) const { return from.image_plane(id); }
    Collection operator()(CollectionId id) const { return from.collection(id); }
    Instances operator()(InstancesId id) const {
        const Instances& instances = from.instances(id);
        return {instances.name, shared(instances.transforms), shared(instances.scalars)};
    }
};

}  // namespace

bool has_copies(const Mesh& mesh) {
    return all_have_copies(mesh.scalars, mesh.positions, mesh.normals, mesh.packed_normals, mesh.colors, mesh.vertices,
                           mesh.texcoords, mesh.second_texcoords, mesh.tangents, mesh.joints, mesh.weights,
                           mesh.indices, mesh.short_indices, mesh.level_indices) &&
           all_have_copies(mesh.face_scalars) && have_copies(mesh.morph_targets);
}

bool has_copies(const PointCloud& cloud) {
    return all_have_copies(cloud.scalars, cloud.positions, cloud.normals, cloud.colors);
}

Mesh shared_copy(const Mesh& mesh) {
    Mesh copy;
    copy.name = mesh.name;
    copy.positions = shared(mesh.positions);
    copy.normals = shared(mesh.normals);
    copy.packed_normals = shared(mesh.packed_normals);
    copy.colors = shared(mesh.colors);
    copy.vertices = shared(mesh.vertices);
    copy.texcoords = shared(mesh.texcoords);
    copy.second_texcoords = shared(mesh.second_texcoords);
    copy.tangents = shared(mesh.tangents);
    copy.joints = shared(mesh.joints);
    copy.weights = shared(mesh.weights);
    copy.indices = shared(mesh.indices);
    copy.short_indices = shared(mesh.short_indices);
    copy.level_indices = shared(mesh.level_indices);
    copy.scalars = shared(mesh.scalars);
    copy.face_scalars = shared(mesh.face_scalars);
    copy.morph_targets = shared(mesh.morph_targets);
    copy.morph_weights = mesh.morph_weights;
    copy.material = mesh.material;
    return copy;
}

PointCloud shared_copy(const PointCloud& cloud) {
    PointCloud copy;
    copy.name = cloud.name;
    copy.positions = shared(cloud.positions);
    copy.normals = shared(cloud.normals);
    copy.colors = shared(cloud.colors);
    copy.scalars = shared(cloud.scalars);
    copy.material = cloud.material;
    copy.size_pixels = cloud.size_pixels;
    copy.sample_layers = cloud.sample_layers;
    copy.archive = cloud.archive;
    return copy;
}

LineSet shared_copy(const LineSet& lines) {
    LineSet copy;
    copy.name = lines.name;
    copy.positions = shared(lines.positions);
    copy.colors = shared(lines.colors);
    copy.indices = shared(lines.indices);
    copy.material = lines.material;
    copy.width_pixels = lines.width_pixels;
    return copy;
}

Scene shared_copy(const Scene& scene) {
    Scene copy;
    Transfer(scene, copy, Share{scene}).run();
    return copy;
}

}  // namespace vitrine::scene
