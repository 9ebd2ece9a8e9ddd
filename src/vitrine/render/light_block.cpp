#include <vitrine/render/light_block.h>

#include <vitrine/render/diffuse_light.h>
#include <vitrine/render/environment.h>
#include <vitrine/scene/orientation.h>

#include <glm/gtc/constants.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>

namespace vitrine::render {
namespace {

/// A light with soft edges: radiance 1 / (1 + sharpness * (1 - cos) / 2)^2 times that in its middle.
struct Lamp {
    glm::dvec3 direction{0, 1, 0};
    double sharpness = 1;
    glm::dvec3 color{0};
};

/// Lamps in front of walls that grow brighter upwards. x is to the right of whoever stands in front, y up.
struct Studio {
    std::array<Lamp, LightBlock::lamps> lamps;
    glm::dvec3 middle{0};
    glm::dvec3 slope{0};

    glm::dvec3 radiance(const glm::dvec3& direction) const {
        glm::dvec3 sum = middle + slope * direction.y;
        for (const Lamp& lamp : lamps)
            sum += lamp.color / std::pow(1 + 0.5 * lamp.sharpness * (1 - glm::dot(lamp.direction, direction)), 2);
        return sum;
    }
};

const glm::dvec3 key_direction = glm::normalize(glm::dvec3(0.55, 0.75, 0.60));
constexpr float key_irradiance = 1.35F;

/// A large lamp above the key light, a cool one to the left, and one behind that lights edges.
Studio make_studio() {
    return {.lamps = {Lamp{key_direction, 14, glm::dvec3(1.75, 1.70, 1.62)},
                      Lamp{glm::normalize(glm::dvec3(-0.9, 0.25, 0.45)), 6, glm::dvec3(0.44, 0.48, 0.54)},
                      Lamp{glm::normalize(glm::dvec3(-0.15, 0.45, -0.9)), 10, glm::dvec3(0.85, 0.85, 0.88)}},
            .middle = glm::dvec3(0.215, 0.22, 0.23),
            .slope = glm::dvec3(0.165, 0.165, 0.17)};
}

Studio make_even() {
    return {.lamps = {}, .middle = glm::dvec3(1), .slope = glm::dvec3(0)};
}

/// (n, 1)' M (n, 1) of unit vectors n as factors of 1, x, y, z, xy, yz, xz, x^2 and y^2; z^2 is what they leave of 1.
std::array<double, 9> polynomial_of(const glm::dmat4& m) {
    return {m[3][3] + m[2][2], 2 * m[0][3], 2 * m[1][3],       2 * m[2][3],      2 * m[0][1],
            2 * m[1][2],       2 * m[0][2], m[0][0] - m[2][2], m[1][1] - m[2][2]};
}

/// Surroundings, with what takes time to find out about them.
struct Known {
    Studio studio;
    std::array<glm::dmat4, 3> diffuse = diffuse_of([this](const glm::dvec3& d) { return studio.radiance(d); });
};

const Known& known(Surroundings surroundings) {
    static const Known studio{make_studio()};
    static const Known even{make_even()};
    return surroundings == Surroundings::even ? even : studio;
}

glm::dmat3 studio_to_world(const glm::dvec3& up, double rotation_radians) {
    const scene::WorldAxes axes = scene::world_axes(up);
    const glm::dmat3 turned = glm::mat3_cast(glm::angleAxis(rotation_radians, glm::dvec3(0, 1, 0)));
    return glm::dmat3(axes.right, axes.up, axes.back) * turned;
}

/// From the studio's coordinates to the camera's.
glm::dmat3 studio_to_view(const scene::Camera& camera, double rotation_radians) {
    return glm::mat3_cast(glm::conjugate(camera.orientation)) * studio_to_world(camera.up, rotation_radians);
}

/// Of a map with so many columns, each level half as large: where a texel in the middle is as large as a pixel.
float level_of_pixel(const scene::Camera& camera, int height, double columns) {
    const double pixel_radians = 2 * std::tan(0.5 * camera.fov_y_radians) / std::max(height, 1);
    return static_cast<float>(std::max(0.0, std::log2(pixel_radians * columns / glm::two_pi<double>())));
}

}  // namespace

glm::dvec3 key_light_direction(const glm::dvec3& up, const Lighting& lighting) {
    return studio_to_world(up, double{lighting.rotation_radians}) * key_direction;
}

LightBlock make_light_block(const scene::Camera& camera, const Lighting& lighting, int height) {
    const Known& around = known(lighting.surroundings);
    const std::array<glm::dmat4, 3>& diffuse = lighting.is_mapped() ? lighting.map->diffuse : around.diffuse;
    const glm::dmat3 to_view = studio_to_view(camera, double{lighting.rotation_radians});
    const glm::dmat4 from_view(glm::transpose(to_view));
    const double intensity = double{lighting.intensity};
    LightBlock block{};
    for (int i = 0; i < 3; ++i) {
        const glm::dmat4& own = diffuse[static_cast<std::size_t>(i)];
        const std::array<double, 9> factors = polynomial_of(glm::transpose(from_view) * own * from_view);
        for (std::size_t k = 0; k < factors.size(); ++k)
            block.diffuse[k][i] = static_cast<float>(intensity * factors[k]);
    }
    for (std::size_t i = 0; i < LightBlock::lamps; ++i) {
        const Lamp& lamp = around.studio.lamps[i];
        block.lamp_axes[i] = glm::vec4(glm::vec3(to_view * lamp.direction), static_cast<float>(lamp.sharpness));
        block.lamp_colors[i] = glm::vec4(glm::vec3(intensity * lamp.color), 0);
    }
    block.middle = glm::vec4(glm::vec3(intensity * around.studio.middle), 0);
    block.slope = glm::vec4(glm::vec3(intensity * around.studio.slope), 0);
    block.key_direction = glm::vec4(glm::vec3(to_view * key_direction), 0);
    block.key_color = glm::vec4(glm::vec3(key_irradiance * lighting.key), 0);
    block.exposure = glm::vec4(std::exp2(lighting.exposure_ev), 0, 0, 0);
    block.to_map = glm::mat4(from_view);
    const double columns = lighting.is_mapped() ? lighting.map->size.x : 1;
    block.map = glm::vec4(lighting.intensity, Environment::levels - 1, level_of_pixel(camera, height, columns), 0);
    return block;
}

}  // namespace vitrine::render
