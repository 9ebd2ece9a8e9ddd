#pragma once

#include <vitrine/scene/scene.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {

/// Brings what is in one scene into another, under its root. `Take` gives the geometry, texture or instances that an id
/// of the first scene names, as it is wanted in the second: moved, or shared.
template <class Take>
class Transfer {
public:
    Transfer(const Scene& from, Scene& to, Take take) : from_(from), to_(to), take_(std::move(take)) {}

    /// Returns the nodes that stand below the root of `to` now.
    std::vector<NodeId> run() {
        for (const TextureId id : from_.textures().ids()) textures_[id] = to_.add(take_(id));
        for (const MaterialId id : from_.materials().ids()) add_material(id);
        add_all(from_.meshes());
        add_all(from_.point_clouds());
        add_all(from_.line_sets());
        add_all(from_.image_planes());
        add_all(from_.collections());
        for (const InstancesId id : from_.instances().ids()) instances_[id] = to_.add(take_(id));
        nodes_[from_.root()] = to_.root();
        std::vector<NodeId> added;
        for (const NodeId id : from_.node(from_.root()).children) added.push_back(add_node(id, to_.root()));
        add_standing(from_.views());
        add_standing(from_.lights());
        add_skins();
        for (const Animation& animation : from_.animations()) add_animation(animation);
        add_variants();
        return added;
    }

private:
    MaterialId added_material(MaterialId id) const {
        const auto found = materials_.find(id);
        return found == materials_.end() ? MaterialId() : found->second;
    }

    /// The one that was selected in `to` still is, or else the one that was in `from`.
    void add_variants() {
        const std::vector<MaterialVariant>& all = from_.variants();
        std::optional<std::size_t> selected = to_.selected_variant();
        for (const MaterialVariant& one : all) {
            MaterialVariant variant{one.name, {}};
            for (const auto& [geometry, material] : one.changes) {
                const auto found = geometries_.find(geometry);
                if (found != geometries_.end()) variant.changes.push_back({found->second, added_material(material)});
            }
            to_.add(std::move(variant));
        }
        if (!selected && from_.selected_variant()) selected = place_of(all[*from_.selected_variant()].name);
        if (selected) to_.select_variant(selected);
    }

    std::size_t place_of(const std::string& name) const {
        const auto same = [&](const MaterialVariant& variant) { return variant.name == name; };
        const std::vector<MaterialVariant>& all = to_.variants();
        return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), same) - all.begin());
    }

    void add_material(MaterialId id) {
        Material material = from_.material(id);
        visit_slots(material, [this](const char*, TextureSlot& slot, TextureEncoding) {
            const auto found = textures_.find(slot.texture);
            slot.texture = found == textures_.end() ? TextureId() : found->second;
        });
        materials_[id] = to_.add(std::move(material));
    }

    template <class G>
    void add_all(const Pool<G>& pool) {
        for (const Id<G> id : pool.ids()) {
            const MaterialId material = from_.own_material(id);
            G geometry = take_(id);
            if constexpr (requires { geometry.material; }) geometry.material = added_material(material);
            geometries_[id] = to_.add(std::move(geometry));
        }
    }

    /// What stands at nodes.
    template <class T>
    void add_standing(const std::vector<T>& all) {
        for (T standing : all) {
            standing.node = nodes_.at(standing.node);
            to_.add(std::move(standing));
        }
    }

    NodeId added_node(NodeId id) const {
        const auto found = nodes_.find(id);
        return found == nodes_.end() ? NodeId() : found->second;
    }

    /// When the joints are there; then nodes can name them.
    void add_skins() {
        std::map<SkinId, SkinId> skins;
        for (const SkinId id : from_.skins().ids()) {
            Skin skin = from_.skin(id);
            for (NodeId& joint : skin.joints) joint = added_node(joint);
            skin.skeleton = added_node(skin.skeleton);
            skins[id] = to_.add(std::move(skin));
        }
        if (skins.empty()) return;
        for (const auto& [before, after] : nodes_) {
            const auto found = skins.find(from_.node(before).skin);
            if (found != skins.end() && before != from_.root()) to_.edit_node(after).skin = found->second;
        }
    }

    void add_animation(Animation animation) {
        for (AnimatedNode& animated : animation.nodes) animated.node = added_node(animated.node);
        to_.add(std::move(animation));
    }

    NodeId add_node(NodeId id, NodeId parent) {
        Node node = from_.node(id);
        node.skin = {};
        const auto instances = instances_.find(node.instances);
        node.instances = instances == instances_.end() ? InstancesId() : instances->second;
        const std::vector<NodeId> children = std::exchange(node.children, {});
        std::erase_if(node.geometries, [&](const Geometry& geometry) { return !geometries_.contains(geometry); });
        for (Geometry& geometry : node.geometries) geometry = geometries_.at(geometry);
        const NodeId added = to_.add_node(std::move(node), parent);
        nodes_[id] = added;
        for (const NodeId child : children) add_node(child, added);
        return added;
    }

    const Scene& from_;
    Scene& to_;
    Take take_;
    std::map<TextureId, TextureId> textures_;
    std::map<MaterialId, MaterialId> materials_;
    std::map<Geometry, Geometry> geometries_;
    std::map<InstancesId, InstancesId> instances_;
    std::map<NodeId, NodeId> nodes_;
};

}  // namespace vitrine::scene
