#include <vitrine/scene/append.h>

#include <map>
#include <utility>

namespace vitrine::scene {
namespace {

/// Which geometries and materials of one scene became which of another.
class Mover {
public:
    Mover(Scene& to, Scene& from) : to_(to), from_(from) {}

    std::vector<NodeId> move() {
        for (const MaterialId id : from_.materials().ids())
            materials_[id] = to_.add(std::move(from_.edit_material(id)));
        move_all(from_.meshes().ids(), [&](MeshId id) { return with_material(from_.edit_mesh(id)); });
        move_all(from_.point_clouds().ids(),
                 [&](PointCloudId id) { return with_material(from_.edit_point_cloud(id)); });
        move_all(from_.line_sets().ids(), [&](LineSetId id) { return with_material(from_.edit_line_set(id)); });
        move_all(from_.image_planes().ids(), [&](ImagePlaneId id) { return std::move(from_.edit_image_plane(id)); });
        move_all(from_.collections().ids(), [&](CollectionId id) { return std::move(from_.edit_collection(id)); });
        std::vector<NodeId> added;
        for (const NodeId id : from_.node(from_.root()).children) added.push_back(move_node(id, to_.root()));
        return added;
    }

private:
    template <class Ids, class Take>
    void move_all(const Ids& ids, Take take) {
        for (const auto id : ids) geometries_[id] = to_.add(take(id));
    }

    template <class G>
    G with_material(G& geometry) {
        const auto found = materials_.find(geometry.material);
        geometry.material = found == materials_.end() ? MaterialId() : found->second;
        return std::move(geometry);
    }

    NodeId move_node(NodeId id, NodeId parent) {
        Node node = std::move(from_.edit_node(id));
        const std::vector<NodeId> children = std::exchange(node.children, {});
        std::erase_if(node.geometries, [&](const Geometry& geometry) { return !geometries_.contains(geometry); });
        for (Geometry& geometry : node.geometries) geometry = geometries_.at(geometry);
        const NodeId moved = to_.add_node(std::move(node), parent);
        for (const NodeId child : children) move_node(child, moved);
        return moved;
    }

    Scene& to_;
    Scene& from_;
    std::map<MaterialId, MaterialId> materials_;
    std::map<Geometry, Geometry> geometries_;
};

}  // namespace

std::vector<NodeId> append(Scene& scene, Scene other) {
    return Mover(scene, other).move();
}

}  // namespace vitrine::scene
