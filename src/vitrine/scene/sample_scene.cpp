#include <vitrine/scene/shapes.h>

#include <vitrine/base/mixed_bits.h>
#include <vitrine/scene/labels.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

/// Linear colours of the sample: cool greys and two accents.
namespace palette {
constexpr glm::vec3 porcelain{0.80F, 0.82F, 0.84F};
constexpr glm::vec3 silver{0.46F, 0.49F, 0.53F};
constexpr glm::vec3 slate{0.13F, 0.16F, 0.20F};
constexpr glm::vec3 deep{0.02F, 0.10F, 0.16F};
constexpr glm::vec3 teal{0.05F, 0.32F, 0.36F};
constexpr glm::vec3 sky{0.18F, 0.42F, 0.62F};
constexpr glm::vec3 amber{0.80F, 0.28F, 0.06F};
constexpr glm::vec3 sand{0.88F, 0.74F, 0.52F};
}  // namespace palette

/// Colour at 0 to 1 of a gradient with equal steps.
glm::vec3 gradient(std::span<const glm::vec3> stops, float at) {
    const float place = glm::clamp(at, 0.0F, 1.0F) * static_cast<float>(stops.size() - 1);
    const std::size_t below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return glm::mix(stops[below], stops[below + 1], place - static_cast<float>(below));
}

void color_by_height(Mesh& mesh, std::span<const glm::vec3> stops) {
    const Bounds bounds = bounds_of(mesh.positions.view());
    const auto low = static_cast<float>(bounds.min.y);
    const float range = std::max(static_cast<float>(bounds.size().y), 1e-6F);
    std::vector<glm::u8vec4> colors;
    colors.reserve(mesh.positions.size());
    for (const glm::vec3& position : mesh.positions)
        colors.push_back(encode_color(glm::vec4(gradient(stops, (position.y - low) / range), 1)));
    mesh.colors.assign(std::move(colors));
}

/// The same numbers from 0 to 1 on every machine (Steele, Lea and Flood 2014, SplitMix64).
class Random {
public:
    float next() {
        state_ += golden_step;
        return static_cast<float>(mixed_bits(state_) >> 40U) / static_cast<float>(1U << 24U);
    }

private:
    std::uint64_t state_ = 1;
};

/// Places something, turned, so that its lowest point is as high as `place` and its origin above or below that.
glm::mat4 resting(std::span<const glm::vec3> positions, const glm::mat4& turned, const glm::vec3& place) {
    Bounds bounds;
    for (const glm::vec3& position : positions) bounds.add(glm::dvec3(turned * glm::vec4(position, 1)));
    return glm::translate(glm::mat4(1), place - glm::vec3(0, static_cast<float>(bounds.min.y), 0)) * turned;
}

glm::mat4 turned(float degrees, const glm::vec3& axis) {
    return glm::rotate(glm::mat4(1), glm::radians(degrees), axis);
}

void add_shape(Scene& scene, Mesh mesh, const char* material_name, const glm::vec3& color, const glm::mat4& rotation,
               const glm::vec3& place) {
    Material material;
    material.name = material_name;
    material.base_color = glm::vec4(color, 1);
    mesh.material = scene.add(std::move(material));
    const glm::mat4 transform = resting(mesh.positions.view(), rotation, place);
    scene.add_shown(std::move(mesh), transform);
}

/// Where something stands: a level disc in the terrace.
struct Spot {
    glm::vec2 place{0};
    float radius = 0;
};

/// Width and depth of the terrace.
constexpr glm::vec2 terrace_size{5.2F, 3.8F};
constexpr float terrace_height = 0.2F;
constexpr Spot teapot_spot{{-0.3F, 0.0F}, 0.9F};
constexpr Spot cube_spot{{-2.0F, 0.7F}, 0.4F};
constexpr Spot torus_spot{{-1.15F, 1.35F}, 0.45F};
constexpr Spot knot_spot{{0.25F, 1.45F}, 0.3F};
constexpr Spot sphere_spot{{1.4F, 1.05F}, 0.3F};
constexpr Spot galaxy_spot{{1.6F, -1.2F}, 0.6F};
constexpr std::array spots{teapot_spot, cube_spot, torus_spot, knot_spot, sphere_spot, galaxy_spot};

/// A softly waving cloth, level under all that stands on it, whose rim lies on the ground.
float terrace(float x, float z) {
    const glm::vec2 place = 0.5F * terrace_size * glm::vec2(x, z);
    float away = 1;
    for (const Spot& spot : spots)
        away *= glm::smoothstep(spot.radius, spot.radius + 0.55F, glm::distance(place, spot.place));
    const float wave = std::sin(3.1F * place.x + 0.9F * place.y) * std::cos(2.7F * place.y - 0.8F * place.x);
    const float rim = (1 - std::pow(x, 16.0F)) * (1 - std::pow(z, 16.0F));
    return rim * (terrace_height + 0.14F * away * (wave - 0.3F));
}

void add_terrace(Scene& scene) {
    static constexpr std::array stops{palette::deep, palette::teal, palette::silver, palette::porcelain};
    Mesh mesh = make_height_field(157, 109, terrace);
    for (glm::vec3& position : mesh.positions.edit())
        position *= glm::vec3(0.5F * terrace_size.x, 1, 0.5F * terrace_size.y);
    compute_normals(mesh);
    mesh.name = "terrace";
    label_arrays(mesh, mesh.name);
    color_by_height(mesh, stops);
    Material material;
    material.name = "by height";
    material.base_color = glm::vec4(1);
    mesh.material = scene.add(std::move(material));
    scene.add_shown(std::move(mesh));
}

glm::vec3 on(const Spot& spot) {
    return {spot.place.x, terrace_height, spot.place.y};
}

/// A disc of two arms, across 2.5 units: warm in the middle, cool outside.
PointCloud make_galaxy() {
    static constexpr std::array stops{palette::sand, palette::amber, palette::teal, palette::sky};
    constexpr float size = 1.25F;
    PointCloud cloud;
    cloud.name = "galaxy";
    std::vector<glm::vec3> positions;
    std::vector<glm::u8vec4> colors;
    Random random;
    for (int i = 0; i < 6000; ++i) {
        const float radius = std::pow(random.next(), 0.75F);
        const float arm = std::numbers::pi_v<float> * static_cast<float>(i % 2) + 4.2F * radius;
        const float spread = i % 5 == 0 ? 6.3F : 1.5F - 0.7F * radius;
        const float angle = arm + spread * (random.next() + random.next() + random.next() - 1.5F) / 1.5F;
        const float height = (0.2F * std::exp(-5 * radius) + 0.02F) * (random.next() + random.next() - 1);
        positions.push_back(size * glm::vec3(radius * std::cos(angle), height, radius * std::sin(angle)));
        colors.push_back(encode_color(glm::vec4(gradient(stops, radius), 1)));
    }
    cloud.positions.assign(std::move(positions));
    cloud.colors.assign(std::move(colors));
    label_arrays(cloud, cloud.name);
    return cloud;
}

/// A torus knot that winds three times around the tube while it goes twice around, coloured along its length.
LineSet make_knot() {
    static constexpr std::array stops{palette::amber, palette::deep, palette::teal, palette::amber};
    constexpr std::uint32_t count = 360;
    LineSet lines;
    lines.name = "knot";
    lines.width_pixels = 2.5F;
    std::vector<glm::vec3> positions;
    std::vector<glm::u8vec4> colors;
    std::vector<std::uint32_t> indices;
    for (std::uint32_t i = 0; i < count; ++i) {
        const float along = static_cast<float>(i) / static_cast<float>(count);
        const float angle = 2 * std::numbers::pi_v<float> * along;
        const float radius = 0.26F + 0.11F * std::cos(3 * angle);
        positions.emplace_back(radius * std::cos(2 * angle), radius * std::sin(2 * angle), 0.11F * std::sin(3 * angle));
        colors.push_back(encode_color(glm::vec4(gradient(stops, along), 1)));
        indices.insert(indices.end(), {i, (i + 1) % count});
    }
    lines.positions.assign(std::move(positions));
    lines.colors.assign(std::move(colors));
    lines.indices.assign(std::move(indices));
    label_arrays(lines, lines.name);
    return lines;
}

float waves(float x, float z) {
    const float radius = std::sqrt(x * x + z * z);
    return 0.12F * std::sin(5 * x) * std::cos(4 * z) + 0.18F * std::cos(7 * radius) * std::exp(-1.5F * radius);
}

}  // namespace

Scene make_sample_scene() {
    const glm::mat4 upright(1);
    Scene scene;
    add_terrace(scene);
    add_shape(scene, make_teapot(1.7F, 16), "amber", palette::amber, upright, on(teapot_spot));
    add_shape(scene, make_cube(0.5F), "silver", palette::silver, turned(25, {0, 1, 0}), on(cube_spot));
    add_shape(scene, make_torus(0.3F, 0.12F), "slate", palette::slate, upright, on(torus_spot));
    add_shape(scene, make_sphere(0.32F), "porcelain", palette::porcelain, upright, on(sphere_spot));

    PointCloud galaxy = make_galaxy();
    const glm::mat4 galaxy_place = resting(galaxy.positions.view(), turned(70, {1, 0, 0}), on(galaxy_spot));
    scene.add_shown(std::move(galaxy), galaxy_place);
    LineSet knot = make_knot();
    const glm::mat4 knot_place = resting(knot.positions.view(), turned(30, {0, 1, 0}), on(knot_spot));
    scene.add_shown(std::move(knot), knot_place);
    return scene;
}

Scene make_height_field_scene(int columns, int rows) {
    static constexpr std::array stops{palette::deep, palette::teal, palette::sand, palette::porcelain};
    Mesh mesh = make_height_field(columns, rows, waves);
    color_by_height(mesh, stops);
    Scene scene;
    Material material;
    material.name = "by height";
    material.base_color = glm::vec4(1);
    mesh.material = scene.add(std::move(material));
    scene.add_shown(std::move(mesh));
    return scene;
}

Scene make_layers_scene(int count) {
    std::vector<glm::vec3> positions;
    std::vector<std::uint32_t> indices;
    for (int layer = 0; layer < count; ++layer) {
        const float height = 0.2F * static_cast<float>(layer) / static_cast<float>(count);
        const auto first = static_cast<std::uint32_t>(positions.size());
        for (const glm::vec2 corner : {glm::vec2(-1, -1), glm::vec2(1, -1), glm::vec2(1, 1), glm::vec2(-1, 1)})
            positions.emplace_back(corner.x, height, -corner.y);
        for (const std::uint32_t vertex : {0U, 1U, 2U, 0U, 2U, 3U}) indices.push_back(first + vertex);
    }
    Mesh mesh;
    mesh.name = "layers";
    mesh.positions = arrays::TrackedArray<glm::vec3>(std::move(positions));
    mesh.indices = arrays::TrackedArray<std::uint32_t>(std::move(indices));
    Scene scene;
    Material material;
    material.name = "see-through";
    material.base_color = glm::vec4(0.9F, 0.5F, 0.2F, 0.02F);
    mesh.material = scene.add(std::move(material));
    scene.add_shown(std::move(mesh));
    return scene;
}

}  // namespace vitrine::scene
