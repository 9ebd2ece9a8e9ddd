#pragma once

#include "bench_lane.h"
#include "bench_screen.h"

#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <vector>

namespace vitrine::app {

/// How long a movement of the pointer took to be seen.
struct Reaction {
    int frames = 0;  ///< after the one that saw it
    double ms = 0;   ///< from the event to the end of the swap that showed it
};

/// Drags with the left button over the lane's first viewport, which shows `from` at first: a step each frame, `steps`
/// in all. Which picture a frame shows follows from its age. The screen must take input that is made up.
std::vector<Reaction> drag(BenchLane& lane, BenchScreen& screen, const scene::Scene& scene, const scene::Camera& from,
                           int steps);

/// Drags one step and looks at that viewport's pixels: they change in just the frame in which the picture's age says
/// so.
bool drag_is_seen_in_time(BenchLane& lane, BenchScreen& screen, const scene::Scene& scene, const scene::Camera& from);

}  // namespace vitrine::app
