#include <app/demos/orbits.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/parallel.h>

#include <algorithm>
#include <cmath>

namespace vitrine::app {
namespace {

/// Bodies that are moved together: the loops over them have a fixed length, so that the compiler makes them into vector
/// instructions.
constexpr std::size_t lanes = 16;
using Lane = float[lanes];

/// Sine and cosine of angles in turns, 0 to 1, by their series around the nearest quarter; off by 4e-7 at most.
void sin_cos(const Lane& turns, Lane& sines, Lane& cosines) {
    constexpr float tau = 6.28318530718F;
    for (std::size_t i = 0; i < lanes; ++i) {
        const int quarter = static_cast<int>(4.0F * turns[i] + 0.5F);
        const float x = tau * (turns[i] - 0.25F * static_cast<float>(quarter));
        const float xx = x * x;
        const float s = x * (1.0F + xx * (-1.0F / 6 + xx * (1.0F / 120 - xx / 5040)));
        const float c = 1.0F + xx * (-0.5F + xx * (1.0F / 24 + xx * (-1.0F / 720 + xx / 40320)));
        const bool swapped = (quarter & 1) != 0;
        const float first = swapped ? c : s;
        const float second = swapped ? s : c;
        sines[i] = (quarter & 2) != 0 ? -first : first;
        cosines[i] = ((quarter + 1) & 2) != 0 ? -second : second;
    }
}

/// The part of a number behind its point, of negative ones counted from below: 0 to 1.
float fraction(float number) {
    const float rest = number - static_cast<float>(static_cast<int>(number));
    return rest < 0 ? rest + 1.0F : rest;
}

}  // namespace

Orbits::Orbits(std::span<const Body> bodies) : size_(bodies.size()) {
    const std::size_t room = (size_ + lanes - 1) / lanes * lanes;
    for (std::vector<float>* numbers : {&semi_major_, &semi_minor_, &cos_tilt_, &sin_tilt_, &phase_, &speed_, &height_})
        numbers->resize(room);
    for (std::size_t i = 0; i < size_; ++i) {
        const Body& body = bodies[i];
        semi_major_[i] = body.semi_major;
        semi_minor_[i] = body.semi_minor;
        cos_tilt_[i] = std::cos(body.tilt_radians);
        sin_tilt_[i] = std::sin(body.tilt_radians);
        phase_[i] = fraction(body.phase_turns);
        speed_[i] = body.turns_per_myr;
        height_[i] = body.height;
    }
}

void Orbits::advance(float myr, float turned_radians, std::span<glm::vec3> positions) {
    VITRINE_ASSERT(positions.size() == size_, "a place for each body");
    constexpr std::size_t worth_a_thread = 1024;  // blocks
    const glm::vec2 turned(std::cos(turned_radians), std::sin(turned_radians));
    parallel_for(phase_.size() / lanes, worth_a_thread, [&](std::size_t begin, std::size_t end) {
        for (std::size_t block = begin; block < end; ++block) advance_block(block * lanes, myr, turned, positions);
    });
}

void Orbits::advance_block(std::size_t first, float myr, glm::vec2 turned, std::span<glm::vec3> positions) {
    Lane phase;
    for (std::size_t i = 0; i < lanes; ++i) phase[i] = fraction(phase_[first + i] + speed_[first + i] * myr);
    for (std::size_t i = 0; i < lanes; ++i) phase_[first + i] = phase[i];
    Lane sines;
    Lane cosines;
    sin_cos(phase, sines, cosines);
    Lane x;
    Lane z;
    for (std::size_t i = 0; i < lanes; ++i) {
        const float along = semi_major_[first + i] * cosines[i];
        const float across = semi_minor_[first + i] * sines[i];
        const float tilted_x = along * cos_tilt_[first + i] - across * sin_tilt_[first + i];
        const float tilted_z = along * sin_tilt_[first + i] + across * cos_tilt_[first + i];
        x[i] = tilted_x * turned.x - tilted_z * turned.y;
        z[i] = tilted_x * turned.y + tilted_z * turned.x;
    }
    const std::size_t count = std::min(lanes, positions.size() - first);
    for (std::size_t i = 0; i < count; ++i) positions[first + i] = {x[i], height_[first + i], z[i]};
}

}  // namespace vitrine::app
