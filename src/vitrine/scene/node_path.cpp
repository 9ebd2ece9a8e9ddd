#include <vitrine/scene/node_path.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <vector>

namespace vitrine::scene {
namespace {

using Nodes = std::vector<NodeId>;

bool is_plain(const Scene& scene, const Nodes& siblings, const std::string& name) {
    if (name.empty() || name.starts_with('#') || name.find('/') != std::string::npos) return false;
    return std::ranges::count(siblings, name, [&](NodeId id) { return scene.node(id).name; }) == 1;
}

std::string step_to(const Scene& scene, const Nodes& siblings, NodeId id) {
    const std::string& name = scene.node(id).name;
    if (is_plain(scene, siblings, name)) return name;
    return "#" + std::to_string(std::ranges::find(siblings, id) - siblings.begin());
}

NodeId follow(const Scene& scene, const Nodes& siblings, std::string_view step) {
    if (!step.starts_with('#')) {
        const auto found =
            std::ranges::find(siblings, step, [&](NodeId id) -> std::string_view { return scene.node(id).name; });
        return found == siblings.end() ? NodeId() : *found;
    }
    step.remove_prefix(1);
    std::size_t place = siblings.size();
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), place);
    const bool is_place = error == std::errc() && end == step.data() + step.size() && place < siblings.size();
    return is_place ? siblings[place] : NodeId();
}

}  // namespace

std::string path_of(const Scene& scene, NodeId id) {
    std::string path;
    while (id && id != scene.root()) {
        const NodeId parent = scene.node(id).parent;
        path = step_to(scene, scene.node(parent).children, id) + (path.empty() ? "" : "/" + path);
        id = parent;
    }
    return path;
}

NodeId node_at(const Scene& scene, std::string_view path) {
    NodeId id = scene.root();
    while (id && !path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        id = follow(scene, scene.node(id).children, path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return id == scene.root() ? NodeId() : id;
}

}  // namespace vitrine::scene
