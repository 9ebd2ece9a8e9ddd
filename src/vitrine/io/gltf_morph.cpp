#include <vitrine/io/gltf_morph.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace vitrine::io {
namespace {

/// What a target takes beside its displacements.
constexpr std::size_t bytes_of_target = 1024;

/// As exporters write them into the mesh's extras, where anything may be.
std::string target_name(const JsonElement& mesh, std::size_t i) {
    std::string name = "target " + std::to_string(i);
    if (!mesh.has("extras") || !mesh.get("extras").has("targetNames")) return name;
    const JsonElement names = mesh.get("extras").get("targetNames");
    if (!names.is_array() || i >= names.size() || !names.at(i).is_text()) return name;
    std::string given = clean_name(names.at(i).text());
    return given.empty() ? name : given;
}

}  // namespace

void read_morph_targets(const JsonElement& mesh, const JsonElement& primitive, const GltfDisplacements& displacements,
                        GltfBuffers& buffers, scene::Mesh& to) {
    const std::size_t count = primitive.size_of("targets");
    for (std::size_t i = 0; i < count; ++i) {
        const JsonElement element = primitive.get("targets").at(i);
        buffers.charge(bytes_of_target, element);
        const auto read = [&](const char* name, bool wanted, arrays::TrackedArray<glm::vec3>& array) {
            const auto accessor = element.find(name);
            if (accessor && wanted) array.adopt(displacements(*accessor));
        };
        scene::MorphTarget& target = to.morph_targets.emplace_back();
        target.name = target_name(mesh, i);
        read("POSITION", true, target.positions);
        read("NORMAL", !to.normals.empty(), target.normals);
        read("TANGENT", !to.tangents.empty(), target.tangents);
    }
    to.morph_weights = read_morph_weights(mesh, count);
}

std::vector<float> read_morph_weights(const JsonElement& element, std::size_t targets) {
    const auto list = element.find("weights");
    if (!list) return {};
    if (list->size() != targets)
        list->warn("expected " + std::to_string(targets) + " weights, one for each morph target, found " +
                   std::to_string(list->size()));
    std::vector<float> weights(targets, 0.0F);
    for (std::size_t i = 0; i < std::min(targets, list->size()); ++i) weights[i] = list->at(i).number();
    return weights;
}

std::size_t morph_target_count(const scene::Scene& scene, const scene::Node& node) {
    std::size_t count = 0;
    for (const scene::Geometry& geometry : node.geometries) {
        if (const auto* mesh = std::get_if<scene::MeshId>(&geometry))
            count = std::max(count, scene.mesh(*mesh).morph_targets.size());
    }
    return count;
}

}  // namespace vitrine::io
