#include <vitrine/io/specular_glossiness.h>

#include <vitrine/scene/material.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace vitrine::io {
namespace {

/// What dielectrics mirror at right angles.
constexpr float dielectric = 0.04F;
constexpr float tiny = 1e-6F;

/// As eyes see it (the weights of ITU-R BT.601).
float brightness(const glm::vec3& color) {
    return std::sqrt(glm::dot(color * color, glm::vec3(0.299F, 0.587F, 0.114F)));
}

/// How metallic a surface is that scatters and mirrors so much: the root of the quadratic equation that both models'
/// light gives.
float metallic_of(float diffuse, float specular, float not_mirrored) {
    if (specular < dielectric) return 0;
    const float b = diffuse * not_mirrored / (1 - dielectric) + specular - 2 * dielectric;
    const float c = dielectric - specular;
    const float discriminant = std::max(b * b - 4 * dielectric * c, 0.0F);
    return std::clamp((std::sqrt(discriminant) - b) / (2 * dielectric), 0.0F, 1.0F);
}

/// The linear light of each byte.
const std::array<float, 256>& linear_bytes() {
    static const std::array<float, 256> table = [] {
        std::array<float, 256> made{};
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = scene::linear_from_srgb(glm::vec3(static_cast<float>(i) / 255.0F)).x;
        return made;
    }();
    return table;
}

glm::vec3 linear(const glm::u8vec4& texel) {
    const std::array<float, 256>& table = linear_bytes();
    return {table[texel.r], table[texel.g], table[texel.b]};
}

/// A picture's texel, for one of another size.
const glm::u8vec4& texel_at(const DecodedPicture& picture, int x, int y, glm::ivec2 size) {
    const std::int64_t column = std::int64_t{x} * picture.size.x / size.x;
    const std::int64_t row = std::int64_t{y} * picture.size.y / size.y;
    return picture.texels[static_cast<std::size_t>(row * picture.size.x + column)];
}

std::uint8_t byte(float value) {
    return static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(value, 0.0F, 1.0F)));
}

glm::u8vec4 base_color_texel(const MetallicRoughness& look, std::uint8_t alpha) {
    glm::u8vec4 texel = scene::encode_color(glm::vec4(look.base_color, 1));
    texel.a = alpha;
    return texel;
}

glm::u8vec4 data_texel(const MetallicRoughness& look) {
    return {0, byte(look.roughness), byte(look.metallic), 255};
}

}  // namespace

MetallicRoughness metallic_roughness_from(const glm::vec3& diffuse, const glm::vec3& specular, float glossiness) {
    const float not_mirrored = 1 - std::max({specular.r, specular.g, specular.b});
    const float metallic = metallic_of(brightness(diffuse), brightness(specular), not_mirrored);
    const glm::vec3 of_diffuse = diffuse * (not_mirrored / (1 - dielectric) / std::max(1 - metallic, tiny));
    const glm::vec3 of_specular = (specular - dielectric * (1 - metallic)) / std::max(metallic, tiny);
    const glm::vec3 base = glm::mix(of_diffuse, of_specular, metallic * metallic);
    return {glm::clamp(base, glm::vec3(0), glm::vec3(1)), metallic, 1 - glossiness};
}

DecodedPicture metallic_roughness_from(const scene::SpecularGlossiness& factors, const DecodedPicture& diffuse,
                                       const DecodedPicture& specular_glossiness, scene::TextureEncoding encoding) {
    DecodedPicture made;
    // Not the larger width and the larger height: a wide and a high one would make more texels than either has.
    const bool of_diffuse = diffuse.texels.size() > specular_glossiness.texels.size();
    made.size = of_diffuse ? diffuse.size : specular_glossiness.size;
    made.full_size = of_diffuse ? diffuse.full_size : specular_glossiness.full_size;
    made.flaw = diffuse.flaw.empty() ? specular_glossiness.flaw : diffuse.flaw;
    made.texels.reserve(static_cast<std::size_t>(made.size.x) * static_cast<std::size_t>(made.size.y));
    for (int y = 0; y < made.size.y; ++y) {
        for (int x = 0; x < made.size.x; ++x) {
            const glm::u8vec4& scattered = texel_at(diffuse, x, y, made.size);
            const glm::u8vec4& mirrored = texel_at(specular_glossiness, x, y, made.size);
            const MetallicRoughness look = metallic_roughness_from(
                factors.diffuse_factor * linear(scattered), factors.specular_factor * linear(mirrored),
                factors.glossiness_factor * static_cast<float>(mirrored.a) / 255.0F);
            made.texels.push_back(encoding == scene::TextureEncoding::color ? base_color_texel(look, scattered.a)
                                                                            : data_texel(look));
        }
    }
    return made;
}

}  // namespace vitrine::io
