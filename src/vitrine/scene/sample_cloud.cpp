#include <vitrine/scene/sample_cloud.h>

#include <vitrine/base/mixed_bits.h>
#include <vitrine/base/parallel.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace vitrine::scene {
namespace {

constexpr std::size_t least_work = 16384;

/// From 0 to 1, of the upper or the lower half of the bits.
double fraction(std::uint64_t bits) {
    return static_cast<double>(bits & 0xffffffffU) / 4294967296.0;
}

/// A direction, all as likely as any other.
glm::dvec3 direction(std::uint64_t bits) {
    const double height = 2 * fraction(bits) - 1;
    const double angle = 2 * std::numbers::pi * fraction(bits >> 32U);
    const double radius = std::sqrt(1 - height * height);
    return {radius * std::cos(angle), height, radius * std::sin(angle)};
}

/// How far the surface stands out, from -1 to 1.
double bump(const glm::dvec3& at) {
    return std::sin(9 * at.x) * std::sin(7 * at.y + 1) * std::sin(8 * at.z + 2);
}

glm::u8vec4 color(double height, const glm::dvec3& at) {
    const glm::dvec3 low(38, 92, 130);
    const glm::dvec3 high(232, 208, 150);
    const double stripes = 0.9 + 0.1 * std::sin(60 * at.y);
    return {glm::u8vec3(stripes * glm::mix(low, high, 0.5 + 0.5 * height)), 255};
}

}  // namespace

PointCloud make_scan(std::size_t count) {
    std::vector<glm::vec3> positions(count);
    std::vector<glm::u8vec4> colors(count);
    parallel_for(count, least_work, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const glm::dvec3 at = direction(mixed_bits(i + golden_step));
            const double height = bump(at);
            positions[i] = glm::vec3((1 + 0.06 * height) * at);
            colors[i] = color(height, at);
        }
    });
    PointCloud cloud;
    cloud.name = "scan";
    cloud.positions.assign(std::move(positions));
    cloud.positions.set_label("scan positions");
    cloud.colors.assign(std::move(colors));
    cloud.colors.set_label("scan colours");
    return cloud;
}

Scene make_scan_scene(std::size_t count) {
    Scene scene;
    PointCloud cloud = make_scan(count);
    cloud.size_pixels = 1;
    scene.add_shown(std::move(cloud));
    return scene;
}

}  // namespace vitrine::scene
