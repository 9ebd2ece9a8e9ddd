#include <vitrine/scene/animator.h>

#include <vitrine/scene/deformation.h>
#include <vitrine/scene/shared_copy.h>

#include <array>
#include <span>

namespace vitrine::scene {
namespace {

void set_pose(Scene& scene, NodeId id, const Pose& pose) {
    const glm::mat4 transform = pose.matrix();
    if (scene.node(id).transform != transform) scene.edit_node(id).transform = transform;
}

void set_part(Pose& pose, AnimationPath path, const std::array<float, 4>& value) {
    const glm::vec3 vector(value[0], value[1], value[2]);
    if (path == AnimationPath::translation) pose.translation = vector;
    if (path == AnimationPath::scale) pose.scale = vector;
    if (path == AnimationPath::rotation) pose.rotation = glm::quat(value[3], vector);
}

/// Around a mesh as a node shows it now: exactly, where there are so few vertices that it takes no time to speak of.
Bounds seen_bounds(const Scene& scene, NodeId id, const Geometry& geometry) {
    constexpr std::size_t few_vertices = 20'000;
    const auto* mesh_id = std::get_if<MeshId>(&geometry);
    if (mesh_id == nullptr || !scene.meshes().contains(*mesh_id) || scene.instances_of(id) != nullptr)
        return scene.bounds_of(id, geometry);
    const Mesh& mesh = scene.mesh(*mesh_id);
    if (!moves_vertices(scene, id, mesh) || mesh.vertex_count() > few_vertices || !has_copies(mesh))
        return scene.bounds_of(id, geometry);
    std::vector<glm::mat4> joints;
    joint_matrices(scene, id, joints);
    return bounds_of(deformed(mesh, scene.node(id), joints).positions);
}

Bounds seen_bounds(const Scene& scene) {
    Bounds all;
    scene.visit([&](NodeId id, const Node& node, const glm::mat4& world) {
        for (const Geometry& geometry : node.geometries) all.add(transformed(seen_bounds(scene, id, geometry), world));
    });
    return all;
}

void set_rest(Scene& scene, const AnimatedNode& animated) {
    if (animated.moves()) set_pose(scene, animated.node, animated.rest);
    if (animated.morphs() && scene.node(animated.node).weights != animated.rest_weights)
        scene.edit_node(animated.node).weights = animated.rest_weights;
}

/// Sets nodes to a time, one after the other.
class NodeSetter {
public:
    /// `keys`: of each channel; `scratch`: what it holds is of no account.
    NodeSetter(Scene& scene, const Animation& animation, float seconds, std::span<std::size_t> keys,
               std::vector<float>& scratch)
        : scene_(scene), animation_(animation), seconds_(seconds), keys_(keys), scratch_(scratch) {}

    void set(const AnimatedNode& animated) {
        Pose pose = animated.rest;
        for (const AnimationChannel& channel : animated.channels) {
            if (channel.path == AnimationPath::weights) {
                set_weights(animated.node, channel);
                continue;
            }
            std::array<float, 4> value{};
            sample(animation_, channel, seconds_, keys_[next_++], std::span(value).first(channel.width));
            set_part(pose, channel.path, value);
        }
        if (animated.moves()) set_pose(scene_, animated.node, pose);
    }

private:
    void set_weights(NodeId id, const AnimationChannel& channel) {
        scratch_.resize(channel.width);
        sample(animation_, channel, seconds_, keys_[next_++], scratch_);
        if (scene_.node(id).weights != scratch_) scene_.edit_node(id).weights = scratch_;
    }

    Scene& scene_;
    const Animation& animation_;
    float seconds_;
    std::span<std::size_t> keys_;
    std::vector<float>& scratch_;
    std::size_t next_ = 0;
};

}  // namespace

void Animator::set_time(Scene& scene, std::size_t animation, double seconds) {
    VITRINE_ASSERT(animation < scene.animations().size(), "an animation of the scene");
    if (animation_ != animation) {
        rest(scene);
        animation_ = animation;
        set_stage(scene);
    }
    move_nodes(scene, seconds);
}

void Animator::move_nodes(Scene& scene, double seconds) {
    const Animation& played = scene.animations()[*animation_];
    keys_.resize(played.channel_count());
    NodeSetter setter(scene, played, static_cast<float>(seconds), keys_, weights_);
    for (const AnimatedNode& node : played.nodes) setter.set(node);
}

void Animator::set_stage(Scene& scene) {
    constexpr int looks = 24;
    Bounds stage = seen_bounds(scene);
    const double duration = double{scene.animations()[*animation_].duration()};
    for (int look = 0; look <= looks; ++look) {
        move_nodes(scene, duration * look / looks);
        stage.add(seen_bounds(scene));
    }
    scene.set_stage(stage);
}

void Animator::rest(Scene& scene) {
    if (!animation_) return;
    if (*animation_ < scene.animations().size())
        for (const AnimatedNode& node : scene.animations()[*animation_].nodes) set_rest(scene, node);
    scene.set_stage(std::nullopt);
    animation_.reset();
}

}  // namespace vitrine::scene
