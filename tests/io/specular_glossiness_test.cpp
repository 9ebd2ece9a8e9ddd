#include <vitrine/io/specular_glossiness.h>

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// A picture of one row.
DecodedPicture row(std::vector<glm::u8vec4> texels) {
    const glm::ivec2 size(static_cast<int>(texels.size()), 1);
    return {size, size, std::move(texels), {}};
}

TEST(SpecularGlossiness, OfWhatMirrorsLikeADielectricIsNoMetal) {
    for (const float specular : {0.0F, 0.02F, 0.04F}) {
        const MetallicRoughness look = metallic_roughness_from(glm::vec3(0.5F), glm::vec3(specular), 0.25F);
        EXPECT_NEAR(look.metallic, 0, 1e-5F) << specular;
        EXPECT_FLOAT_EQ(look.roughness, 0.75F);
        EXPECT_NEAR(look.base_color.x, 0.5F * (1 - specular) / 0.96F, 1e-4F) << specular;
    }
}

TEST(SpecularGlossiness, IsTheSameLightInTheOtherModel) {
    // What is scattered and what is mirrored at right angles come out again.
    for (const float metallic : {0.0F, 0.25F, 0.5F, 1.0F}) {
        const float base = 0.6F;
        const float specular = 0.04F * (1 - metallic) + base * metallic;
        const float diffuse = base * (1 - metallic) * 0.96F / (1 - specular);
        const MetallicRoughness look = metallic_roughness_from(glm::vec3(diffuse), glm::vec3(specular), 1);
        EXPECT_NEAR(look.metallic, metallic, 0.01F);
        EXPECT_NEAR(look.base_color.x, base, 0.01F) << metallic;
    }
}

TEST(SpecularGlossiness, StaysInRange) {
    for (const float diffuse : {0.0F, 0.5F, 1.0F}) {
        for (const float specular : {0.0F, 0.04F, 0.5F, 1.0F}) {
            const MetallicRoughness look = metallic_roughness_from(glm::vec3(diffuse, 0, 1), glm::vec3(specular), 1);
            EXPECT_GE(look.metallic, 0);
            EXPECT_LE(look.metallic, 1);
            for (int i = 0; i < 3; ++i) EXPECT_TRUE(look.base_color[i] >= 0 && look.base_color[i] <= 1);
        }
    }
}

TEST(SpecularGlossiness, PicturesAreOfTheLargerSize) {
    const DecodedPicture diffuse = row({{0, 0, 0, 10}, {0, 0, 0, 20}});
    const DecodedPicture specular = row({{255, 0, 0, 255}, {0, 255, 0, 0}, {0, 0, 255, 51}, {255, 255, 255, 102}});
    scene::SpecularGlossiness factors;
    factors.specular_factor = {1, 1, 0};
    const DecodedPicture base = metallic_roughness_from(factors, diffuse, specular, scene::TextureEncoding::color);
    ASSERT_EQ(base.size, glm::ivec2(4, 1));
    EXPECT_EQ(base.texels[0], glm::u8vec4(255, 0, 0, 10));
    EXPECT_EQ(base.texels[1], glm::u8vec4(0, 255, 0, 10));
    EXPECT_EQ(base.texels[3], glm::u8vec4(255, 255, 0, 20));
    const DecodedPicture data = metallic_roughness_from(factors, diffuse, specular, scene::TextureEncoding::data);
    EXPECT_EQ(data.texels[0], glm::u8vec4(0, 0, 255, 255));
    EXPECT_EQ(data.texels[1].g, 255);
    EXPECT_EQ(data.texels[2], glm::u8vec4(0, 204, 0, 255)) << "blue is not mirrored";
}

TEST(SpecularGlossiness, NeverHaveMoreTexelsThanAPicture) {
    const DecodedPicture wide = row(std::vector(1000, glm::u8vec4(255)));
    DecodedPicture high = wide;
    high.size = high.full_size = {1, 1000};
    EXPECT_EQ(metallic_roughness_from({}, wide, high, scene::TextureEncoding::data).texels.size(), 1000U);
}

TEST(SpecularGlossiness, OnePictureMayBeMissing) {
    const DecodedPicture white = row({glm::u8vec4(255)});
    const DecodedPicture specular = row({{128, 128, 128, 255}, {0, 0, 0, 0}});
    scene::SpecularGlossiness factors;
    factors.glossiness_factor = 0.5F;
    const DecodedPicture data = metallic_roughness_from(factors, white, specular, scene::TextureEncoding::data);
    EXPECT_EQ(data.texels[0].g, 128);
    EXPECT_EQ(data.texels[1], glm::u8vec4(0, 255, 0, 255));
}

}  // namespace
}  // namespace vitrine::io
