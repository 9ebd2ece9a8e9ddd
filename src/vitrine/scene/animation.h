#pragma once

#include <vitrine/scene/ids.h>
#include <vitrine/scene/pose.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::scene {

struct Node;

/// What of a node a channel moves: a part of its pose, or the weights of its meshes' morph targets.
enum class AnimationPath { translation, rotation, scale, weights };

/// How values come about between two keys.
enum class Interpolation { step, linear, cubic };

/// "translation", …
constexpr std::string_view name_of(AnimationPath path) {
    switch (path) {
        case AnimationPath::translation: return "translation";
        case AnimationPath::rotation: return "rotation";
        case AnimationPath::scale: return "scale";
        case AnimationPath::weights: return "weights";
    }
    return {};
}

/// "step", …
constexpr std::string_view name_of(Interpolation interpolation) {
    switch (interpolation) {
        case Interpolation::step: return "step";
        case Interpolation::linear: return "linear";
        case Interpolation::cubic: return "cubic";
    }
    return {};
}

/// One value of a node over time. Its keys lie in the animation's arrays, which several channels may share.
struct AnimationChannel {
    AnimationPath path{};
    Interpolation interpolation = Interpolation::linear;
    std::size_t keys = 0;         ///< at least one
    std::size_t first_time = 0;   ///< in Animation::times; each is later than the one before
    std::size_t first_value = 0;  ///< in Animation::values
    /// Numbers of a value: 3, 4 of a rotation (x, y, z, w), or as many as there are weights. A key has one value, or of
    /// cubic interpolation three: the tangent towards it, the value, the tangent away from it.
    std::size_t width = 3;
};

/// A node that an animation moves, and how it stands without.
struct AnimatedNode {
    Id<Node> node;
    Pose rest;
    std::vector<float> rest_weights;  ///< of the node
    std::vector<AnimationChannel> channels;

    /// Whether there is a channel for a part of the pose, or for the weights.
    bool moves() const;
    bool morphs() const;
};

/// How nodes move over time (as in glTF 2.0, 3.11): plain data, which an `Animator` applies to the scene.
struct Animation {
    std::string name;
    std::vector<AnimatedNode> nodes;  ///< each once
    std::vector<float> times;         ///< in seconds
    std::vector<float> values;

    /// The time of the last key of any channel, in seconds; 0 without any.
    float duration() const;
    std::size_t channel_count() const;
};

/// Writes the value of a channel at a time to `value`, which has `width` elements: that of the first key before it, and
/// of the last one after it (glTF 2.0, appendix C). Rotations have unit length. `key`: where to look first, and where
/// it was found.
void sample(const Animation& animation, const AnimationChannel& channel, float seconds, std::size_t& key,
            std::span<float> value);

}  // namespace vitrine::scene
