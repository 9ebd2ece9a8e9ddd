#include <vitrine/scene/color_map.h>

#include <vitrine/scene/material.h>

#include <algorithm>
#include <cmath>

namespace vitrine::scene {
namespace {

// Lightness 0 to 1 and hue of the two ends.
constexpr float dark = 0.26F;
constexpr float light = 0.92F;
constexpr float violet = glm::radians(305.0F);
constexpr float yellow = glm::radians(105.0F);
/// More than the screen can show near the ends: what fits is taken.
constexpr float most_chroma = 0.14F;

/// Linear light of a colour in Oklab, given by lightness, chroma and hue.
glm::vec3 linear_from_oklch(float lightness, float chroma, float hue) {
    const float a = chroma * std::cos(hue);
    const float b = chroma * std::sin(hue);
    const glm::vec3 roots(lightness + 0.3963377774F * a + 0.2158037573F * b,
                          lightness - 0.1055613458F * a - 0.0638541728F * b,
                          lightness - 0.0894841775F * a - 1.2914855480F * b);
    const glm::vec3 cones = roots * roots * roots;
    return {glm::dot(cones, glm::vec3(4.0767416621F, -3.3077115913F, 0.2309699292F)),
            glm::dot(cones, glm::vec3(-1.2684380046F, 2.6097574011F, -0.3413193965F)),
            glm::dot(cones, glm::vec3(-0.0041960863F, -0.7034186147F, 1.7076147010F))};
}

bool is_shown(const glm::vec3& linear) {
    return glm::all(glm::greaterThanEqual(linear, glm::vec3(0))) && glm::all(glm::lessThanEqual(linear, glm::vec3(1)));
}

/// The strongest chroma that the screen can show.
float shown_chroma(float lightness, float hue) {
    float low = 0;
    float high = most_chroma;
    constexpr int steps = 12;
    for (int i = 0; i < steps; ++i) {
        const float middle = (low + high) / 2;
        (is_shown(linear_from_oklch(lightness, middle, hue)) ? low : high) = middle;
    }
    return low;
}

}  // namespace

glm::vec3 perceptual_color(float t) {
    const float place = std::isfinite(t) ? std::clamp(t, 0.0F, 1.0F) : 0.0F;
    const float lightness = glm::mix(dark, light, place);
    const float hue = glm::mix(violet, yellow, place);
    return srgb_from_linear(linear_from_oklch(lightness, shown_chroma(lightness, hue), hue));
}

}  // namespace vitrine::scene
