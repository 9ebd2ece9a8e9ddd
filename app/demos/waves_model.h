#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>

namespace vitrine::app {

/// Water in a square basin from -1 to 1: heights that follow the wave equation, stepped by kernels. Its edges reflect.
class WavesModel {
public:
    /// The vertices of what is drawn, row after row.
    struct Surface {
        arrays::TrackedArray<glm::vec3>& positions;
        arrays::TrackedArray<glm::vec3>& normals;
        arrays::TrackedArray<glm::u8vec4>& colors;
    };
    static constexpr double speed = 0.7;  ///< of the waves, in a second

    /// A square of about so many vertices, 4 at least, at rest.
    explicit WavesModel(std::size_t vertices);
    std::size_t edge() const { return edge_; }  ///< vertices
    std::size_t size() const { return edge_ * edge_; }
    double spacing() const { return 2.0 / static_cast<double>(edge_ - 1); }
    /// The length of a step: 0.6 of the time in which a wave gets from vertex to vertex, which is stable (Courant,
    /// Friedrichs and Lewy 1928: below 0.707).
    double step_seconds() const { return courant * spacing() / speed; }

    /// Moves the heights on by a step. `damping`: by how much of itself a movement slows down in a second.
    void step(compute::Queue& queue, double damping);
    /// Lifts the water at a place, x and z from -1 to 1, by a height; sinks it where that is negative.
    void press(compute::Queue& queue, const glm::vec2& place, float radius, float height);
    /// Writes the surface as it is: so many positions, normals and colours as there are vertices.
    void write(compute::Queue& queue, const Surface& surface) const;

    /// Of now, row after row.
    const arrays::TrackedArray<float>& heights() const { return heights_[now_]; }

private:
    static constexpr double courant = 0.6;

    compute::Extent extent() const { return {edge_, edge_}; }

    std::size_t edge_;
    std::array<arrays::TrackedArray<float>, 2> heights_;  ///< of now and of the step before, in turns
    std::size_t now_ = 0;
};

}  // namespace vitrine::app
