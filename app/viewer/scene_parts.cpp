#include "scene_parts.h"

#include <variant>

namespace vitrine::app {
namespace {

/// What a node and those below it show, and where.
struct Shown {
    std::vector<scene::Geometry> geometries;
    std::vector<scene::InstancesId> instances;
};

Shown shown_by(const scene::Scene& scene, scene::NodeId id) {
    Shown shown;
    std::vector<scene::NodeId> waiting{id};
    while (!waiting.empty()) {
        const scene::Node& node = scene.node(waiting.back());
        waiting.pop_back();
        shown.geometries.insert(shown.geometries.end(), node.geometries.begin(), node.geometries.end());
        if (node.instances) shown.instances.push_back(node.instances);
        waiting.insert(waiting.end(), node.children.begin(), node.children.end());
    }
    return shown;
}

}  // namespace

void remove_parts(scene::Scene& scene, const std::vector<scene::NodeId>& nodes) {
    for (const scene::NodeId id : nodes) {
        if (!scene.nodes().contains(id)) continue;
        const Shown shown = shown_by(scene, id);
        scene.remove_node(id);
        for (const scene::Geometry& geometry : shown.geometries)
            std::visit([&](const auto& known) { scene.remove(known); }, geometry);
        for (const scene::InstancesId instances : shown.instances) scene.remove(instances);
    }
}

void keep_hidden(const scene::Scene& from, scene::Scene& to) {
    const std::vector<scene::NodeId> nodes = to.nodes().ids();
    if (from.nodes().ids() != nodes) return;
    for (const scene::NodeId id : nodes) {
        const scene::Node& before = from.node(id);
        if (!before.visible && before.name == to.node(id).name) to.edit_node(id).visible = false;
    }
}

}  // namespace vitrine::app
