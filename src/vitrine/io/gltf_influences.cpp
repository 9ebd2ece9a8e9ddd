#include <vitrine/io/gltf_influences.h>

#include <cmath>
#include <cstdint>
#include <utility>

namespace vitrine::io {
namespace {

/// What bytes leave of a sum of 1 when they stand for eight weights and more.
constexpr float tolerance = 0.02F;

bool are_joints(const GltfAccessor& accessor) {
    return accessor.components == 4 &&
           (accessor.type == GltfComponent::uint8 || accessor.type == GltfComponent::uint16);
}

bool are_weights(const GltfAccessor& accessor) {
    return accessor.components == 4 &&
           (accessor.type == GltfComponent::float32 || accessor.type == GltfComponent::uint8 ||
            accessor.type == GltfComponent::uint16);
}

}  // namespace

bool GltfInfluences::add(const GltfAccessor& joints, const GltfAccessor& weights) {
    if (!are_joints(joints) || !are_weights(weights)) return false;
    sets_.push_back({&joints, &weights});
    return true;
}

/// Puts it to its place by weight, and those behind it one further. Returns the weight of what had to go.
float GltfInfluences::add_to(GltfInfluence& influence, float joint, float weight) const {
    auto number = static_cast<std::uint16_t>(joint);
    int place = 0;
    while (place < 4 && weight <= influence.weights[place]) ++place;
    for (int i = place; i < 4; ++i) {
        std::swap(weight, influence.weights[i]);
        std::swap(number, influence.joints[i]);
    }
    return weight;
}

GltfInfluence GltfInfluences::of(std::size_t vertex) const {
    GltfInfluence influence{glm::u16vec4(0), glm::vec4(0)};
    float sum = 0;
    for (const Set& set : sets_) {
        const glm::vec4 joints = set.joints->vector(vertex, false);
        const glm::vec4 weights = set.weights->vector(vertex, true);
        for (int i = 0; i < 4; ++i) {
            if (!(weights[i] > 0) || !std::isfinite(weights[i])) continue;
            sum += weights[i];
            if (add_to(influence, joints[i], weights[i]) > 0) more_than_four_ = true;
        }
    }
    if (!(std::abs(sum - 1) <= tolerance)) not_one_ = true;
    const float kept = influence.weights.x + influence.weights.y + influence.weights.z + influence.weights.w;
    if (!(kept > 0) || !std::isfinite(kept))
        return {glm::u16vec4(static_cast<std::uint16_t>(sets_[0].joints->vector(vertex, false).x), 0, 0, 0)};
    influence.weights /= kept;
    return influence;
}

void GltfInfluences::warn(const JsonElement& primitive) const {
    if (more_than_four_) primitive.warn("vertices have more than four joints; the four strongest count");
    if (not_one_) primitive.warn("weights of joints do not add up to 1 and are made to");
}

}  // namespace vitrine::io
