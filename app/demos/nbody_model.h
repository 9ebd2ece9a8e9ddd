#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::app {

/// Something that has mass. Units are such that the constant of gravity is 1.
struct MassPoint {
    glm::vec3 place{0};
    glm::vec3 velocity{0};
    float mass = 1;
};

/// Two disc galaxies with a heavy centre each, about to pass each other on a parabola (Toomre and Toomre 1972,
/// "Galactic Bridges and Tails"): the first half of the bodies is one, the rest the other. Each has the mass 1 and the
/// radius 1. The same each time.
std::vector<MassPoint> make_colliding_galaxies(std::size_t count);

/// Bodies that attract each other, each all others, moved by kernels: leapfrog steps, gravity softened.
class NbodyModel {
public:
    explicit NbodyModel(std::span<const MassPoint> bodies);
    /// Two galaxies of so many bodies together.
    explicit NbodyModel(std::size_t bodies);
    std::size_t size() const { return places_.size(); }

    /// Moves all on by a time, and writes where they are to `positions`, one for each. The work grows with the square
    /// of their number.
    void step(compute::Queue& queue, float seconds, arrays::TrackedArray<glm::vec3>& positions);

    float softening = 0.03F;  ///< a length, above 0: closer to each other bodies attract as if they were so far apart

private:
    arrays::TrackedArray<glm::vec4> places_;      ///< w: mass
    arrays::TrackedArray<glm::vec4> velocities_;  ///< half a step behind; w: nothing
    float last_seconds_ = 0;                      ///< length of the step before
};

}  // namespace vitrine::app
