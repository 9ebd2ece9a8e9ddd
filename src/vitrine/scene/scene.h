#pragma once

#include <vitrine/scene/animation.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/collection.h>
#include <vitrine/scene/geometry.h>
#include <vitrine/scene/ids.h>
#include <vitrine/scene/image_plane.h>
#include <vitrine/scene/instances.h>
#include <vitrine/scene/light.h>
#include <vitrine/scene/material.h>
#include <vitrine/scene/motion_reach.h>
#include <vitrine/scene/named_view.h>
#include <vitrine/scene/skin.h>
#include <vitrine/scene/texture.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vitrine::scene {

using TextureId = Id<Texture>;
using MaterialId = Id<Material>;
using MeshId = Id<Mesh>;
using PointCloudId = Id<PointCloud>;
using LineSetId = Id<LineSet>;
using ImagePlaneId = Id<ImagePlane>;
using CollectionId = Id<Collection>;
using SkinId = Id<Skin>;
using InstancesId = Id<Instances>;
using Geometry = std::variant<MeshId, PointCloudId, LineSetId, ImagePlaneId, CollectionId>;

struct Node;
using NodeId = Id<Node>;

/// A place in the scene: a transform relative to its parent and the geometries that stand there.
struct Node {
    std::string name;
    glm::mat4 transform{1.0F};
    bool visible = true;  ///< false hides the node and all below it
    std::vector<Geometry> geometries;
    SkinId skin;                   ///< moves the vertices of its meshes; none, or gone: they stand still
    InstancesId instances;         ///< show its geometries at other places; none, or gone: at its own
    std::vector<float> weights;    ///< of its meshes' morph targets; empty: the meshes' own
    NodeId parent;                 ///< kept by the scene
    std::vector<NodeId> children;  ///< kept by the scene
};

/// One of several looks that a scene comes with: other materials for some of its geometries.
struct MaterialVariant {
    struct Change {
        Geometry geometry;  ///< a mesh, a cloud or lines
        MaterialId material;
    };
    std::string name;
    std::vector<Change> changes;
};

/// How much there is in a scene. A geometry used by several nodes counts once.
struct SceneCounts {
    std::size_t nodes = 0;  ///< without the root
    std::size_t meshes = 0;
    std::size_t point_clouds = 0;
    std::size_t line_sets = 0;
    std::size_t collections = 0;
    std::size_t materials = 0;
    std::size_t textures = 0;
    std::size_t lights = 0;
    std::size_t instances = 0;  ///< of nodes that show what they show at several places
    std::size_t vertices = 0;   ///< of meshes
    std::size_t triangles = 0;
    std::size_t points = 0;
    std::size_t segments = 0;
    std::size_t images = 0;
    std::size_t texels = 0;  ///< of images and textures
    std::size_t items = 0;   ///< of collections
    std::size_t bytes = 0;   ///< of all arrays, images and textures
};

/// What is looked at: geometries, materials, their textures and a tree of nodes that
/// place them. Plain data: no GL, any thread,
/// one at a time. Geometry is shared by nodes that name it. Non-const access to a part counts as a change of it.
class Scene {
public:
    Scene();

    NodeId root() const { return root_; }
    NodeId add_node(Node node) { return add_node(std::move(node), root_); }
    /// `node.parent` and `node.children` are set by the scene.
    NodeId add_node(Node node, NodeId parent);
    /// Removes the node and all below it; their geometries stay. The root cannot be removed.
    void remove_node(NodeId id);

    /// A view from one of the scene's nodes, which takes it along when it is removed.
    void add(NamedView view);
    /// A light at one of the scene's nodes; the same holds for it.
    void add(Light light);
    /// A skin; it is gone when one of its joints is.
    SkinId add(Skin skin);
    /// An animation of some of the scene's nodes; it goes on without those that are removed.
    void add(Animation animation);
    InstancesId add(Instances instances);
    /// A variant, which is not selected. One of the same name gets its changes.
    void add(MaterialVariant variant);
    TextureId add(Texture texture);
    MaterialId add(Material material);
    MeshId add(Mesh mesh);
    PointCloudId add(PointCloud cloud);
    LineSetId add(LineSet lines);
    ImagePlaneId add(ImagePlane image);
    CollectionId add(Collection collection);
    /// Adds a geometry and a node of the same name that shows it.
    template <class G>
    NodeId add_shown(G geometry, const glm::mat4& transform = glm::mat4(1.0F)) {
        Node node;
        node.name = geometry.name;
        node.transform = transform;
        node.geometries.push_back(add(std::move(geometry)));
        return add_node(std::move(node));
    }
    void remove(TextureId id);   ///< materials that name it go without
    void remove(MaterialId id);  ///< users fall back to the default material
    void remove(MeshId id);      ///< nodes that name it show nothing for it
    void remove(PointCloudId id);
    void remove(LineSetId id);
    void remove(ImagePlaneId id);
    void remove(CollectionId id);
    void remove(InstancesId id);  ///< nodes that name them show what they show once

    /// The cameras that the scene brings along, in the order in which they were added.
    const std::vector<NamedView>& views() const { return views_; }
    /// The lights that the scene brings along, in that order, too. Those of hidden nodes are off.
    const std::vector<Light>& lights() const { return lights_; }
    /// How its nodes can move, in that order; see Animator.
    const std::vector<Animation>& animations() const { return animations_; }
    /// The looks that it brings along, in that order.
    const std::vector<MaterialVariant>& variants() const { return variants_; }
    /// Gives geometries the materials of a variant, and all that it does not change their own ones; of none: all. Edits
    /// of materials' ids in geometries that a variant changes last until another one is selected.
    void select_variant(std::optional<std::size_t> variant);
    std::optional<std::size_t> selected_variant() const { return selected_variant_; }
    /// The material that a geometry has where no variant is selected; none where it has none.
    MaterialId own_material(const Geometry& geometry) const;
    const Skin& skin(SkinId id) const { return skins_[id]; }
    const Instances& instances(InstancesId id) const { return instances_[id]; }
    const Texture& texture(TextureId id) const { return textures_[id]; }
    const Node& node(NodeId id) const { return nodes_[id]; }
    const Material& material(MaterialId id) const { return materials_.contains(id) ? materials_[id] : default_; }
    const Mesh& mesh(MeshId id) const { return meshes_[id]; }
    const PointCloud& point_cloud(PointCloudId id) const { return point_clouds_[id]; }
    const LineSet& line_set(LineSetId id) const { return line_sets_[id]; }
    const ImagePlane& image_plane(ImagePlaneId id) const { return image_planes_[id]; }
    const Collection& collection(CollectionId id) const { return collections_[id]; }
    Node& edit_node(NodeId id);
    Texture& edit_texture(TextureId id);
    Material& edit_material(MaterialId id);
    Mesh& edit_mesh(MeshId id);
    PointCloud& edit_point_cloud(PointCloudId id);
    LineSet& edit_line_set(LineSetId id);
    ImagePlane& edit_image_plane(ImagePlaneId id);
    Collection& edit_collection(CollectionId id);
    Instances& edit_instances(InstancesId id);

    const Pool<Node>& nodes() const { return nodes_; }
    const Pool<Skin>& skins() const { return skins_; }
    const Pool<Instances>& instances() const { return instances_; }
    const Pool<Texture>& textures() const { return textures_; }
    const Pool<Material>& materials() const { return materials_; }
    const Pool<Mesh>& meshes() const { return meshes_; }
    const Pool<PointCloud>& point_clouds() const { return point_clouds_; }
    const Pool<LineSet>& line_sets() const { return line_sets_; }
    const Pool<ImagePlane>& image_planes() const { return image_planes_; }
    const Pool<Collection>& collections() const { return collections_; }
    bool contains(const Geometry& geometry) const;

    /// Product of the transforms from the root to the node.
    glm::mat4 world_transform(NodeId id) const;
    /// Visits each node below (and without) the root, parents first, with its world transform; hidden subtrees
    /// are left out unless `hidden_too`.
    void visit(const std::function<void(NodeId, const Node&, const glm::mat4& world)>& visitor,
               bool hidden_too = false) const;

    /// World-space box around everything visible. Computed when something changed, else remembered.
    const Bounds& bounds() const;
    /// The box around a geometry in its own coordinates. Remembered until its positions change, so that it stays known
    /// where an array has dropped its copy in CPU memory, and where kernels have changed it.
    Bounds bounds_of(const Geometry& geometry) const;
    /// The same as a node shows it, in the node's coordinates: where its skin and its weights take a mesh's vertices,
    /// at all of its instances.
    Bounds bounds_of(NodeId node, const Geometry& geometry) const;
    /// The same at one instance, in the geometry's coordinates.
    Bounds bounds_of_one(NodeId node, const Geometry& geometry) const;
    /// The instances at which a node shows its geometries; null: it shows them once.
    const Instances* instances_of(NodeId node) const;
    /// In which order instances are drawn. Until they change or are removed.
    const InstanceOrder& order_of(InstancesId id) const { return known_orders_[id].of(instances_[id]); }
    /// The box to take for a geometry from now on, in its own coordinates, for one whose positions kernels write;
    /// absent: the one around its positions again.
    void set_bounds(const Geometry& geometry, const std::optional<Bounds>& bounds);
    /// World-space box around where everything visible goes while nodes move: what is put around the scene once, a
    /// ground or a camera, goes by it. The same as `bounds` unless it was set.
    const Bounds& stage() const { return stage_ ? *stage_ : bounds(); }
    void set_stage(const std::optional<Bounds>& stage);
    /// World-space box around what the node and those below it show.
    Bounds bounds_of(NodeId id) const;
    SceneCounts counts() const;
    /// Changes whenever anything that is drawn may have changed: structure, transforms, materials, array contents.
    std::uint64_t revision() const;

private:
    /// A number that no other scene and no earlier state of this one has; a copy gets its own.
    class Structure {
    public:
        Structure() { change(); }
        Structure(const Structure& /*other*/) : Structure() {}
        Structure& operator=(const Structure& /*other*/) {
            change();
            return *this;
        }
        void change();
        std::uint64_t revision() const { return revision_; }

    private:
        std::uint64_t revision_ = 0;
    };

    /// The box around the positions that an array had at a revision.
    struct KnownBounds {
        std::weak_ptr<const arrays::Tracking> array;
        std::uint64_t revision = 0;
        Bounds bounds;
        bool given = false;
    };
    /// Takes what names nodes that are gone out of skins and animations.
    void forget_removed_nodes();
    /// Where a geometry has its material; null where it is gone, or of a kind that has none.
    MaterialId* material_of(const Geometry& geometry);
    /// `measure` is called where positions that are in CPU memory have changed.
    template <class T, class Measure>
    Bounds known_bounds(const Geometry& geometry, const arrays::TrackedArray<T>& array, std::uint64_t revision,
                        const Measure& measure) const;

    Pool<Node> nodes_;
    Pool<Skin> skins_;
    Pool<Instances> instances_;
    Pool<Texture> textures_;
    Pool<Material> materials_;
    Pool<Mesh> meshes_;
    Pool<PointCloud> point_clouds_;
    Pool<LineSet> line_sets_;
    Pool<ImagePlane> image_planes_;
    Pool<Collection> collections_;
    std::vector<NamedView> views_;
    std::vector<Light> lights_;
    std::vector<Animation> animations_;
    std::vector<MaterialVariant> variants_;
    std::map<std::string, std::size_t> variant_places_;  ///< by name
    std::optional<std::size_t> selected_variant_;
    std::map<Geometry, MaterialId> own_materials_;  ///< of those that the selected variant changes
    NodeId root_;
    Material default_;
    Structure structure_;
    mutable std::uint64_t bounds_revision_ = 0;
    mutable Bounds bounds_;
    std::optional<Bounds> stage_;
    mutable std::map<Geometry, KnownBounds> known_bounds_;
    mutable std::map<MeshId, KnownReach> known_reaches_;  ///< of those that are moved
    mutable std::map<InstancesId, KnownInstanceOrder> known_orders_;
    mutable std::map<std::pair<InstancesId, Geometry>, KnownInstanceBounds> known_instance_bounds_;
};

}  // namespace vitrine::scene
