#include <vitrine/scene/material.h>

#include <cmath>
#include <cstdint>

namespace vitrine::scene {
namespace {

float encode(float linear) {
    return linear <= 0.0031308F ? 12.92F * linear : 1.055F * std::pow(linear, 1.0F / 2.4F) - 0.055F;
}

float decode(float srgb) {
    return srgb <= 0.04045F ? srgb / 12.92F : std::pow((srgb + 0.055F) / 1.055F, 2.4F);
}

/// 0 to 1; NaN becomes 0.
float unit(float value) {
    return value > 0 ? std::fmin(value, 1.0F) : 0.0F;
}

std::uint8_t byte(float value) {
    return static_cast<std::uint8_t>(std::lround(255.0F * unit(value)));
}

}  // namespace

bool uses_texcoords(const Material& material, unsigned set) {
    bool uses = false;
    visit_slots(material, [&](const char*, const TextureSlot& slot, TextureEncoding) {
        uses = uses || (slot.texture && slot.texcoord_set == set);
    });
    return uses;
}

glm::vec3 srgb_from_linear(const glm::vec3& linear) {
    return {encode(linear.x), encode(linear.y), encode(linear.z)};
}

glm::vec3 linear_from_srgb(const glm::vec3& srgb) {
    return {decode(srgb.x), decode(srgb.y), decode(srgb.z)};
}

glm::u8vec4 encode_color(const glm::vec4& linear) {
    return {byte(encode(unit(linear.x))), byte(encode(unit(linear.y))), byte(encode(unit(linear.z))), byte(linear.w)};
}

}  // namespace vitrine::scene
