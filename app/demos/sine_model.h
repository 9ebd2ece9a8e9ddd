#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <vector>

namespace vitrine::app {

/// y = amplitude * sin(frequency * x + phase).
struct Sine {
    float amplitude = 0.5F;
    float frequency = 10;  ///< radians in a unit of x
    float phase = 0;       ///< radians
};

/// Points of a sine, x from -1 to 1 at equal steps, that a kernel writes.
class SineModel {
public:
    explicit SineModel(std::size_t points);
    std::size_t size() const { return x_.size(); }

    /// Computes the curve on the GPU. `positions`: as many as there are points.
    void write(compute::Queue& queue, const Sine& sine, arrays::TrackedArray<glm::vec3>& positions) const;
    /// The same on the CPU.
    std::vector<glm::vec3> points(const Sine& sine) const;

private:
    arrays::TrackedArray<float> x_;
};

}  // namespace vitrine::app
