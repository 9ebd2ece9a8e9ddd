#include <app/demos/black_body.h>
#include <app/demos/demo.h>
#include <app/demos/galaxy_demo.h>
#include <app/demos/galaxy_model.h>
#include <app/demos/orbits.h>

#include <vitrine/base/error.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <set>
#include <vector>

namespace vitrine::app {
namespace {

/// Where a body is after a time, by the definition.
glm::dvec3 placed(const Orbits::Body& body, double myr, double turned) {
    const double phase = 2 * std::numbers::pi * (body.phase_turns + double(body.turns_per_myr) * myr);
    const double along = body.semi_major * std::cos(phase);
    const double across = body.semi_minor * std::sin(phase);
    const double angle = body.tilt_radians + turned;
    return {along * std::cos(angle) - across * std::sin(angle), body.height,
            along * std::sin(angle) + across * std::cos(angle)};
}

TEST(Orbits, BodiesGoAroundTheirEllipses) {
    std::vector<Orbits::Body> bodies;
    for (int i = 0; i < 1000; ++i) {  // not a multiple of what is moved together
        const auto at = static_cast<float>(i);
        bodies.push_back({1 + 0.01F * at, 0.8F + 0.005F * at, 0.1F * at, 0.0137F * at - 2, 0.003F * at - 1, 0.1F * at});
    }
    Orbits orbits(bodies);
    std::vector<glm::vec3> positions(bodies.size());
    for (int step = 0; step < 5; ++step) orbits.advance(0.4F, 0.3F, positions);
    for (std::size_t i = 0; i < bodies.size(); ++i)
        EXPECT_LT(glm::distance(glm::dvec3(positions[i]), placed(bodies[i], 2, 0.3)), 2e-4) << i;
}

TEST(Galaxy, TheRotationCurveIsFlatFarOutside) {
    const GalaxyParameters galaxy;
    EXPECT_NEAR(rotation_speed(galaxy, 10), rotation_speed(galaxy, 14), 15);
    EXPECT_GT(rotation_speed(galaxy, 8), 180);
    EXPECT_LT(rotation_speed(galaxy, 8), 280);
    GalaxyParameters without_halo;
    without_halo.halo_speed_km_s = 0;
    EXPECT_LT(rotation_speed(without_halo, 30), 0.7 * rotation_speed(without_halo, 8));
}

TEST(Galaxy, TheSunsYearIsSome220MillionYears) {
    EXPECT_NEAR(1 / turns_per_myr(230, 8.2), 219, 2);
}

TEST(Galaxy, EllipsesCrowdAlongTwoArms) {
    const GalaxyParameters galaxy;
    int arms = 0;
    double sum = 0;
    constexpr int steps = 720;
    const auto at = [&](int step) { return crowding(galaxy, 8, 2 * std::numbers::pi * step / steps, 0); };
    for (int step = 0; step < steps; ++step) {
        sum += 1 / at(step);
        if (at(step) > at(step - 1) && at(step) >= at(step + 1)) ++arms;
    }
    EXPECT_EQ(arms, 2);
    EXPECT_NEAR(sum / steps, 0.9, 0.15);  // apart as circles are, in the mean
    EXPECT_NEAR(crowding(galaxy, 8, 1.0, 0), crowding(galaxy, 8, 1.5, 0.5), 1e-9);
}

TEST(Galaxy, StarsAreAsManyAsAskedForAndTheSameEachTime) {
    GalaxyParameters galaxy;
    galaxy.stars = 5000;
    const std::vector<GalaxyBody> stars = make_stars(galaxy);
    ASSERT_EQ(stars.size(), 5000U);
    std::size_t inner = 0;
    for (const GalaxyBody& star : stars) {
        EXPECT_LE(star.orbit.semi_minor, star.orbit.semi_major);
        EXPECT_LE(star.orbit.semi_major, 1.25 * galaxy.radius_kpc);
        if (star.orbit.semi_major < galaxy.radius_kpc / 2) ++inner;
    }
    EXPECT_GT(inner, 2500U);
    EXPECT_EQ(make_stars(galaxy)[4999].orbit.phase_turns, stars[4999].orbit.phase_turns);
}

TEST(BlackBody, GlowsRedYellowWhiteAndBlue) {
    const glm::vec3 ember = black_body_color(1500);
    EXPECT_EQ(ember.r, 1.0F);
    EXPECT_LT(ember.b, 0.05F);
    const glm::vec3 sun = black_body_color(6500);
    EXPECT_GT(std::min({sun.r, sun.g, sun.b}), 0.88F);
    const glm::vec3 hot = black_body_color(20000);
    EXPECT_EQ(hot.b, 1.0F);
    EXPECT_LT(hot.r, 0.65F);
}

TEST(Demos, HaveNamesOfTheirOwnAndUnknownOnesAreErrors) {
    std::set<std::string_view> names;
    for (const DemoKind& kind : all_demos()) {
        EXPECT_TRUE(names.insert(kind.name).second);
        EXPECT_EQ(std::string(kind.id), "demo." + std::string(kind.name));
        EXPECT_EQ(&demo_named(kind.name), &kind);
    }
    EXPECT_THROW(demo_named("warp"), UsageError);
}

}  // namespace
}  // namespace vitrine::app
