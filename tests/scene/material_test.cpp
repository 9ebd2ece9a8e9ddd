#include <vitrine/scene/material.h>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace vitrine::scene {
namespace {

TEST(Material, IsBlendedByItsModeOrItsAlpha) {
    Material material;
    EXPECT_FALSE(material.is_blended());
    material.base_color.a = 0.5F;
    EXPECT_TRUE(material.is_blended()) << "nobody said anything else";
    for (const auto& [mode, blended] :
         {std::pair{AlphaMode::opaque, false}, std::pair{AlphaMode::mask, false}, std::pair{AlphaMode::blend, true}}) {
        material.alpha_mode = mode;
        EXPECT_EQ(material.is_blended(), blended) << static_cast<int>(mode);
    }
    material.base_color.a = 1;
    EXPECT_TRUE(material.is_blended()) << "its texture may have alpha";
}

TEST(Material, HasSlotsThatAreVisited) {
    Material material;
    std::uint32_t count = 0;
    std::set<std::string> names;
    std::set<const TextureSlot*> slots;
    std::uint32_t colors = 0;
    visit_slots(material, [&](const char* name, TextureSlot& slot, TextureEncoding encoding) {
        names.insert(name);
        slots.insert(&slot);
        colors += encoding == TextureEncoding::color ? 1U : 0U;
        slot.texture = {count++, 0};
    });
    EXPECT_EQ(names.size(), 14U);
    EXPECT_EQ(slots.size(), 14U);
    EXPECT_EQ(colors, 4U) << "base, emissive, specular and sheen";
    EXPECT_TRUE(material.transmission.thickness_texture.texture);
}

TEST(Material, SaysWhichTextureCoordinatesItNeeds) {
    Material material;
    EXPECT_FALSE(uses_texcoords(material, 0)) << "it has no texture";
    material.sheen.roughness_texture.texture = {0, 0};
    EXPECT_TRUE(uses_texcoords(material, 0));
    material.sheen.roughness_texture.texcoord_set = 1;
    EXPECT_TRUE(uses_texcoords(material, 1));
    EXPECT_FALSE(uses_texcoords(material, 0));
    EXPECT_FALSE(material.has_normal_map());
    material.clearcoat.normal_texture.texture = {0, 0};
    EXPECT_TRUE(material.has_normal_map());
}

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
