#include <vitrine/scene/scene.h>

#include <vitrine/scene/deformation.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace vitrine::scene {
namespace {

template <class G>
std::uint64_t revision_of(const G& geometry) {
    return geometry.positions.revision() + geometry.colors.revision();
}

/// A node that is still to be visited.
struct PlacedNode {
    NodeId id;
    glm::mat4 world;
};

std::uint64_t scalar_revision(const std::vector<ScalarField>& scalars) {
    std::uint64_t sum = 0;
    for (const ScalarField& field : scalars) sum += field.values.revision();
    return sum;
}

std::uint64_t scalar_bytes(const std::vector<ScalarField>& scalars) {
    std::uint64_t bytes = 0;
    for (const ScalarField& field : scalars) bytes += field.values.size_bytes();
    return bytes;
}

std::uint64_t morph_bytes(const Mesh& mesh) {
    std::uint64_t bytes = 0;
    visit_morph_arrays(mesh, [&](const auto& array) { bytes += array.size_bytes(); });
    return bytes;
}

std::uint64_t bytes_of(const Mesh& mesh) {
    return mesh.positions.size_bytes() + mesh.normals.size_bytes() + mesh.packed_normals.size_bytes() +
           mesh.colors.size_bytes() + mesh.texcoords.size_bytes() + mesh.second_texcoords.size_bytes() +
           mesh.tangents.size_bytes() + mesh.joints.size_bytes() + mesh.weights.size_bytes() +
           mesh.vertices.size_bytes() + mesh.indices.size_bytes() + mesh.short_indices.size_bytes() +
           mesh.level_indices.size_bytes() + scalar_bytes(mesh.scalars) + scalar_bytes(mesh.face_scalars) +
           morph_bytes(mesh);
}

/// What a collection adds to points, segments and triangles; glyphs are none of them.
void count_primitives(const Collection& collection, SceneCounts& counts) {
    switch (collection.kind()) {
        case CollectionKind::points:
        case CollectionKind::markers: counts.points += collection.primitive_count(); break;
        case CollectionKind::segments:
        case CollectionKind::polylines: counts.segments += collection.primitive_count(); break;
        case CollectionKind::triangles:
        case CollectionKind::polygons: counts.triangles += collection.primitive_count(); break;
        case CollectionKind::text: break;
    }
}

}  // namespace

void Scene::Structure::change() {
    static std::atomic<std::uint64_t> last{0};
    revision_ = ++last << 32U;  // the low half is for the revisions of the arrays
}

Scene::Scene() {
    Node root;
    root.name = "scene";
    root_ = nodes_.add(std::move(root));
}

NodeId Scene::add_node(Node node, NodeId parent) {
    node.parent = parent;
    node.children.clear();
    const NodeId id = nodes_.add(std::move(node));
    nodes_[parent].children.push_back(id);
    structure_.change();
    return id;
}

void Scene::remove_node(NodeId id) {
    VITRINE_ASSERT(id != root_, "the root cannot be removed");
    const NodeId parent = nodes_[id].parent;
    std::erase(nodes_[parent].children, id);
    std::vector<NodeId> doomed{id};
    while (!doomed.empty()) {
        const NodeId next = doomed.back();
        doomed.pop_back();
        const std::vector<NodeId>& children = nodes_[next].children;
        doomed.insert(doomed.end(), children.begin(), children.end());
        nodes_.remove(next);
    }
    const auto lost_its_node = [&](const auto& standing) { return !nodes_.contains(standing.node); };
    std::erase_if(views_, lost_its_node);
    std::erase_if(lights_, lost_its_node);
    forget_removed_nodes();
    structure_.change();
}

void Scene::forget_removed_nodes() {
    const auto gone = [&](NodeId node) { return !nodes_.contains(node); };
    for (const SkinId id : skins_.ids()) {
        Skin& skin = skins_[id];
        if (gone(skin.skeleton)) skin.skeleton = {};
        if (std::any_of(skin.joints.begin(), skin.joints.end(), gone)) skins_.remove(id);
    }
    for (Animation& animation : animations_)
        std::erase_if(animation.nodes, [&](const AnimatedNode& animated) { return gone(animated.node); });
}

void Scene::add(NamedView view) {
    VITRINE_ASSERT(nodes_.contains(view.node), "a view stands at a node of the scene");
    views_.push_back(std::move(view));
}

void Scene::add(Light light) {
    VITRINE_ASSERT(nodes_.contains(light.node), "a light stands at a node of the scene");
    structure_.change();
    lights_.push_back(std::move(light));
}

SkinId Scene::add(Skin skin) {
    VITRINE_ASSERT(skin.joints.size() == skin.inverse_binds.size(), "a matrix for each joint");
    for (const NodeId joint : skin.joints) VITRINE_ASSERT(nodes_.contains(joint), "joints are nodes of the scene");
    structure_.change();
    return skins_.add(std::move(skin));
}

void Scene::add(Animation animation) {
    for (const AnimatedNode& animated : animation.nodes)
        VITRINE_ASSERT(nodes_.contains(animated.node), "an animation moves nodes of the scene");
    animations_.push_back(std::move(animation));
}

void Scene::add(MaterialVariant variant) {
    const auto [place, is_new] = variant_places_.emplace(variant.name, variants_.size());
    if (is_new) {
        variants_.push_back(std::move(variant));
        return;
    }
    std::vector<MaterialVariant::Change>& changes = variants_[place->second].changes;
    changes.insert(changes.end(), variant.changes.begin(), variant.changes.end());
}

InstancesId Scene::add(Instances instances) {
    structure_.change();
    return instances_.add(std::move(instances));
}

TextureId Scene::add(Texture texture) {
    structure_.change();
    return textures_.add(std::move(texture));
}

MaterialId Scene::add(Material material) {
    structure_.change();
    return materials_.add(std::move(material));
}

MeshId Scene::add(Mesh mesh) {
    structure_.change();
    return meshes_.add(std::move(mesh));
}

PointCloudId Scene::add(PointCloud cloud) {
    structure_.change();
    return point_clouds_.add(std::move(cloud));
}

LineSetId Scene::add(LineSet lines) {
    structure_.change();
    return line_sets_.add(std::move(lines));
}

ImagePlaneId Scene::add(ImagePlane image) {
    structure_.change();
    return image_planes_.add(std::move(image));
}

CollectionId Scene::add(Collection collection) {
    structure_.change();
    return collections_.add(std::move(collection));
}

void Scene::remove(TextureId id) {
    textures_.remove(id);
    structure_.change();
}

void Scene::remove(MaterialId id) {
    materials_.remove(id);
    structure_.change();
}

void Scene::remove(MeshId id) {
    meshes_.remove(id);
    structure_.change();
}

void Scene::remove(PointCloudId id) {
    point_clouds_.remove(id);
    structure_.change();
}

void Scene::remove(LineSetId id) {
    line_sets_.remove(id);
    structure_.change();
}

void Scene::remove(ImagePlaneId id) {
    image_planes_.remove(id);
    structure_.change();
}

void Scene::remove(CollectionId id) {
    collections_.remove(id);
    structure_.change();
}

void Scene::remove(InstancesId id) {
    instances_.remove(id);
    known_orders_.erase(id);
    std::erase_if(known_instance_bounds_, [&](const auto& known) { return known.first.first == id; });
    structure_.change();
}

Node& Scene::edit_node(NodeId id) {
    structure_.change();
    return nodes_[id];
}

Texture& Scene::edit_texture(TextureId id) {
    structure_.change();
    return textures_[id];
}

Material& Scene::edit_material(MaterialId id) {
    structure_.change();
    return materials_[id];
}

Mesh& Scene::edit_mesh(MeshId id) {
    structure_.change();
    return meshes_[id];
}

PointCloud& Scene::edit_point_cloud(PointCloudId id) {
    structure_.change();
    return point_clouds_[id];
}

LineSet& Scene::edit_line_set(LineSetId id) {
    structure_.change();
    return line_sets_[id];
}

ImagePlane& Scene::edit_image_plane(ImagePlaneId id) {
    structure_.change();
    return image_planes_[id];
}

Collection& Scene::edit_collection(CollectionId id) {
    structure_.change();
    return collections_[id];
}

Instances& Scene::edit_instances(InstancesId id) {
    structure_.change();
    return instances_[id];
}

MaterialId* Scene::material_of(const Geometry& geometry) {
    if (!contains(geometry)) return nullptr;
    if (const auto* mesh = std::get_if<MeshId>(&geometry)) return &meshes_[*mesh].material;
    if (const auto* cloud = std::get_if<PointCloudId>(&geometry)) return &point_clouds_[*cloud].material;
    if (const auto* lines = std::get_if<LineSetId>(&geometry)) return &line_sets_[*lines].material;
    return nullptr;
}

MaterialId Scene::own_material(const Geometry& geometry) const {
    const auto changed = own_materials_.find(geometry);
    if (changed != own_materials_.end()) return changed->second;
    if (!contains(geometry)) return {};
    if (const auto* mesh = std::get_if<MeshId>(&geometry)) return meshes_[*mesh].material;
    if (const auto* cloud = std::get_if<PointCloudId>(&geometry)) return point_clouds_[*cloud].material;
    if (const auto* lines = std::get_if<LineSetId>(&geometry)) return line_sets_[*lines].material;
    return {};
}

void Scene::select_variant(std::optional<std::size_t> variant) {
    VITRINE_ASSERT(!variant || *variant < variants_.size(), "a variant of the scene");
    structure_.change();
    for (const auto& [geometry, own] : own_materials_) {
        if (MaterialId* const material = material_of(geometry)) *material = own;
    }
    own_materials_.clear();
    selected_variant_ = variant;
    if (!variant) return;
    for (const MaterialVariant::Change& change : variants_[*variant].changes) {
        MaterialId* const material = material_of(change.geometry);
        if (material == nullptr) continue;
        own_materials_.emplace(change.geometry, *material);  // of two changes the last one counts, but not as its own
        *material = change.material;
    }
}

bool Scene::contains(const Geometry& geometry) const {
    if (const auto* mesh = std::get_if<MeshId>(&geometry)) return meshes_.contains(*mesh);
    if (const auto* cloud = std::get_if<PointCloudId>(&geometry)) return point_clouds_.contains(*cloud);
    if (const auto* image = std::get_if<ImagePlaneId>(&geometry)) return image_planes_.contains(*image);
    if (const auto* lines = std::get_if<LineSetId>(&geometry)) return line_sets_.contains(*lines);
    return collections_.contains(std::get<CollectionId>(geometry));
}

glm::mat4 Scene::world_transform(NodeId id) const {
    glm::mat4 world = nodes_[id].transform;
    for (NodeId parent = nodes_[id].parent; parent; parent = nodes_[parent].parent)
        world = nodes_[parent].transform * world;
    return world;
}

void Scene::visit(const std::function<void(NodeId, const Node&, const glm::mat4&)>& visitor, bool hidden_too) const {
    std::vector<PlacedNode> waiting{{root_, nodes_[root_].transform}};
    while (!waiting.empty()) {
        const PlacedNode item = waiting.back();
        waiting.pop_back();
        const Node& node = nodes_[item.id];
        if (!node.visible && !hidden_too) continue;
        if (item.id != root_) visitor(item.id, node, item.world);
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            waiting.push_back({*child, item.world * nodes_[*child].transform});
    }
}

template <class T, class Measure>
Bounds Scene::known_bounds(const Geometry& geometry, const arrays::TrackedArray<T>& array, std::uint64_t revision,
                           const Measure& measure) const {
    const std::shared_ptr<const arrays::Tracking> tracking = array.tracked_bytes().tracking;
    KnownBounds& known = known_bounds_[geometry];
    if (known.given) return known.bounds;
    const bool same = !known.array.owner_before(tracking) && !tracking.owner_before(known.array);
    if (!same || (known.revision != revision && array.has_copy()))
        known = {.array = tracking, .revision = revision, .bounds = array.has_copy() ? measure() : Bounds()};
    return known.bounds;
}

Bounds Scene::bounds_of(const Geometry& geometry) const {
    if (!contains(geometry)) return {};
    const auto around = [&](const auto& array, const auto& points) {
        return known_bounds(geometry, array, array.revision(), [&] { return scene::bounds_of(points); });
    };
    if (const auto* id = std::get_if<MeshId>(&geometry)) {
        const Mesh& mesh = meshes_[*id];
        return mesh.is_interleaved() ? around(mesh.vertices, mesh.position_view())
                                     : around(mesh.positions, mesh.positions.view());
    }
    if (const auto* id = std::get_if<PointCloudId>(&geometry)) {
        const PointCloud& cloud = point_clouds_[*id];
        if (cloud.archive) return cloud.archive->bounds();
        return around(cloud.positions, cloud.positions.view());
    }
    if (const auto* id = std::get_if<LineSetId>(&geometry)) {
        const arrays::TrackedArray<glm::vec3>& positions = line_sets_[*id].positions;
        return around(positions, positions.view());
    }
    if (const auto* id = std::get_if<ImagePlaneId>(&geometry)) return image_planes_[*id].bounds();
    const Collection& collection = collections_[std::get<CollectionId>(geometry)];
    return known_bounds(geometry, collection.positions(), collection.revision(), [&] { return collection.bounds(); });
}

const Instances* Scene::instances_of(NodeId node) const {
    const InstancesId id = nodes_[node].instances;
    return instances_.contains(id) ? &instances_[id] : nullptr;
}

Bounds Scene::bounds_of(NodeId id, const Geometry& geometry) const {
    const Bounds of_one = bounds_of_one(id, geometry);
    const Instances* const instances = instances_of(id);
    if (instances == nullptr) return of_one;
    return known_instance_bounds_[{nodes_[id].instances, geometry}].around(*instances, of_one);
}

Bounds Scene::bounds_of_one(NodeId id, const Geometry& geometry) const {
    const auto* mesh_id = std::get_if<MeshId>(&geometry);
    if (mesh_id == nullptr || !meshes_.contains(*mesh_id) || !moves_vertices(*this, id, meshes_[*mesh_id]))
        return bounds_of(geometry);
    std::vector<glm::mat4> joints;
    joint_matrices(*this, id, joints);
    const Mesh& mesh = meshes_[*mesh_id];
    return known_reaches_[*mesh_id].of(mesh).around(mesh, nodes_[id], joints);
}

void Scene::set_bounds(const Geometry& geometry, const std::optional<Bounds>& bounds) {
    structure_.change();
    known_bounds_[geometry] = {
        .array = {}, .revision = 0, .bounds = bounds.value_or(Bounds()), .given = bounds.has_value()};
}

const Bounds& Scene::bounds() const {
    const std::uint64_t now = revision();
    if (bounds_revision_ == now) return bounds_;
    bounds_ = {};
    visit([&](NodeId id, const Node& node, const glm::mat4& world) {
        for (const Geometry& geometry : node.geometries) bounds_.add(transformed(bounds_of(id, geometry), world));
    });
    bounds_revision_ = now;
    return bounds_;
}

void Scene::set_stage(const std::optional<Bounds>& stage) {
    if (stage_ == stage) return;
    stage_ = stage;
    structure_.change();
}

Bounds Scene::bounds_of(NodeId id) const {
    Bounds result;
    std::vector<PlacedNode> waiting{{id, world_transform(id)}};
    while (!waiting.empty()) {
        const PlacedNode item = waiting.back();
        waiting.pop_back();
        const Node& node = nodes_[item.id];
        for (const Geometry& geometry : node.geometries)
            result.add(transformed(bounds_of(item.id, geometry), item.world));
        for (const NodeId child : node.children) waiting.push_back({child, item.world * nodes_[child].transform});
    }
    return result;
}

SceneCounts Scene::counts() const {
    SceneCounts counts;
    counts.nodes = nodes_.size() - 1;
    counts.meshes = meshes_.size();
    counts.point_clouds = point_clouds_.size();
    counts.line_sets = line_sets_.size();
    counts.collections = collections_.size();
    counts.materials = materials_.size();
    counts.lights = lights_.size();
    nodes_.for_each([&](NodeId id, const Node& node) {
        const Instances* const instances = node.geometries.empty() ? nullptr : instances_of(id);
        if (instances != nullptr) counts.instances += instances->transforms.size();
    });
    instances_.for_each([&](InstancesId, const Instances& instances) {
        counts.bytes += instances.transforms.size_bytes() + scalar_bytes(instances.scalars);
    });
    meshes_.for_each([&](MeshId, const Mesh& mesh) {
        counts.vertices += mesh.vertex_count();
        counts.triangles += mesh.triangle_count();
        counts.bytes += bytes_of(mesh);
    });
    point_clouds_.for_each([&](PointCloudId, const PointCloud& cloud) {
        counts.points += cloud.archive ? cloud.archive->point_count() : cloud.positions.size();
        counts.bytes += cloud.positions.size_bytes() + cloud.normals.size_bytes() + cloud.colors.size_bytes() +
                        scalar_bytes(cloud.scalars);
    });
    line_sets_.for_each([&](LineSetId, const LineSet& lines) {
        counts.segments += lines.segment_count();
        counts.bytes += lines.positions.size_bytes() + lines.colors.size_bytes() + lines.indices.size_bytes();
    });
    counts.images = image_planes_.size();
    image_planes_.for_each([&](ImagePlaneId, const ImagePlane& image) {
        counts.texels += image.width() * image.height();
        counts.bytes += image.tracked_texels().bytes.size_bytes;
    });
    counts.textures = textures_.size();
    textures_.for_each([&](TextureId, const Texture& texture) {
        counts.texels += texture.texels.width() * texture.texels.height();
        counts.bytes += texture.texels.size_bytes();
    });
    collections_.for_each([&](CollectionId, const Collection& collection) {
        counts.items += collection.item_count();
        count_primitives(collection, counts);
        counts.bytes += collection.size_bytes();
    });
    return counts;
}

std::uint64_t Scene::revision() const {
    std::uint64_t sum = structure_.revision();
    meshes_.for_each([&](MeshId, const Mesh& mesh) {
        sum += revision_of(mesh) + mesh.normals.revision() + mesh.vertices.revision() + mesh.indices.revision() +
               mesh.packed_normals.revision() + mesh.short_indices.revision() + mesh.level_indices.revision() +
               mesh.texcoords.revision() + mesh.second_texcoords.revision() + mesh.tangents.revision() +
               mesh.joints.revision() + mesh.weights.revision() + scalar_revision(mesh.scalars) +
               scalar_revision(mesh.face_scalars);
        visit_morph_arrays(mesh, [&](const auto& array) { sum += array.revision(); });
    });
    point_clouds_.for_each([&](PointCloudId, const PointCloud& cloud) {
        sum += revision_of(cloud) + cloud.normals.revision() + scalar_revision(cloud.scalars);
    });
    line_sets_.for_each([&](LineSetId, const LineSet& lines) { sum += revision_of(lines) + lines.indices.revision(); });
    instances_.for_each([&](InstancesId, const Instances& instances) {
        sum += instances.transforms.revision() + scalar_revision(instances.scalars);
    });
    textures_.for_each([&](TextureId, const Texture& texture) { sum += texture.texels.revision(); });
    image_planes_.for_each([&](ImagePlaneId, const ImagePlane& image) { sum += image.revision(); });
    collections_.for_each([&](CollectionId, const Collection& collection) { sum += collection.revision(); });
    return sum;
}

}  // namespace vitrine::scene
