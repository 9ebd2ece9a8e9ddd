#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/compute/queue.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace vitrine::app {

/// Bodies on ellipses around the origin, in the plane y = 0 and a little beside it, each at its own speed. An array for
/// each number, so that several bodies are moved by one instruction, or by a kernel.
class Orbits {
public:
    /// One body. Lengths are in kiloparsec.
    struct Body {
        float semi_major = 1;
        float semi_minor = 1;
        float tilt_radians = 0;   ///< of the long axis in the plane
        float phase_turns = 0;    ///< where on the ellipse it is, 0 to 1
        float turns_per_myr = 0;  ///< revolutions in a million years
        float height = 0;         ///< above the plane
    };

    Orbits() = default;
    explicit Orbits(std::span<const Body> bodies);
    /// `body` is asked for each number from 0 on, once, on all cores at a time.
    Orbits(std::size_t count, const std::function<Body(std::size_t)>& body);
    std::size_t size() const { return size_; }

    /// Moves all bodies on by a time in million years, while their ellipses turn by `turned_radians` in all, and writes
    /// where they are to `positions`, one for each. Works on all cores. Throws ArrayError after a kernel has moved
    /// them: `fetch` first.
    void advance(float myr, float turned_radians, std::span<glm::vec3> positions);
    /// The same by a kernel. From then on there is no copy of the bodies' numbers in CPU memory.
    void advance(compute::Queue& queue, float myr, float turned_radians, arrays::TrackedArray<glm::vec3>& positions);
    /// Brings them back to CPU memory.
    void fetch(gpu::Mirrors& mirrors);

private:
    using Numbers = arrays::TrackedArray<float>;

    std::vector<Numbers*> arrays() {
        return {&semi_major_, &semi_minor_, &cos_tilt_, &sin_tilt_, &speed_, &height_, &phase_};
    }
    void advance_block(std::size_t first, float myr, glm::vec2 turned, std::span<float> phases,
                       std::span<glm::vec3> positions) const;

    std::size_t size_ = 0;  ///< the arrays are filled up to whole blocks
    Numbers semi_major_;
    Numbers semi_minor_;
    Numbers cos_tilt_;
    Numbers sin_tilt_;
    Numbers speed_;
    Numbers height_;
    Numbers phase_;
};

}  // namespace vitrine::app
