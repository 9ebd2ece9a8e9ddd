#pragma once

#include <vitrine/scene/animator.h>
#include <vitrine/scene/playback.h>
#include <vitrine/scene/scene.h>

namespace vitrine::scene {

/// Plays the animations of a scene as its `playback` says, which anybody may change at any time. Belongs to one scene,
/// like its Animator.
class Player {
public:
    Playback playback;

    /// Goes on by a time in seconds, if it plays, and brings the scene to where it is now. An animation that the scene
    /// has not got is as good as none.
    void advance(Scene& scene, double passed);
    /// Plays or holds; where no animation is chosen the first one is.
    void toggle(const Scene& scene);
    /// Chooses the next animation, from its beginning; after the last one none.
    void next(const Scene& scene);
    /// Of the animation that is chosen, in seconds; 0: none is.
    double duration(const Scene& scene) const;

private:
    Animator animator_;
};

}  // namespace vitrine::scene
