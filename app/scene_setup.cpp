#include "scene_setup.h"

#include <vitrine/base/error.h>
#include <vitrine/scene/drawing.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/theme.h>

namespace vitrine::app {

std::unique_ptr<Demo> make_demo(const SceneOptions& options) {
    if (options.demo.empty()) return nullptr;
    std::unique_ptr<Demo> demo = demo_named(options.demo).make();
    if (options.count && !demo->set_count(*options.count))
        throw UsageError("--count: the demo '" + options.demo + "' has no choice of a number");
    return demo;
}

scene::Scene load_scene(const SceneOptions& options, Demo* demo) {
    if (demo != nullptr) return demo->make_scene();
    if (options.files.empty()) return scene::make_sample_scene();
    if (options.files.size() == 1) return io::read_scene(options.files.front());
    return io::read_scenes(options.files);
}

SceneOptions with_files(SceneOptions options, const std::vector<std::filesystem::path>& files) {
    options.files = files;
    options.demo.clear();
    options.camera.clear();
    return options;
}

std::string scene_name(const SceneOptions& options) {
    if (options.files.empty()) return options.demo.empty() ? "sample" : options.demo;
    if (options.files.size() > 1) return std::to_string(options.files.size()) + " files";
    return options.files.front().filename().string();
}

render::Settings render_settings(const SceneOptions& options, float scale, const Demo* demo) {
    render::Settings settings;
    settings.shading = options.flat ? render::Shading::flat : render::Shading::smooth;
    settings.point_method = options.point_method;
    settings.eye_dome.when = options.eye_dome;
    settings.wireframe = options.wireframe;
    settings.grid = options.grid;
    settings.axes = options.axes;
    settings.pixel_scale = scale;
    ui::apply_theme(settings, options.theme);
    if (demo != nullptr) demo->set_look(settings);
    return settings;
}

scene::Camera first_camera(const scene::Scene& scene, double aspect, const glm::dvec3& up) {
    if (scene::is_drawing(scene)) return scene::drawing_camera(scene.bounds(), aspect);
    return scene::default_camera(scene.bounds(), aspect, up);
}

bool tells_distance(std::string_view camera) {
    return camera.find("eye=") != std::string_view::npos || camera.find("distance=") != std::string_view::npos;
}

scene::Camera initial_camera(const SceneOptions& options, const scene::Scene& scene, double aspect, const Demo* demo) {
    std::string camera = options.camera;
    if (camera.empty() && demo != nullptr) camera = demo->view();
    if (camera.empty()) return first_camera(scene, aspect, options.up);
    return scene::parse_camera(camera, scene.bounds(), aspect, options.up);
}

}  // namespace vitrine::app
