#include <vitrine/render/environment.h>

#include <vitrine/base/error.h>
#include <vitrine/base/parallel.h>
#include <vitrine/render/diffuse_light.h>
#include <vitrine/render/sphere_pyramid.h>

#include <glm/gtc/constants.hpp>
#include <glm/gtc/packing.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace vitrine::render {
namespace {

constexpr int sharpest_edge = 256;
/// For each level: narrow lobes need fewer.
constexpr std::array<std::uint32_t, Environment::levels> sample_counts{1, 32, 64, 192, 512, 512};
/// The sun is not brighter, next to its sky, and sums of it are finite.
constexpr float brightest = 1e6F;
/// What floats of 16 bits hold.
constexpr float brightest_half = 65504;

/// Where light comes from that a mirror sends straight up: in coordinates of the mirror, whose normal is z.
struct Sample {
    glm::vec3 direction;
    float weight = 0;
    float level = 0;  ///< of the pyramid
};

/// The bits of a number in reverse order behind the point: evenly spread (van der Corput).
double spread(std::uint32_t number) {
    double sum = 0;
    for (double part = 0.5; number != 0; number >>= 1, part /= 2) sum += part * (number & 1U);
    return sum;
}

/// As many where facets are turned to as the model has facets (B. Karis, "Real shading in Unreal Engine 4", 2013), each
/// for the solid angle that it stands for (J. Krivanek and M. Colbert, "Real-time shading with filtered importance
/// sampling", 2008).
std::vector<Sample> samples_of(double roughness, std::uint32_t samples, const SpherePyramid& pyramid) {
    const double squared = std::pow(roughness, 4);
    std::vector<Sample> list;
    for (std::uint32_t i = 0; i < samples; ++i) {
        const double phi = glm::two_pi<double>() * (i + 0.5) / samples;
        const double u = spread(i) + 0.5 / samples;
        const double cos_facet = std::sqrt((1 - u) / (1 + (squared - 1) * u));
        const double sin_facet = std::sqrt(1 - cos_facet * cos_facet);
        const glm::dvec3 facet(sin_facet * std::cos(phi), sin_facet * std::sin(phi), cos_facet);
        const glm::dvec3 light = 2 * cos_facet * facet - glm::dvec3(0, 0, 1);
        if (light.z <= 0) continue;
        const double slope = cos_facet * cos_facet * (squared - 1) + 1;
        const double density = squared / (glm::pi<double>() * slope * slope) / 4;
        list.push_back({glm::vec3(light), static_cast<float>(light.z), pyramid.level_of(3 / (samples * density))});
    }
    return list;
}

/// Through the middle of a texel of a cube map.
glm::vec3 direction_of(int face, int x, int y, int edge) {
    const glm::vec2 at = 2.0F * (glm::vec2(x, y) + 0.5F) / static_cast<float>(edge) - 1.0F;
    switch (face) {
        case 0: return glm::normalize(glm::vec3(1, -at.y, -at.x));
        case 1: return glm::normalize(glm::vec3(-1, -at.y, at.x));
        case 2: return glm::normalize(glm::vec3(at.x, 1, at.y));
        case 3: return glm::normalize(glm::vec3(at.x, -1, -at.y));
        case 4: return glm::normalize(glm::vec3(at.x, -at.y, 1));
        default: return glm::normalize(glm::vec3(-at.x, -at.y, -1));
    }
}

/// Its third column is the normal.
glm::mat3 frame_around(const glm::vec3& normal) {
    const glm::vec3 other = std::abs(normal.y) < 0.9F ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
    const glm::vec3 side = glm::normalize(glm::cross(other, normal));
    return {side, glm::cross(normal, side), normal};
}

glm::vec3 mirrored(const SpherePyramid& pyramid, const std::vector<Sample>& list, const glm::vec3& normal) {
    const glm::mat3 frame = frame_around(normal);
    glm::vec3 sum(0);
    float weights = 0;
    for (const Sample& sample : list) {
        sum += sample.weight * pyramid.at(frame * sample.direction, sample.level);
        weights += sample.weight;
    }
    return sum / weights;
}

Environment::Mirror make_mirror(const SpherePyramid& pyramid, std::size_t level) {
    Environment::Mirror mirror;
    mirror.edge = sharpest_edge >> level;
    const auto edge = static_cast<std::size_t>(mirror.edge);
    mirror.texels.resize(6 * edge * edge);
    const double roughness = static_cast<double>(level) / (Environment::levels - 1);
    const double texel = 4 * glm::pi<double>() / static_cast<double>(mirror.texels.size());
    const std::vector<Sample> list = level == 0 ? std::vector{Sample{{0, 0, 1}, 1, pyramid.level_of(texel)}}
                                                : samples_of(roughness, sample_counts[level], pyramid);
    parallel_for(6 * edge, 4, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            for (std::size_t x = 0; x < edge; ++x) {
                const glm::vec3 normal = direction_of(static_cast<int>(row / edge), static_cast<int>(x),
                                                      static_cast<int>(row % edge), mirror.edge);
                mirror.texels[row * edge + x] = half_color(mirrored(pyramid, list, normal));
            }
        }
    });
    return mirror;
}

void check(const scene::EnvironmentMap& map) {
    constexpr int most = scene::EnvironmentMap::most_edge;
    const bool is_picture = std::min(map.size.x, map.size.y) >= 1 && std::max(map.size.x, map.size.y) <= most &&
                            map.texels.size() == std::size_t(map.size.x) * std::size_t(map.size.y);
    if (!is_picture)
        throw UsageError("expected an environment map of 1 to " + std::to_string(most) + " texels each way");
}

std::vector<HalfColor> halves_of(const std::vector<glm::vec3>& colors) {
    std::vector<HalfColor> halves(colors.size());
    parallel_for(colors.size(), 65536, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) halves[i] = half_color(colors[i]);
    });
    return halves;
}

}  // namespace

HalfColor half_color(const glm::vec3& color) {
    const glm::vec3 held = glm::min(color, glm::vec3(brightest_half));
    return {glm::packHalf1x16(held.x), glm::packHalf1x16(held.y), glm::packHalf1x16(held.z)};
}

glm::vec3 color_of(const HalfColor& color) {
    return {glm::unpackHalf1x16(color[0]), glm::unpackHalf1x16(color[1]), glm::unpackHalf1x16(color[2])};
}

std::shared_ptr<const Environment> make_environment(scene::EnvironmentMap map) {
    check(map);
    auto environment = std::make_shared<Environment>();
    environment->name = map.name;
    environment->size = map.size;
    environment->file_size = map.file_size;
    environment->texels = halves_of(map.texels);
    for (glm::vec3& texel : map.texels) texel = glm::min(texel, glm::vec3(brightest));
    const SpherePyramid pyramid(map);
    for (std::size_t level = 0; level < Environment::levels; ++level)
        environment->mirrors[level] = make_mirror(pyramid, level);
    constexpr double sampled = 4 * glm::pi<double>() / 8192;  // the solid angle of what diffuse_of asks for
    environment->diffuse = diffuse_of([&](const glm::dvec3& direction) {
        return glm::dvec3(pyramid.at(glm::vec3(direction), pyramid.level_of(sampled)));
    });
    return environment;
}

}  // namespace vitrine::render
