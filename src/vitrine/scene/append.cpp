#include <vitrine/scene/append.h>

#include <vitrine/scene/transfer.h>

#include <utility>

namespace vitrine::scene {
namespace {

/// Takes geometries, instances and textures away from a scene.
struct Move {
    Scene& from;

    Texture operator()(TextureId id) const { return std::move(from.edit_texture(id)); }
    Mesh operator()(MeshId id) const { return std::move(from.edit_mesh(id)); }
    PointCloud operator()(PointCloudId id) const { return std::move(from.edit_point_cloud(id)); }
    LineSet operator()(LineSetId id) const { return std::move(from.edit_line_set(id)); }
    ImagePlane operator()(ImagePlaneId id) const { return std::move(from.edit_image_plane(id)); }
    Collection operator()(CollectionId id) const { return std::move(from.edit_collection(id)); }
    Instances operator()(InstancesId id) const { return std::move(from.edit_instances(id)); }
};

}  // namespace

std::vector<NodeId> append(Scene& scene, Scene other) {
    return Transfer(other, scene, Move{other}).run();
}

}  // namespace vitrine::scene
