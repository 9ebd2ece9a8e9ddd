#pragma once

#include <support/golden.h>
#include <support/scenes.h>

#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/shapes.h>

#include <glm/glm.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::render::golden {

/// What is drawn, from where and how.
struct Shot {
    scene::Scene scene;
    std::optional<scene::Camera> camera;  ///< none: the usual one
    Settings settings;
    int samples = 4;
};

/// A feature taken away from a shot.
struct Loss {
    std::string of;
    std::function<void(Shot&)> take;
};

/// One picture: what it shows, and what it would notice if it were not there any more.
struct Case {
    std::string name;  ///< of the PNG
    std::function<void(Shot&)> make;
    std::vector<Loss> losses;
    test::GoldenLimits limits = {};
};

/// What each shot begins with: nothing beside the scene.
inline Shot bare_shot() {
    Shot shot;
    shot.settings.grid = shot.settings.axes = false;
    shot.settings.background_top = shot.settings.background_bottom = glm::vec3(0.18F, 0.19F, 0.21F);
    return shot;
}

inline glm::mat4 at(float x, float y, float z) {
    return glm::translate(glm::mat4(1), {x, y, z});
}

/// What is usual to see, somewhat nearer.
inline scene::Camera usual_camera(const scene::Scene& scene) {
    scene::Camera camera = scene::default_camera(scene.bounds(), 1.0);
    camera.distance *= 0.8;
    return camera;
}

/// The same from another side.
inline void look_from(Shot& shot, scene::StandardView view) {
    shot.camera = usual_camera(shot.scene);
    scene::look_from(*shot.camera, view);
}

inline scene::Material colored(const glm::vec3& color, float roughness = 0.5F, float metallic = 0) {
    scene::Material material;
    material.base_color = glm::vec4(color, 1);
    material.roughness = roughness;
    material.metallic = metallic;
    return material;
}

/// A loss by which all materials become something else.
inline Loss changed_materials(std::string of, std::function<void(scene::Material&)> change) {
    return {std::move(of), [change = std::move(change)](Shot& shot) {
                for (const scene::MaterialId id : shot.scene.materials().ids()) change(shot.scene.edit_material(id));
            }};
}

/// A loss by which something is set otherwise.
inline Loss changed_settings(std::string of, std::function<void(Settings&)> change) {
    return {std::move(of), [change = std::move(change)](Shot& shot) { change(shot.settings); }};
}

}  // namespace vitrine::render::golden
