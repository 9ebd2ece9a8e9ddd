#include <app/demos/nbody_model.h>

#include <app/demos/demo_kernel.h>

#include <vitrine/base/assert.h>

#include <glm/gtc/quaternion.hpp>

#include <cmath>
#include <numbers>
#include <random>
#include <utility>

namespace vitrine::app {
namespace {

constexpr float centre_mass = 0.7F;  // of a galaxy's, which is 1
constexpr float inner_radius = 0.03F;
constexpr float centre_softening = 0.03F;

const compute::Kernel& accelerate() {
    static const compute::Kernel kernel = demo_kernel("nbody_accelerate");
    return kernel;
}
const compute::Kernel& drift() {
    static const compute::Kernel kernel = demo_kernel("nbody_drift");
    return kernel;
}

/// Where and how a galaxy flies, and how its disc, which lies in the plane y = 0 at first, is turned.
struct Flight {
    glm::vec3 place;
    glm::vec3 velocity;
    glm::quat turn;
};

/// Bodies of a disc lie the closer the farther in they are: `part` of them within this radius.
float radius_of(float part) {
    return inner_radius + (1 - inner_radius) * std::pow(part, 1.5F);
}

/// Speed on a circle around the centre and the `part` of the disc that is inside.
float circular_speed(float radius, float part) {
    const float disc_mass = (1 - centre_mass) * part;
    const float distance2 = radius * radius + centre_softening * centre_softening;
    return radius * std::sqrt((centre_mass + disc_mass) / (distance2 * std::sqrt(distance2)));
}

/// A centre and a disc around it.
void add_galaxy(std::vector<MassPoint>& bodies, std::size_t count, const Flight& flight, std::mt19937& random) {
    if (count == 0) return;
    std::uniform_real_distribution<float> chance(0, 1);
    std::normal_distribution<float> spread(0, 0.02F);
    const bool alone = count == 1;
    bodies.push_back({flight.place, flight.velocity, alone ? 1 : centre_mass});
    const float mass = (1 - centre_mass) / static_cast<float>(count - (alone ? 0 : 1));
    for (std::size_t i = 1; i < count; ++i) {
        const float part = chance(random);
        const float radius = radius_of(part);
        const float angle = 2 * std::numbers::pi_v<float> * chance(random);
        const glm::vec3 out(std::cos(angle), 0, std::sin(angle));
        const glm::vec3 along(-out.z, 0, out.x);
        const glm::vec3 place = radius * out + glm::vec3(0, spread(random), 0);
        bodies.push_back({flight.place + flight.turn * place,
                          flight.velocity + flight.turn * (circular_speed(radius, part) * along), mass});
    }
}

}  // namespace

std::vector<MassPoint> make_colliding_galaxies(std::size_t count) {
    constexpr float apart = 3.2F;
    constexpr float nearest = 0.8F;
    // Of two masses of 1 on a parabola: energy 0, and the speed across that leads to the nearest distance.
    const float speed = std::sqrt(4 / apart);
    const float across = std::sqrt(4 * nearest) / apart;
    const glm::vec3 velocity(std::sqrt(speed * speed - across * across), 0, across);
    const glm::vec3 place(-apart, 0, 0);
    std::mt19937 random(1);
    std::vector<MassPoint> bodies;
    bodies.reserve(count);
    // Both turn as they pass each other, which is what draws the longest tails.
    const glm::quat first = glm::angleAxis(std::numbers::pi_v<float> + 0.35F, glm::vec3(1, 0, 0));
    const glm::quat second = glm::angleAxis(std::numbers::pi_v<float> + 0.6F, glm::normalize(glm::vec3(0.4F, 0, 1)));
    add_galaxy(bodies, count - count / 2, {0.5F * place, 0.5F * velocity, first}, random);
    add_galaxy(bodies, count / 2, {-0.5F * place, -0.5F * velocity, second}, random);
    return bodies;
}

NbodyModel::NbodyModel(std::span<const MassPoint> bodies) {
    std::vector<glm::vec4> places;
    std::vector<glm::vec4> velocities;
    for (const MassPoint& body : bodies) {
        places.emplace_back(body.place, body.mass);
        velocities.emplace_back(body.velocity, 0);
    }
    places_.assign(std::move(places));
    velocities_.assign(std::move(velocities));
    places_.set_label("bodies places");
    velocities_.set_label("bodies velocities");
}

NbodyModel::NbodyModel(std::size_t bodies) : NbodyModel(make_colliding_galaxies(bodies)) {}

void NbodyModel::step(compute::Queue& queue, float seconds, arrays::TrackedArray<glm::vec3>& positions) {
    VITRINE_ASSERT(positions.size() == size(), "a position for each body");
    // From the middle of the last step to the middle of this one; the first time from its beginning.
    const float between = 0.5F * (std::exchange(last_seconds_, seconds) + seconds);
    queue.run(accelerate(), size(),
              {compute::reads("places", places_), compute::updates("velocities", velocities_),
               compute::value("softening", softening), compute::value("seconds", between)});
    queue.run(drift(), size(),
              {compute::reads("velocities", velocities_), compute::updates("places", places_),
               compute::writes("positions", positions), compute::value("seconds", seconds)});
}

}  // namespace vitrine::app
