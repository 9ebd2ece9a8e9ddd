#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/arrays/tracked_image.h>
#include <vitrine/compute/queue.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>

namespace vitrine::app {

/// Smoke in a closed square box of width 1, its corner at the origin: an incompressible fluid on a grid, stepped by
/// kernels (Stam 1999, "Stable Fluids").
class SmokeModel {
public:
    struct Parameters {
        float buoyancy = 1.2F;        ///< of density 1, widths per second squared
        float confinement = 5;        ///< how much what turns is kept turning, 1 / seconds
        float velocity_decay = 0.1F;  ///< part of it that is lost in a second
        float density_decay = 0.3F;
    };
    /// Steps towards the pressure; an even number.
    static constexpr int pressure_steps = 20;

    /// A square of about so many cells, 4 at least, empty and at rest.
    explicit SmokeModel(std::size_t cells);
    std::size_t edge() const { return edge_; }  ///< cells
    std::size_t size() const { return edge_ * edge_; }

    /// Adds smoke and speed, in widths per second, around a place from 0 to 1.
    void puff(compute::Queue& queue, const glm::vec2& place, float radius, float density, const glm::vec2& push);
    /// Moves all on by a time.
    void step(compute::Queue& queue, float seconds, const Parameters& parameters);
    /// Writes how dense the smoke is to an image with a texel for each cell.
    void write(compute::Queue& queue, arrays::TrackedImage<float>& image) const;

    /// Row after row, the lowest first.
    const arrays::TrackedArray<float>& density() const { return density_; }
    const arrays::TrackedArray<glm::vec2>& velocity() const { return velocity_; }

private:
    compute::Extent extent() const { return {edge_, edge_}; }
    void advect(compute::Queue& queue, float seconds, const Parameters& parameters);
    void drive(compute::Queue& queue, float seconds, const Parameters& parameters);
    void project(compute::Queue& queue);

    std::size_t edge_;
    arrays::TrackedArray<glm::vec2> velocity_;
    arrays::TrackedArray<glm::vec2> carried_velocity_;  ///< after advection, before forces
    arrays::TrackedArray<float> density_;
    arrays::TrackedArray<float> next_density_;
    arrays::TrackedArray<float> divergence_;
    std::array<arrays::TrackedArray<float>, 2> pressure_;  ///< from step to step the first, which is a good guess
};

}  // namespace vitrine::app
