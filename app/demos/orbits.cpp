#include <app/demos/orbits.h>

#include <app/demos/demo_kernel.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/parallel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

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

const compute::Kernel& kernel() {
    static const compute::Kernel orbits = demo_kernel("orbits");
    return orbits;
}

}  // namespace

Orbits::Orbits(std::span<const Body> bodies) : Orbits(bodies.size(), [&](std::size_t i) { return bodies[i]; }) {}

Orbits::Orbits(std::size_t count, const std::function<Body(std::size_t)>& body) : size_(count) {
    constexpr std::size_t worth_a_thread = 4096;
    static constexpr std::array labels{
        "semi-major axes", "semi-minor axes", "cosines of tilts", "sines of tilts", "speeds", "heights", "phases"};
    std::array<std::vector<float>, labels.size()> numbers;
    for (std::vector<float>& each : numbers) each.resize((size_ + lanes - 1) / lanes * lanes);
    parallel_for(size_, worth_a_thread, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Body one = body(i);
            const std::array values{
                one.semi_major,    one.semi_minor, std::cos(one.tilt_radians), std::sin(one.tilt_radians),
                one.turns_per_myr, one.height,     fraction(one.phase_turns)};
            for (std::size_t k = 0; k < values.size(); ++k) numbers[k][i] = values[k];
        }
    });
    const std::vector<Numbers*> all = arrays();
    for (std::size_t k = 0; k < labels.size(); ++k) {
        all[k]->assign(std::move(numbers[k]));
        all[k]->set_label(std::string("orbits ") + labels[k]);
    }
}

void Orbits::advance(float myr, float turned_radians, std::span<glm::vec3> positions) {
    VITRINE_ASSERT(positions.size() == size_, "a place for each body");
    constexpr std::size_t worth_a_thread = 1024;  // blocks
    for (const Numbers* numbers : arrays()) numbers->require_copy();
    const glm::vec2 turned(std::cos(turned_radians), std::sin(turned_radians));
    const std::span<float> phases = phase_.edit();
    parallel_for(phases.size() / lanes, worth_a_thread, [&](std::size_t begin, std::size_t end) {
        for (std::size_t block = begin; block < end; ++block)
            advance_block(block * lanes, myr, turned, phases, positions);
    });
}

void Orbits::advance(compute::Queue& queue, float myr, float turned_radians,
                     arrays::TrackedArray<glm::vec3>& positions) {
    VITRINE_ASSERT(positions.size() == size_, "a place for each body");
    for (Numbers* numbers : arrays()) numbers->set_drops_copy(true);
    const glm::vec2 turned(std::cos(turned_radians), std::sin(turned_radians));
    queue.run(kernel(), size_,
              {compute::reads("semi_major", semi_major_), compute::reads("semi_minor", semi_minor_),
               compute::reads("cos_tilt", cos_tilt_), compute::reads("sin_tilt", sin_tilt_),
               compute::reads("speed", speed_), compute::reads("height", height_), compute::updates("phase", phase_),
               compute::writes("positions", positions), compute::value("myr", myr), compute::value("turned", turned)});
}

void Orbits::fetch(gpu::Mirrors& mirrors) {
    for (Numbers* numbers : arrays()) {
        numbers->set_drops_copy(false);
        mirrors.fetch(numbers->tracked_bytes());
    }
}

void Orbits::advance_block(std::size_t first, float myr, glm::vec2 turned, std::span<float> phases,
                           std::span<glm::vec3> positions) const {
    const float* const speed = speed_.data() + first;
    const float* const semi_major = semi_major_.data() + first;
    const float* const semi_minor = semi_minor_.data() + first;
    const float* const cos_tilt = cos_tilt_.data() + first;
    const float* const sin_tilt = sin_tilt_.data() + first;
    const float* const height = height_.data() + first;
    Lane phase;
    for (std::size_t i = 0; i < lanes; ++i) phase[i] = fraction(phases[first + i] + speed[i] * myr);
    std::copy_n(phase, lanes, phases.data() + first);
    Lane sines;
    Lane cosines;
    sin_cos(phase, sines, cosines);
    Lane x;
    Lane z;
    for (std::size_t i = 0; i < lanes; ++i) {
        const float along = semi_major[i] * cosines[i];
        const float across = semi_minor[i] * sines[i];
        const float tilted_x = along * cos_tilt[i] - across * sin_tilt[i];
        const float tilted_z = along * sin_tilt[i] + across * cos_tilt[i];
        x[i] = tilted_x * turned.x - tilted_z * turned.y;
        z[i] = tilted_x * turned.y + tilted_z * turned.x;
    }
    const std::size_t count = std::min(lanes, positions.size() - first);
    for (std::size_t i = 0; i < count; ++i) positions[first + i] = {x[i], height[i], z[i]};
}

}  // namespace vitrine::app
