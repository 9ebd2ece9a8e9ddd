#pragma once

#include <cstddef>
#include <optional>

namespace vitrine::scene {

/// How an animation of a scene is played: what a person has chosen, moved on by the time that passes. An `Animator`
/// brings the scene to its time.
struct Playback {
    std::optional<std::size_t> animation;  ///< of Scene::animations(); none: all nodes are at rest
    double seconds = 0;
    double speed = 1;  ///< below 0: backwards
    bool playing = false;
    bool loop = true;  ///< go on from the other end; else stop there

    /// `passed`, `duration`: in seconds, neither below 0.
    void advance(double passed, double duration);
    /// Plays or holds; what has stopped at its end begins again.
    void toggle(double duration);
    friend bool operator==(const Playback&, const Playback&) = default;
};

}  // namespace vitrine::scene
