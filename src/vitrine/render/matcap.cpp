#include <vitrine/render/matcap.h>

#include <vitrine/base/error.h>
#include <vitrine/scene/material.h>

#include <glm/glm.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::render {
namespace {

constexpr int edge = 128;  // of a picture, in texels

/// What a ball is made of, in linear light.
struct Stuff {
    std::string_view name;
    glm::vec3 color;
    float shine = 0;      ///< how bright highlights are,
    float sharpness = 1;  ///< and how small
    float rim = 0;        ///< light from behind at its edge
    float mirror = 0;     ///< how much it mirrors of a bright sky over dark ground
};

constexpr std::array all_stuff{
    Stuff{.name = "clay", .color = {0.45F, 0.20F, 0.13F}, .shine = 0.05F, .sharpness = 8, .rim = 0.05F},
    Stuff{.name = "wax", .color = {0.72F, 0.48F, 0.22F}, .shine = 0.35F, .sharpness = 30, .rim = 0.25F},
    Stuff{.name = "jade", .color = {0.10F, 0.36F, 0.20F}, .shine = 0.55F, .sharpness = 60, .rim = 0.35F},
    Stuff{.name = "porcelain", .color = {0.80F, 0.80F, 0.82F}, .shine = 0.4F, .sharpness = 120, .rim = 0.1F},
    Stuff{.name = "steel", .color = {0.25F, 0.27F, 0.30F}, .shine = 0.5F, .sharpness = 40, .mirror = 0.75F},
};

constexpr auto names = [] {
    std::array<std::string_view, all_stuff.size()> found;
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = all_stuff[i].name;
    return found;
}();

/// Linear light of a ball where it faces so, x to the right, y up, z to whoever looks.
glm::vec3 shaded(const Stuff& stuff, const glm::vec3& normal) {
    const glm::vec3 key = glm::normalize(glm::vec3(-0.45F, 0.65F, 0.62F));
    const glm::vec3 half = glm::normalize(key + glm::vec3(0, 0, 1));
    const float from_key = std::max(0.0F, (glm::dot(normal, key) + 0.25F) / 1.25F);
    const float from_sky = 0.5F + 0.5F * normal.y;
    const float highlight = stuff.shine * std::pow(std::max(0.0F, glm::dot(normal, half)), stuff.sharpness);
    const float rim = stuff.rim * std::pow(1 - normal.z, 3.0F);
    // What is seen in it of the horizon.
    const float height = 2 * normal.z * normal.y;
    const float mirrored = stuff.mirror * glm::smoothstep(-0.15F, 0.2F, height) * (0.55F + 0.45F * from_sky);
    return stuff.color * (0.12F + 0.75F * from_key + 0.18F * from_sky + rim) + highlight + mirrored;
}

/// Where a texel of a ball's picture faces; beside the ball as its rim does.
glm::vec3 normal_at(int column, int row) {
    glm::vec2 at = (2.0F * glm::vec2(column, row) + 1.0F) / static_cast<float>(edge) - 1.0F;
    at.y = -at.y;
    if (const float out = glm::length(at); out > 1) at /= out;
    return {at, std::sqrt(std::max(0.0F, 1 - glm::dot(at, at)))};
}

}  // namespace

std::span<const std::string_view> matcap_names() {
    return names;
}

Matcap make_matcap(std::string_view name) {
    const auto stuff = std::ranges::find(all_stuff, name, &Stuff::name);
    if (stuff == all_stuff.end()) {
        std::string known;
        for (const std::string_view one : names) known += (known.empty() ? "" : ", ") + std::string(one);
        throw UsageError("unknown matcap '" + std::string(name) + "', expected " + known + " or a picture");
    }
    scene::ColorImage picture(edge, edge);
    std::vector<glm::u8vec4> texels;
    for (int row = 0; row < edge; ++row)
        for (int column = 0; column < edge; ++column)
            texels.push_back(scene::encode_color(glm::vec4(shaded(*stuff, normal_at(column, row)), 1)));
    picture.assign(picture.rect(), texels);
    picture.set_label("matcap " + std::string(name));
    return {std::string(name), std::make_shared<const scene::ColorImage>(std::move(picture))};
}

}  // namespace vitrine::render
