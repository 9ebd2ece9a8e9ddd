#pragma once

#include <glm/glm.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::app {

/// Bodies on ellipses around the origin, in the plane y = 0 and a little beside it, each at its own speed. An array for
/// each number, so that several bodies are moved by one instruction.
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
    std::size_t size() const { return size_; }

    /// Moves all bodies on by a time in million years, while their ellipses turn by `turned_radians` in all, and writes
    /// where they are to `positions`, one for each. Works on all cores.
    void advance(float myr, float turned_radians, std::span<glm::vec3> positions);

private:
    void advance_block(std::size_t first, float myr, glm::vec2 turned, std::span<glm::vec3> positions);

    std::size_t size_ = 0;  ///< the arrays are filled up to whole blocks
    std::vector<float> semi_major_;
    std::vector<float> semi_minor_;
    std::vector<float> cos_tilt_;
    std::vector<float> sin_tilt_;
    std::vector<float> phase_;
    std::vector<float> speed_;
    std::vector<float> height_;
};

}  // namespace vitrine::app
