#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <glm/gtc/matrix_transform.hpp>

#include <array>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::test {

scene::Camera pixel_camera(glm::ivec2 size) {
    scene::Camera camera;
    camera.projection = scene::Projection::orthographic;
    camera.fov_y_radians = std::numbers::pi / 2;  // half the height is the distance
    camera.distance = 0.5 * size.y;
    camera.pivot = {0.5 * size.x, -0.5 * size.y, 0};
    return camera;
}

glm::vec3 at_pixel(float x, float y, float z) {
    return {x + 0.5F, -y - 0.5F, z};
}

scene::Mesh make_quad(glm::vec2 low, glm::vec2 high, float z, glm::u8vec4 color) {
    scene::Mesh mesh;
    mesh.name = "quad";
    mesh.positions = {{low.x, low.y, z}, {high.x, low.y, z}, {high.x, high.y, z}, {low.x, high.y, z}};
    mesh.normals.assign(std::vector<glm::vec3>(4, glm::vec3(0, 0, 1)));
    mesh.indices = {0, 1, 2, 0, 2, 3};
    if (color != glm::u8vec4(0)) mesh.colors.assign(std::vector<glm::u8vec4>(4, color));
    return mesh;
}

scene::Mesh make_pixel_quad(glm::ivec2 first, glm::ivec2 size, float z, glm::u8vec4 color) {
    const glm::vec2 top_left(first.x, -first.y);
    const glm::vec2 bottom_right(first.x + size.x, -(first.y + size.y));
    return make_quad({top_left.x, bottom_right.y}, {bottom_right.x, top_left.y}, z, color);
}

scene::Material unlit(const glm::vec4& base_color) {
    scene::Material material;
    material.base_color = base_color;
    material.lit = false;
    return material;
}

scene::Scene make_varied_scene(float scale) {
    scene::Scene scene;
    const auto placed = [&](const glm::vec3& at) { return glm::translate(glm::mat4(1.0F), scale * at); };
    scene::Material red;
    red.base_color = {0.7F, 0.1F, 0.08F, 1.0F};
    show(scene, scene::make_sphere(0.5F * scale, 24, 12), red, placed({-0.6F, 0.5F, 0}));
    show(scene, scene::make_cube(0.8F * scale), scene::Material{}, placed({0.6F, 0.4F, -0.3F}));
    show(scene, scene::make_plane(3.0F * scale, 3.0F * scale), unlit({0.1F, 0.3F, 0.2F, 1.0F}));
    scene::PointCloud cloud;
    scene::LineSet lines;
    for (int i = 0; i < 12; ++i) {
        const auto t = static_cast<float>(i) / 12.0F;
        cloud.positions.append(std::array{scale * glm::vec3(t - 0.5F, 1.2F, 0.5F * t)});
        cloud.colors.append(std::array{glm::u8vec4(255, 20 * i, 40, 255)});
        lines.positions.append(
            std::array{scale * glm::vec3(2 * t - 1, 0.1F, 1.0F), scale * glm::vec3(2 * t - 1, 0.6F, 1)});
    }
    cloud.size_pixels = 4;
    show(scene, std::move(cloud), unlit());
    show(scene, std::move(lines), unlit({0.2F, 0.4F, 1.0F, 1.0F}));
    return scene;
}

}  // namespace vitrine::test
