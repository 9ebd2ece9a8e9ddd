#include <vitrine/io/gltf_skin.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

namespace vitrine::io {
namespace {

bool is_finite(const glm::mat4& matrix) {
    float sum = 0;
    for (int i = 0; i < 4; ++i) sum += glm::dot(glm::abs(matrix[i]), glm::vec4(0));  // NaN of what is not finite
    return sum == 0;
}

std::size_t joints_named_by(const scene::Mesh& mesh) {
    std::size_t most = 0;
    for (const glm::u16vec4& joints : mesh.joints)
        most = std::max<std::size_t>(most, std::max({joints.x, joints.y, joints.z, joints.w}) + std::size_t{1});
    return most;
}

}  // namespace

void GltfSkins::give(const JsonElement& element, const GltfNodes& nodes, scene::NodeId to) {
    const std::optional<scene::SkinId> id = get(element, nodes);
    if (!id) return;
    const std::size_t joints = scene_.skin(*id).joints.size();
    const std::size_t named = joints_of(scene_.node(to));
    if (named > joints)
        return element.warn("the mesh names joint " + std::to_string(named - 1) + ", of " + std::to_string(joints) +
                            " joints, and goes without the skin");
    scene_.edit_node(to).skin = *id;
}

std::optional<scene::SkinId> GltfSkins::get(const JsonElement& element, const GltfNodes& nodes) {
    const std::size_t count = gltf_.root().size_of("skins");
    const std::uint64_t index = element.count();
    if (index >= count) {
        element.warn(std::to_string(index) + " is out of range, there are " + std::to_string(count) + " skins");
        return std::nullopt;
    }
    const auto [place, is_new] = skins_.emplace(index, std::nullopt);
    if (is_new) {
        if (std::optional<scene::Skin> skin = read(gltf_.root().get("skins").at(index), nodes))
            place->second = scene_.add(*std::move(skin));
    }
    return place->second;
}

std::optional<scene::Skin> GltfSkins::read(const JsonElement& element, const GltfNodes& nodes) {
    scene::Skin skin;
    skin.name = clean_name(element.text_or("name", ""));
    buffers_.charge(element.size_of("joints") * (sizeof(scene::NodeId) + sizeof(glm::mat4)) + sizeof(skin), element);
    if (!read_joints(element, nodes, skin) || !read_inverse_binds(element, skin)) return std::nullopt;
    const std::uint64_t skeleton = element.count_or("skeleton", nodes.count());
    if (skeleton < nodes.count()) skin.skeleton = nodes.in_tree(skeleton).value_or(scene::NodeId());
    return skin;
}

bool GltfSkins::read_joints(const JsonElement& element, const GltfNodes& nodes, scene::Skin& skin) {
    const std::size_t count = element.size_of("joints");
    if (count == 0) element.warn("has no joints and is left out");
    for (std::size_t i = 0; i < count; ++i) {
        const JsonElement joint = element.get("joints").at(i);
        const std::uint64_t node = joint.count();
        const auto id = node < nodes.count() ? nodes.in_tree(node) : std::nullopt;
        if (!id) {
            joint.warn("the node " + std::to_string(node) + " is not in the scene, and the skin is left out");
            return false;
        }
        skin.joints.push_back(*id);
    }
    return count > 0;
}

bool GltfSkins::read_inverse_binds(const JsonElement& element, scene::Skin& skin) {
    skin.inverse_binds.assign(skin.joints.size(), glm::mat4(1));
    const auto index = element.find("inverseBindMatrices");
    if (!index) return true;
    const GltfAccessor& accessor = accessors_.get(*index);
    if (accessor.components != 16 || accessor.type != GltfComponent::float32 || accessor.count < skin.joints.size()) {
        index->warn("expected " + std::to_string(skin.joints.size()) +
                    " elements of type MAT4 and float components; the skin is left out");
        return false;
    }
    for (std::size_t i = 0; i < skin.joints.size(); ++i) {
        skin.inverse_binds[i] = accessor.matrix(i);
        if (is_finite(skin.inverse_binds[i])) continue;
        index->warn("expected finite numbers, found NaN or infinity in element " + std::to_string(i) +
                    "; the skin is left out");
        return false;
    }
    return true;
}

std::size_t GltfSkins::joints_of(const scene::Node& node) {
    std::size_t most = 0;
    for (const scene::Geometry& geometry : node.geometries) {
        const auto* mesh = std::get_if<scene::MeshId>(&geometry);
        if (mesh == nullptr) continue;
        const auto [place, is_new] = joints_.emplace(*mesh, 0);
        if (is_new) place->second = joints_named_by(scene_.mesh(*mesh));
        most = std::max(most, place->second);
    }
    return most;
}

}  // namespace vitrine::io
