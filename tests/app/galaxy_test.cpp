#include <app/demos/black_body.h>
#include <app/demos/demo.h>
#include <app/demos/galaxy_demo.h>
#include <app/demos/galaxy_model.h>
#include <app/demos/orbits.h>
#include <app/orbit_reference.h>

#include <vitrine/base/error.h>
#include <vitrine/scene/material.h>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <set>
#include <vector>

namespace vitrine::app {
namespace {

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
        EXPECT_LT(glm::distance(glm::dvec3(positions[i]), test::placed(bodies[i], 2, 0.3)), 2e-4) << i;
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

TEST(Galaxy, AStarDependsOnItsNumberAlone) {
    const GalaxyParameters galaxy;
    const StarMaker maker(galaxy);
    std::size_t inner = 0;
    double phases = 0;
    for (std::size_t i = 5000; i-- > 0;) {
        const GalaxyBody star = maker.star(i);
        EXPECT_LE(star.orbit.semi_minor, star.orbit.semi_major);
        EXPECT_LE(star.orbit.semi_major, 1.25 * galaxy.radius_kpc);
        EXPECT_GE(star.kelvin, StarMaker::coolest_kelvin);
        EXPECT_LE(star.kelvin, StarMaker::hottest_kelvin);
        if (star.orbit.semi_major < galaxy.radius_kpc / 2) ++inner;
        phases += star.orbit.phase_turns;
    }
    EXPECT_GT(inner, 2500U);
    EXPECT_NEAR(phases / 5000, 0.5, 0.02);
    EXPECT_EQ(StarMaker(galaxy).star(4999).orbit.phase_turns, maker.star(4999).orbit.phase_turns);
    EXPECT_NE(maker.star(4998).orbit.phase_turns, maker.star(4999).orbit.phase_turns);
    GalaxyParameters other;
    other.seed = 2;
    EXPECT_NE(StarMaker(other).star(4999).orbit.phase_turns, maker.star(4999).orbit.phase_turns);
}

TEST(Orbits, AreTheSameOnAnyNumberOfCores) {
    const StarMaker maker({});
    constexpr std::size_t count = 20'001;
    Orbits together(count, [&](std::size_t i) { return maker.star(i).orbit; });
    std::vector<Orbits::Body> bodies;
    for (std::size_t i = 0; i < count; ++i) bodies.push_back(maker.star(i).orbit);
    std::vector<glm::vec3> expected(count);
    Orbits(bodies).advance(1, 0.5F, expected);
    std::vector<glm::vec3> positions(count);
    together.advance(1, 0.5F, positions);
    EXPECT_EQ(positions, expected);
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

TEST(BlackBody, TheTableHasTheColorsItself) {
    const BlackBodyColors table(3000, 25000);
    for (const double kelvin : {3000.0, 4321.0, 6500.0, 25000.0}) {
        const glm::ivec3 exact(scene::encode_color(glm::vec4(black_body_color(kelvin), 1)));
        for (int i = 0; i < 3; ++i) EXPECT_NEAR(glm::ivec3(table.at(kelvin))[i], exact[i], 1) << kelvin;
    }
    EXPECT_EQ(table.at(1000), table.at(3000));
    EXPECT_EQ(table.at(99000), table.at(25000));
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
