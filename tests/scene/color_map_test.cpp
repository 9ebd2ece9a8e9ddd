#include <vitrine/scene/color_map.h>

#include <vitrine/base/error.h>
#include <vitrine/scene/material.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace vitrine::scene {
namespace {

/// CIE 1976 L*, 0 to 100.
float lightness(const glm::vec3& srgb) {
    const float y = glm::dot(linear_from_srgb(srgb), glm::vec3(0.2126F, 0.7152F, 0.0722F));
    return y > 0.008856F ? 116 * std::cbrt(y) - 16 : 903.3F * y;
}

float lightness(const ColorMap& map, int step, int steps) {
    return lightness(map.color(static_cast<float>(step) / static_cast<float>(steps)));
}

glm::u8vec3 bytes(const glm::vec3& color) {
    return glm::u8vec3(glm::round(255.0F * color));
}

TEST(ColorMap, EndsAndMiddlesAreThoseThatWerePublished) {
    EXPECT_EQ(bytes(viridis().color(0)), glm::u8vec3(0x44, 0x01, 0x54));
    EXPECT_EQ(bytes(viridis().color(0.5F)), glm::u8vec3(0x21, 0x90, 0x8C));
    EXPECT_EQ(bytes(viridis().color(1)), glm::u8vec3(0xFD, 0xE7, 0x25));
    EXPECT_EQ(bytes(color_map_named("magma").color(1)), glm::u8vec3(0xFC, 0xFD, 0xBF));
    EXPECT_EQ(bytes(color_map_named("inferno").color(0.5F)), glm::u8vec3(0xBB, 0x37, 0x55));
    EXPECT_EQ(bytes(color_map_named("plasma").color(0)), glm::u8vec3(0x0D, 0x08, 0x87));
    EXPECT_EQ(bytes(color_map_named("cividis").color(1)), glm::u8vec3(0xFE, 0xE8, 0x38));
    EXPECT_EQ(bytes(color_map_named("turbo").color(0)), glm::u8vec3(0x30, 0x12, 0x3B));
    EXPECT_EQ(bytes(color_map_named("coolwarm").color(0.5F)), glm::u8vec3(221, 221, 221));
}

TEST(ColorMap, LightnessTellsTheOrder) {
    constexpr int steps = 200;
    for (const char* const name : {"viridis", "magma", "inferno", "plasma", "cividis"}) {
        const ColorMap& map = color_map_named(name);
        const float even = (lightness(map, steps, steps) - lightness(map, 0, steps)) / steps;
        EXPECT_GT(even, 0.25F) << name;
        for (int i = 0; i < steps; ++i) {
            const float step = lightness(map, i + 1, steps) - lightness(map, i, steps);
            EXPECT_GT(step, 0.3F * even) << name << ' ' << i;
            EXPECT_LT(step, 2.2F * even) << name << ' ' << i;
        }
    }
}

TEST(ColorMap, ADivergingOneIsLightestInItsMiddle) {
    constexpr int steps = 100;
    const ColorMap& map = color_map_named("coolwarm");
    for (int i = 0; i < steps / 2; ++i) {
        EXPECT_LT(lightness(map, i, steps), lightness(map, i + 1, steps)) << i;
        EXPECT_NEAR(lightness(map, i, steps), lightness(map, steps - i, steps), 5) << "both sides alike";
    }
}

TEST(ColorMap, ACyclicOneEndsAsItBegins) {
    const ColorMap& map = color_map_named("twilight");
    EXPECT_EQ(map.color(0), map.color(1));
    EXPECT_LT(glm::distance(map.color(0.999F), map.color(0.001F)), 0.02F);
    EXPECT_NE(map.color(0), map.color(0.5F));
}

TEST(ColorMap, CategoriesAreNotMixed) {
    const ColorMap& map = color_map_named("categories");
    EXPECT_EQ(bytes(map.color(0.05F)), map.colors[0]);
    EXPECT_EQ(bytes(map.color(0.14F)), map.colors[1]);
    EXPECT_EQ(bytes(map.color(1)), map.colors.back());
}

TEST(ColorMap, WhatIsBeyondHasTheNearestColour) {
    for (const ColorMap& map : color_maps()) {
        EXPECT_EQ(map.color(-1), map.color(0));
        EXPECT_EQ(map.color(7), map.color(1));
        EXPECT_EQ(map.color(std::numeric_limits<float>::quiet_NaN()), map.color(0));
    }
}

TEST(ColorMap, IsGivenByNameOrByItsColours) {
    EXPECT_EQ(parse_color_map("magma"), color_map_named("magma"));
    const ColorMap own = parse_color_map("#000000,#ff8000,#FFFFFF");
    EXPECT_EQ(bytes(own.color(0.5F)), glm::u8vec3(255, 128, 0));
    EXPECT_EQ(bytes(own.color(0.25F)), glm::u8vec3(128, 64, 0));
    for (const ColorMap& map : {own, viridis()}) EXPECT_EQ(parse_color_map(text_of(map)), map);
}

TEST(ColorMap, WordsThatAreNoneAreRefused) {
    for (const std::string text : {"", "jet", "#000000", "#00000,#ffffff", "#000000,#fffffg", "#000000,ffffff"})
        EXPECT_THROW(parse_color_map(text), UsageError) << text;
    try {
        color_map_named("jet");
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("viridis, magma"), std::string::npos) << error.what();
    }
}

}  // namespace
}  // namespace vitrine::scene
