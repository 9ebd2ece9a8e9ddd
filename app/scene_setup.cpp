#include "scene_setup.h"

#include <app/demos/demo.h>

#include <vitrine/scene/drawing.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/theme.h>

namespace vitrine::app {

scene::Scene load_scene(const SceneOptions& options) {
    if (!options.demo.empty()) return demo_named(options.demo).make()->make_scene();
    if (options.files.empty()) return scene::make_sample_scene();
    if (options.files.size() == 1) return io::read_scene(options.files.front());
    return io::read_scenes(options.files);
}

io::ReadResult load_readable(const SceneOptions& options) {
    if (options.files.empty())
        return {.scene = scene::make_sample_scene(), .files = {}, .problems = {}, .warnings = {}};
    return io::read_readable(options.files);
}

std::string scene_name(const SceneOptions& options) {
    if (options.files.empty()) return options.demo.empty() ? "sample" : options.demo;
    if (options.files.size() > 1) return std::to_string(options.files.size()) + " files";
    return options.files.front().filename().string();
}

render::Settings render_settings(const SceneOptions& options, float scale) {
    render::Settings settings;
    settings.shading = options.flat ? render::Shading::flat : render::Shading::smooth;
    settings.wireframe = options.wireframe;
    settings.grid = options.grid;
    settings.axes = options.axes;
    settings.pixel_scale = scale;
    ui::apply_theme(settings, options.theme);
    if (!options.demo.empty()) demo_named(options.demo).make()->set_look(settings);
    return settings;
}

scene::Camera first_camera(const scene::Scene& scene, double aspect, const glm::dvec3& up) {
    if (scene::is_drawing(scene)) return scene::drawing_camera(scene.bounds(), aspect);
    return scene::default_camera(scene.bounds(), aspect, up);
}

scene::Camera initial_camera(const SceneOptions& options, const scene::Scene& scene, double aspect) {
    std::string camera = options.camera;
    if (camera.empty() && !options.demo.empty()) camera = demo_named(options.demo).make()->view();
    if (camera.empty()) return first_camera(scene, aspect, options.up);
    return scene::parse_camera(camera, scene.bounds(), aspect, options.up);
}

}  // namespace vitrine::app
