#include <vitrine/scene/material.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace vitrine::scene {
namespace {

TEST(Srgb, RoundTrips) {
    for (int i = 0; i <= 255; ++i) {
        const glm::vec3 srgb(static_cast<float>(i) / 255.0F);
        EXPECT_NEAR(srgb_from_linear(linear_from_srgb(srgb)).x, srgb.x, 1e-6F);
    }
}

TEST(Srgb, HasKnownValues) {
    EXPECT_NEAR(linear_from_srgb(glm::vec3(0.5F)).x, 0.21404F, 1e-5F);
    EXPECT_NEAR(srgb_from_linear(glm::vec3(0.5F)).x, 0.73536F, 1e-5F);
    EXPECT_EQ(linear_from_srgb({0, 0.04045F, 1}), glm::vec3(0, 0.04045F / 12.92F, 1));
}

TEST(EncodeColor, EveryByteComesBack) {
    for (int i = 0; i <= 255; ++i) {
        const float value = static_cast<float>(i) / 255.0F;
        const glm::u8vec4 color = encode_color(glm::vec4(linear_from_srgb(glm::vec3(value)), value));
        EXPECT_EQ(color.x, i);
        EXPECT_EQ(color.z, i);
        EXPECT_EQ(color.w, i) << "alpha is linear";
    }
}

TEST(EncodeColor, ClampsAndTakesNanAsZero) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    EXPECT_EQ(encode_color({-1, 2, nan, 3}), glm::u8vec4(0, 255, 0, 255));
    EXPECT_EQ(encode_color({infinity, -infinity, 0, nan}), glm::u8vec4(255, 0, 0, 0));
}

}  // namespace
}  // namespace vitrine::scene
