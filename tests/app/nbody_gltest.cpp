#include <app/demos/nbody_model.h>
#include <app/model_test.h>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace vitrine::app {
namespace {

/// Leapfrog steps (velocity Verlet), in double precision.
class Reference {
public:
    explicit Reference(const std::vector<MassPoint>& bodies) {
        for (const MassPoint& body : bodies) {
            places.emplace_back(body.place);
            velocities_.emplace_back(body.velocity);
            masses_.push_back(body.mass);
        }
    }
    void step(double seconds, double softening) {
        kick(0.5 * seconds, softening);
        for (std::size_t i = 0; i < places.size(); ++i) places[i] += seconds * velocities_[i];
        kick(0.5 * seconds, softening);
    }

    std::vector<glm::dvec3> places;

private:
    void kick(double seconds, double softening) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            for (std::size_t k = 0; k < places.size(); ++k) {
                const glm::dvec3 way = places[k] - places[i];
                const double distance = std::sqrt(glm::dot(way, way) + softening * softening);
                velocities_[i] += seconds * masses_[k] / (distance * distance * distance) * way;
            }
        }
    }

    std::vector<glm::dvec3> velocities_;
    std::vector<double> masses_;
};

class NbodyTest : public test::ModelTest {
protected:
    NbodyTest() { positions_.resize_on_gpu(count); }
    /// Places are of the size 1; a sum of 333 floats and the steps that follow are off by less than 2e-5.
    void expect_places() {
        const std::vector<glm::vec3> seen = drawn(positions_);
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_LT(glm::distance(glm::dvec3(seen[i]), reference_.places[i]), 2e-5) << i;
    }
    void step(float seconds) {
        model_.step(queue(), seconds, positions_);
        reference_.step(double(seconds), double(model_.softening));
    }

    static constexpr std::size_t count = 333;  // no whole number of work groups
    const std::vector<MassPoint> bodies_ = make_colliding_galaxies(count);
    NbodyModel model_{bodies_};
    Reference reference_{bodies_};
    arrays::TrackedArray<glm::vec3> positions_;
};

INSTANTIATE_TEST_SUITE_P(All, NbodyTest, testing::ValuesIn(compute::all_ways), test::way_in_name);

TEST_P(NbodyTest, BodiesFallAsTheirGravityPullsThemWithoutCopies) {
    step(0.01F);
    expect_places();
    EXPECT_LE(note_uploads(), 2 * count * sizeof(glm::vec4) + sent_to_draw(positions_.size_bytes()));
    for (int i = 0; i < 7; ++i) step(0.01F);
    expect_places();
    EXPECT_EQ(note_uploads(), sent_to_draw(positions_.size_bytes()));
    EXPECT_EQ(mirrors().bytes_fetched(), 0U);
}

TEST_P(NbodyTest, StepsOfOtherLengthsAndAnotherWayGoOn) {
    model_.softening = 0.05F;
    step(0.01F);
    step(0.004F);
    switch_way();
    step(0.008F);
    step(0.008F);
    expect_places();
}

TEST_P(NbodyTest, GalaxiesHaveAsManyBodiesAsAskedForAndStandStillTogether) {
    for (const std::size_t bodies : {1U, 2U, 3U, 64U, 1001U}) {
        const std::vector<MassPoint> galaxies = make_colliding_galaxies(bodies);
        ASSERT_EQ(galaxies.size(), bodies);
        double mass = 0;
        for (const MassPoint& body : galaxies) mass += double(body.mass);
        EXPECT_NEAR(mass, bodies == 1 ? 1 : 2, 1e-4);
    }
    const std::vector<MassPoint> pair = make_colliding_galaxies(2);
    EXPECT_EQ(pair[0].velocity, -pair[1].velocity);
    // On a parabola the energy is 0.
    const double speed = glm::length(glm::dvec3(pair[0].velocity - pair[1].velocity));
    EXPECT_NEAR(0.25 * speed * speed, 1 / double(glm::distance(pair[0].place, pair[1].place)), 1e-5);
}

}  // namespace
}  // namespace vitrine::app
