#include <vitrine/io/gltf_reader.h>

#include <vitrine/io/gltf_animation.h>
#include <vitrine/io/gltf_camera.h>
#include <vitrine/io/gltf_file.h>
#include <vitrine/io/gltf_instances.h>
#include <vitrine/io/gltf_light.h>
#include <vitrine/io/gltf_meshes.h>
#include <vitrine/io/gltf_morph.h>
#include <vitrine/io/gltf_nodes.h>
#include <vitrine/io/gltf_pose.h>
#include <vitrine/io/gltf_skin.h>
#include <vitrine/io/json_element.h>
#include <vitrine/io/names.h>

#include <vitrine/scene/shared_copy.h>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

/// Builds the node tree.
class GltfReader {
public:
    GltfReader(const SourceFile& file, scene::Scene& scene)
        : gltf_(open_gltf(file)),
          scene_(scene),
          meshes_(gltf_, scene),
          skins_(gltf_, meshes_.accessors(), meshes_.buffers(), scene),
          instances_(gltf_, meshes_.accessors(), meshes_.buffers(), scene),
          parents_(gltf_.root().size_of("nodes"), no_node),
          nodes_(parents_.size()) {}

    void read(scene::NodeId parent) {
        find_parents();
        check_for_cycles();
        const std::optional<std::size_t> shown = shown_scene();
        add_nodes(shown ? scene_roots(*shown) : tree_roots(), parent);
        add_other_scenes(shown, parent);
        meshes_.add_variants();
        GltfAnimations(gltf_, meshes_.accessors(), meshes_.buffers(), nodes_, scene_).read();
    }

private:
    JsonElement node(std::size_t i) const { return gltf_.root().get("nodes").at(i); }

    std::vector<std::size_t> read_nodes(const std::optional<JsonElement>& list) const {
        std::vector<std::size_t> nodes;
        const std::size_t count = list ? list->size() : 0;
        nodes.reserve(count);
        for (std::size_t i = 0; i < count; ++i) nodes.push_back(list->at(i).index(parents_.size(), "nodes"));
        return nodes;
    }

    void find_parents() {
        for (std::size_t i = 0; i < parents_.size(); ++i) {
            for (const std::size_t child : read_nodes(node(i).find("children"))) {
                if (parents_[child] != no_node)
                    node(i).fail("nodes[" + std::to_string(child) + "] is already a child of nodes[" +
                                 std::to_string(parents_[child]) + "], expected a tree");
                parents_[child] = i;
            }
        }
    }

    /// Nobody has two parents, so whoever walks up arrives at a root, or goes round in a circle.
    void check_for_cycles() const {
        std::vector<std::size_t> walk(parents_.size(), no_node);
        for (std::size_t start = 0; start < parents_.size(); ++start) {
            for (std::size_t i = start; i != no_node && walk[i] != start; i = parents_[i]) {
                if (walk[i] != no_node) break;
                walk[i] = start;
                if (parents_[i] != no_node && walk[parents_[i]] == start)
                    node(i).fail("is among its own descendants, expected a tree");
            }
        }
    }

    /// The scene that the file wants to be shown, or its first; none where it has no scenes.
    std::optional<std::size_t> shown_scene() const {
        const std::size_t scene_count = gltf_.root().size_of("scenes");
        if (const auto named = gltf_.root().find("scene")) return named->index(scene_count, "scenes");
        return scene_count > 0 ? std::optional<std::size_t>(0) : std::nullopt;
    }

    std::vector<std::size_t> scene_roots(std::size_t scene) const {
        return read_nodes(gltf_.root().get("scenes").at(scene).find("nodes"));
    }

    std::vector<std::size_t> tree_roots() const {
        std::vector<std::size_t> roots;
        for (std::size_t i = 0; i < parents_.size(); ++i) {
            if (parents_[i] == no_node) roots.push_back(i);
        }
        return roots;
    }

    /// Each below a hidden node of its own. What several scenes show is shared by their nodes.
    void add_other_scenes(const std::optional<std::size_t>& shown, scene::NodeId parent) {
        const std::size_t scene_count = gltf_.root().size_of("scenes");
        for (std::size_t i = 0; i < scene_count; ++i) {
            if (i == shown) continue;
            const JsonElement element = gltf_.root().get("scenes").at(i);
            const std::string name = clean_name(element.text_or("name", ""));
            scene::Node node;
            node.name = "scene " + (name.empty() ? std::to_string(i) : name);
            node.visible = false;
            meshes_.charge_node(element);
            add_nodes(scene_roots(i), scene_.add_node(std::move(node), parent));
        }
    }

    void add_nodes(const std::vector<std::size_t>& roots, scene::NodeId parent) {
        struct Item {
            std::size_t node;
            scene::NodeId parent;
        };
        std::vector<Item> waiting;
        const auto wait = [&](const std::vector<std::size_t>& nodes, scene::NodeId above) {
            for (auto i = nodes.rbegin(); i != nodes.rend(); ++i) waiting.push_back({*i, above});
        };
        nodes_.begin_tree();
        wait(roots, parent);
        while (!waiting.empty()) {
            const Item item = waiting.back();
            waiting.pop_back();
            const JsonElement element = node(item.node);
            if (nodes_.in_tree(item.node)) element.fail("is in the scene twice, expected a tree");
            meshes_.charge_node(element);
            const scene::NodeId id = scene_.add_node(read_node(element, item.node), item.parent);
            nodes_.add(item.node, id);
            if (nodes_.trees() == 1) add_camera(element, id);
            add_light(element, id);
            offer_preview(++nodes_added_);
            wait(read_nodes(element.find("children")), id);
        }
        add_skins();
    }

    /// When all joints of the tree are there.
    void add_skins() {
        skins_.begin_tree();
        for (const std::size_t i : nodes_.tree()) {
            if (const auto skin = node(i).find("skin")) skins_.give(*skin, nodes_, *nodes_.in_tree(i));
        }
    }

    /// Of the scene that is shown.
    void add_camera(const JsonElement& element, scene::NodeId id) {
        const auto camera = element.find("camera");
        if (!camera) return;
        scene::NamedView view = read_camera(gltf_, *camera, scene_.node(id).name);
        view.node = id;
        scene_.add(std::move(view));
    }

    void add_light(const JsonElement& element, scene::NodeId id) {
        std::optional<scene::Light> light = read_light(gltf_, element, scene_.node(id).name);
        if (!light) return;
        light->node = id;
        scene_.add(*std::move(light));
    }

    /// Nodes come in one after the other, with their meshes.
    void offer_preview(std::size_t nodes_added) const {
        if (gltf_.file.previews == nullptr) return;
        gltf_.file.previews->offer(nodes_added, parents_.size(),
                                   [this](std::size_t /*nodes*/) { return scene::shared_copy(scene_); });
    }

    scene::Node read_node(const JsonElement& element, std::size_t index) {
        scene::Node node;
        node.name = clean_name(element.text_or("name", ""));
        if (node.name.empty()) node.name = "node " + std::to_string(index);
        node.transform = read_transform(element);
        if (const auto mesh = element.find("mesh")) {
            node.geometries = meshes_.get(*mesh);
            node.weights = read_morph_weights(element, morph_target_count(scene_, node));
            node.instances = instances_.get(element, index, node.name);
        }
        return node;
    }

    GltfFile gltf_;
    scene::Scene& scene_;
    GltfMeshes meshes_;
    GltfSkins skins_;
    GltfInstances instances_;
    std::vector<std::size_t> parents_;
    GltfNodes nodes_;
    std::size_t nodes_added_ = 0;
};

}  // namespace

void read_gltf(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    GltfReader(file, scene).read(parent);
}

}  // namespace vitrine::io
