#pragma once

#include <vitrine/scene/scene.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace vitrine::scene {

/// Puts the nodes of a scene where one of its animations has them. Takes no memory from one time to the next; nodes
/// that stand as they should are not touched, so that a scene at rest stays unchanged. Belongs to one scene: begin with
/// a new one when that is replaced.
class Animator {
public:
    /// Sets transforms and weights to those at a time; nodes that only an animation before this one moved go back. The
    /// scene's stage is wide enough for the whole animation then.
    /// `animation`: the place of one in `scene.animations()`. `seconds`: before the first and after the last key values
    /// are held.
    void set_time(Scene& scene, std::size_t animation, double seconds);
    /// Puts all nodes back where they stand without animation, and the stage with them.
    void rest(Scene& scene);
    /// Whose nodes are not at rest; none: they are.
    std::optional<std::size_t> animation() const { return animation_; }

private:
    void move_nodes(Scene& scene, double seconds);
    /// Around all places where nodes were seen on the way through the animation.
    void set_stage(Scene& scene);

    std::optional<std::size_t> animation_;
    std::vector<std::size_t> keys_;  ///< of each channel: where it was found last
    std::vector<float> weights_;     ///< of one node, while they are computed
};

}  // namespace vitrine::scene
