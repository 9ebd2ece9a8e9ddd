#include <support/maps.h>

#include <vitrine/base/error.h>
#include <vitrine/render/diffuse_light.h>
#include <vitrine/render/lighting.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace vitrine::render {
namespace {

using test::environment_of;

constexpr std::size_t last_level = Environment::levels - 1;

/// The directions of the six faces' middles, in OpenGL's order.
constexpr std::array<glm::vec3, 6> axes{{{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}};

/// The mean of a face's four texels in the middle.
glm::vec3 middle_of_face(const Environment::Mirror& mirror, std::size_t face) {
    const auto edge = static_cast<std::size_t>(mirror.edge);
    glm::vec3 sum(0);
    for (const std::size_t y : {edge / 2 - 1, edge / 2}) {
        for (const std::size_t x : {edge / 2 - 1, edge / 2})
            sum += color_of(mirror.texels[(face * edge + y) * edge + x]);
    }
    return sum / 4.0F;
}

glm::dvec3 scattered(const std::array<glm::dmat4, 3>& diffuse, const glm::dvec3& normal) {
    const glm::dvec4 n(normal, 1);
    return {glm::dot(n, diffuse[0] * n), glm::dot(n, diffuse[1] * n), glm::dot(n, diffuse[2] * n)};
}

/// The mean of what `light` gives over the hemisphere around a normal, each direction weighted.
double mean_around(const glm::dvec3& normal, const std::function<double(const glm::dvec3&)>& light,
                   const std::function<double(double cosine)>& weight) {
    constexpr int rows = 400;
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < rows; ++row) {
        const double latitude = std::numbers::pi * (row + 0.5) / rows;
        for (int column = 0; column < 2 * rows; ++column) {
            const double longitude = std::numbers::pi * (column + 0.5) / rows;
            const glm::dvec3 d(std::sin(latitude) * std::cos(longitude), std::cos(latitude),
                               std::sin(latitude) * std::sin(longitude));
            const double cosine = glm::dot(normal, d);
            if (cosine <= 0) continue;
            const double part = std::sin(latitude) * weight(cosine);
            sum += part * light(d);
            weights += part;
        }
    }
    return sum / weights;
}

TEST(EnvironmentTest, OfEvenLightAllIsEven) {
    const glm::vec3 color(0.25F, 1.5F, 40.0F);
    const auto environment = environment_of([&](const glm::vec3&) { return color; });
    for (const Environment::Mirror& mirror : environment->mirrors) {
        for (const HalfColor& texel : mirror.texels)
            ASSERT_LT(glm::length((color_of(texel) - color) / color), 0.002F) << mirror.edge;
    }
    for (const glm::vec3& axis : axes)
        EXPECT_LT(glm::length((scattered(environment->diffuse, axis) - glm::dvec3(color)) / glm::dvec3(color)), 0.002);
}

TEST(EnvironmentTest, MirrorsShowWhatLiesThere) {
    // Half of red, green and blue is where x, y and z are greatest.
    const auto environment = environment_of([](const glm::vec3& d) { return 0.5F + 0.5F * d; }, {256, 128});
    for (std::size_t face = 0; face < axes.size(); ++face) {
        const glm::vec3 seen = middle_of_face(environment->mirrors.front(), face);
        EXPECT_LT(glm::length(seen - (0.5F + 0.5F * axes[face])), 0.02F) << face;
    }
    // To the right in the face +x lies -z, and down -y.
    const Environment::Mirror& mirror = environment->mirrors.front();
    const auto edge = static_cast<std::size_t>(mirror.edge);
    EXPECT_LT(color_of(mirror.texels[(edge / 2) * edge + edge - 1]).b, 0.2F);
    EXPECT_LT(color_of(mirror.texels[(edge - 1) * edge + edge / 2]).g, 0.2F);
}

TEST(EnvironmentTest, MirrorsAreAsDullAsTheModelSays) {
    const glm::dvec3 lamp = glm::normalize(glm::dvec3(0.3, 0.5, 0.8));
    const auto light = [&](const glm::dvec3& d) { return std::pow(std::max(0.0, glm::dot(d, lamp)), 40); };
    const auto environment =
        environment_of([&](const glm::vec3& d) { return glm::vec3(float(light(glm::dvec3(d)))); }, {256, 128});
    for (std::size_t level = 1; level < Environment::levels; ++level) {
        const double a2 = std::pow(double(level) / last_level, 4);
        for (std::size_t face = 0; face < axes.size(); ++face) {
            const double expected = mean_around(glm::dvec3(axes[face]), light, [&](double cosine) {
                const double half = 0.5 * (1 + cosine);  // the square of the facet's cosine
                return cosine * a2 / std::pow(half * (a2 - 1) + 1, 2);
            });
            const double seen = double{middle_of_face(environment->mirrors[level], face).r};
            EXPECT_NEAR(seen, expected, 0.06 * expected + 0.004) << level << " " << face;
        }
    }
}

TEST(EnvironmentTest, MatteSurfacesScatterWhatTheModelSays) {
    const glm::dvec3 lamp = glm::normalize(glm::dvec3(-0.4, 0.6, 0.2));
    const auto light = [&](const glm::dvec3& d) { return std::max(0.0, glm::dot(d, lamp)); };
    const auto environment = environment_of([&](const glm::vec3& d) { return glm::vec3(float(light(glm::dvec3(d)))); });
    for (const glm::dvec3& normal : {lamp, -lamp, glm::dvec3(1, 0, 0), glm::dvec3(0, 0, -1), glm::dvec3(0, 1, 0)}) {
        const double expected = mean_around(normal, light, [](double cosine) { return cosine; });
        EXPECT_NEAR(scattered(environment->diffuse, normal).g, expected, 0.02);
    }
    EXPECT_NEAR(scattered(environment->diffuse, lamp).g, 2.0 / 3.0, 0.02);
}

TEST(EnvironmentTest, TheSunIsFinite) {
    constexpr float most = std::numeric_limits<float>::max();
    auto map = test::make_map({32, 16}, [](const glm::vec3&) { return glm::vec3(1); });
    map.texels[4 * 32 + 7] = glm::vec3(most);
    const auto environment = make_environment(map);
    for (const Environment::Mirror& mirror : environment->mirrors) {
        for (const HalfColor& texel : mirror.texels) ASSERT_TRUE(std::isfinite(color_of(texel).r));
    }
    EXPECT_TRUE(std::isfinite(color_of(environment->texels[4 * 32 + 7]).r));
    EXPECT_TRUE(std::isfinite(scattered(environment->diffuse, {0, 1, 0}).r));
}

TEST(EnvironmentTest, MapsOfAnySizeDo) {
    for (const glm::ivec2 size : {glm::ivec2(1, 1), glm::ivec2(1, 7), glm::ivec2(5, 1), glm::ivec2(7, 3)}) {
        const auto environment = environment_of([](const glm::vec3&) { return glm::vec3(2); }, size);
        EXPECT_NEAR(middle_of_face(environment->mirrors[2], 3).r, 2, 0.01F) << size.x << "x" << size.y;
    }
}

TEST(EnvironmentTest, WhatIsNoPictureIsRefused) {
    EXPECT_THROW(make_environment({}), UsageError);
    auto map = test::make_map({4, 2}, [](const glm::vec3&) { return glm::vec3(1); });
    map.texels.pop_back();
    EXPECT_THROW(make_environment(map), UsageError);
    map.size = {scene::EnvironmentMap::most_edge + 1, 1};
    map.texels.resize(std::size_t(map.size.x));
    EXPECT_THROW(make_environment(map), UsageError);
}

TEST(LightingTest, TheKeyLightGoesOutWithAMapAndComesBack) {
    Lighting lighting;
    lighting.key = 2;
    set_surroundings(lighting, Surroundings::even);
    EXPECT_EQ(lighting.key, 2);
    set_surroundings(lighting, Surroundings::map);
    EXPECT_EQ(lighting.surroundings, Surroundings::map);
    EXPECT_EQ(lighting.key, 0);
    lighting.key = 0.5F;
    set_surroundings(lighting, Surroundings::map);
    EXPECT_EQ(lighting.key, 0.5F);
    set_surroundings(lighting, Surroundings::studio);
    EXPECT_EQ(lighting.key, Lighting().key);
}

}  // namespace
}  // namespace vitrine::render
