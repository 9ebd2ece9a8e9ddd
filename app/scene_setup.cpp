#include "scene_setup.h"

#include "environment.h"
#include "files.h"

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/texture_decoder.h>
#include <vitrine/octree/point_streamer.h>
#include <vitrine/prepare/field_computer.h>
#include <vitrine/scene/animator.h>
#include <vitrine/scene/drawing.h>
#include <vitrine/scene/fields.h>
#include <vitrine/scene/node_path.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/vector_fields.h>
#include <vitrine/scene/view_camera.h>
#include <vitrine/ui/theme.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

constexpr std::string_view view_prefix = "file:";

/// Of things that have one: "'a', 'b'".
template <class T>
std::string quoted_names(const std::vector<T>& things) {
    std::string text;
    for (const T& thing : things) text += (text.empty() ? "'" : ", '") + thing.name + "'";
    return text;
}

/// Of the thing that has the name, or else of the one with that number, from 0 on.
template <class T>
std::optional<std::size_t> place_of(const std::vector<T>& things, std::string_view name) {
    const auto found = std::ranges::find(things, name, &T::name);
    if (found != things.end()) return static_cast<std::size_t>(found - things.begin());
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), place);
    const bool is_place = error == std::errc() && end == name.data() + name.size() && place < things.size();
    return is_place ? std::optional(place) : std::nullopt;
}

/// The one of that path, or else the first one of that name that is shown.
scene::NodeId find_node(const scene::Scene& scene, std::string_view name) {
    scene::NodeId found = scene::node_at(scene, name);
    if (found) return found;
    scene.visit([&](scene::NodeId id, const scene::Node& node, const glm::mat4&) {
        if (!found && node.name == name) found = id;
    });
    return found;
}

}  // namespace

std::unique_ptr<Demo> make_demo(const SceneOptions& options) {
    if (options.demo.empty()) return nullptr;
    std::unique_ptr<Demo> demo = demo_named(options.demo).make();
    if (options.count && !demo->set_count(*options.count))
        throw UsageError("--count: the demo '" + options.demo + "' has no choice of a number");
    return demo;
}

scene::Scene load_scene(const SceneOptions& options, Demo* demo) {
    if (demo != nullptr) return demo->make_scene();
    const bool sample = options.files.empty();
    scene::Scene scene = sample ? scene::make_sample_scene() : read_files(options.files, options.octree_from);
    if (!sample && !options.variant.empty()) select_variant(scene, options.variant);
    hide_nodes(scene, options);
    io::decode_textures(scene);
    if (const auto computed = prepare::computed_field_named(options.render.field.name))
        prepare::add_computed_field(scene, *computed);
    require_data(options, scene);
    return scene;
}

std::optional<scene::Playback> initial_playback(const SceneOptions& options, const scene::Scene& scene) {
    if (options.animation.empty() && !options.animation_seconds && !options.play) return std::nullopt;
    const std::string_view name = options.animation.empty() ? "0" : std::string_view(options.animation);
    const std::optional<std::size_t> place = place_of(scene.animations(), name);
    if (!place && options.animation.empty()) throw UsageError("--time, --play: the scene has no animations");
    if (!place) {
        const std::string text = "--animation " + options.animation + ": the scene has ";
        if (scene.animations().empty()) throw UsageError(text + "no animations");
        throw UsageError(text + "these animations: " + quoted_names(scene.animations()));
    }
    return scene::Playback{.animation = place,
                           .seconds = options.animation_seconds.value_or(0),
                           .speed = options.speed,
                           .playing = options.play,
                           .loop = options.loop};
}

std::string word_for_animation(const scene::Scene& scene, std::size_t place) {
    const std::string& name = scene.animations()[place].name;
    return !name.empty() && place_of(scene.animations(), name) == place ? name : std::to_string(place);
}

std::uint32_t pictures_of(int rest_samples, int samples) {
    return static_cast<std::uint32_t>(std::max(1, rest_samples / samples));
}

void pose(scene::Scene& scene, const SceneOptions& options) {
    const std::optional<scene::Playback> playback = initial_playback(options, scene);
    if (playback) scene::Animator().set_time(scene, *playback->animation, playback->seconds);
}

std::vector<std::string> offered_fields(const scene::Scene& scene) {
    std::vector<std::string> names = scene::field_names(scene);
    if (scene.meshes().ids().empty()) return names;
    for (const prepare::ComputedField field : prepare::computed_fields()) {
        const std::string name(prepare::name_of(field));
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return names;
}

void require_data(const SceneOptions& options, const scene::Scene& scene) {
    const auto require = [](const std::string& option, const std::string& name, const std::vector<std::string>& names) {
        if (name.empty() || std::ranges::find(names, name) != names.end()) return;
        std::string quoted;
        for (const std::string& one : names) quoted += (quoted.empty() ? "'" : ", '") + one + "'";
        throw UsageError(option + ": there is no '" + name + "', " +
                         (names.empty() ? "the files have none" : "expected one of " + quoted));
    };
    require("--field", options.render.field.name, offered_fields(scene));
    require("--vectors", options.render.vectors.name, scene::vector_names(scene));
}

void select_variant(scene::Scene& scene, std::string_view name) {
    const std::vector<scene::MaterialVariant>& variants = scene.variants();
    const auto found = std::ranges::find(variants, name, &scene::MaterialVariant::name);
    if (found != variants.end()) return scene.select_variant(static_cast<std::size_t>(found - variants.begin()));
    const std::string text = "--variant " + std::string(name) + ": the file has ";
    if (variants.empty()) throw UsageError(text + "no variants");
    throw UsageError(text + "these variants: " + quoted_names(variants));
}

void hide_nodes(scene::Scene& scene, const SceneOptions& options) {
    if (!options.hidden) return;
    std::set<scene::NodeId> nodes;
    std::string unknown;
    for (const std::string& name : *options.hidden) {
        const scene::NodeId found = find_node(scene, name);
        if (found) nodes.insert(found);
        if (!found) unknown += (unknown.empty() ? "'" : ", '") + name + "'";
    }
    for (const scene::NodeId id : scene.nodes().ids()) {
        const bool visible = !nodes.contains(id);
        if (scene.node(id).visible != visible) scene.edit_node(id).visible = visible;
    }
    if (!unknown.empty()) throw UsageError("--hide: there is no " + unknown);
}

std::vector<std::string> hidden_nodes(const scene::Scene& scene) {
    std::vector<std::string> paths;
    for (const scene::NodeId id : scene.nodes().ids()) {
        if (!scene.node(id).visible && id != scene.root()) paths.push_back(scene::path_of(scene, id));
    }
    return paths;
}

scene::NodeId node_named(const scene::Scene& scene, std::string_view name) {
    const scene::NodeId found = find_node(scene, name);
    if (!found) throw UsageError("--select " + std::string(name) + ": nothing of that name is shown");
    return found;
}

SceneOptions with_files(SceneOptions options, const std::vector<std::filesystem::path>& files) {
    options.files = files;
    options.demo.clear();
    options.camera.clear();
    options.variant.clear();
    options.animation.clear();
    options.animation_seconds.reset();
    options.play = false;
    options.speed = 1;
    options.loop = true;
    options.select.clear();
    options.hidden.reset();
    options.state.clear();
    options.render.field.name.clear();
    options.render.vectors.name.clear();
    return options;
}

std::string scene_name(const SceneOptions& options) {
    if (options.files.empty()) return options.demo.empty() ? "sample" : options.demo;
    if (options.files.size() > 1) return std::to_string(options.files.size()) + " files";
    return options.files.front().filename().string();
}

void choose_quality(render::Settings& settings, const SceneOptions& options, render::Quality quality) {
    set_quality(settings, quality);
    settings.shadows = options.shadows.value_or(settings.shadows);
    settings.ambient_occlusion = options.ambient_occlusion.value_or(settings.ambient_occlusion);
    settings.transparency = options.transparency.value_or(settings.transparency);
}

render::Settings render_settings(const SceneOptions& options, float scale, const Demo* demo) {
    render::Settings settings = options.render;
    settings.pixel_scale = scale;
    ui::apply_theme(settings, options.theme);
    if (demo != nullptr) demo->set_look(settings);
    return settings;
}

render::Settings lit_settings(const SceneOptions& options, float scale, const Demo* demo) {
    render::Settings settings = render_settings(options, scale, demo);
    if (options.environment.empty()) return settings;
    EnvironmentRead read = read_environment(options.environment);
    if (read.map)
        light_by(settings.lighting, std::move(read.map), options);
    else
        log().warn("{}", read.problem);
    return settings;
}

std::size_t octree_points(const SceneOptions& options, const gl::Driver& driver) {
    constexpr std::size_t of_gpu = 20'000'000;
    return options.octree_points.value_or(driver.software ? octree::PointStreamer::usual_budget : of_gpu);
}

glm::dvec3 up_of(const SceneOptions& options) {
    constexpr glm::dvec3 y{0, 1, 0};
    constexpr glm::dvec3 z{0, 0, 1};
    if (options.up) return *options.up;
    const bool has_heights = !options.files.empty() && std::ranges::all_of(options.files, [](const auto& file) {
        return io::lower_extension(file) == ".las";
    });
    return has_heights ? z : y;
}

scene::Camera first_camera(const scene::Scene& scene, double aspect, const glm::dvec3& up) {
    if (scene::is_drawing(scene)) return scene::drawing_camera(scene.stage(), aspect);
    return scene::default_camera(scene.stage(), aspect, up);
}

bool names_view(std::string_view camera) {
    return camera.starts_with(view_prefix);
}

void check_camera(const std::string& camera) {
    if (!camera.empty() && !names_view(camera)) scene::parse_camera(camera, {glm::dvec3(-1), glm::dvec3(1)}, 1.0);
}

const scene::NamedView* find_view(const scene::Scene& scene, std::string_view camera) {
    if (!names_view(camera)) return nullptr;
    const std::vector<scene::NamedView>& views = scene.views();
    const std::optional<std::size_t> place = place_of(views, camera.substr(view_prefix.size()));
    return place ? &views[*place] : nullptr;
}

std::string absent_view(const scene::Scene& scene, std::string_view camera) {
    const std::string text = "--camera " + std::string(camera) + ": ";
    if (scene.views().empty()) return text + "the file has no cameras";
    return text + "the file has these cameras: " + quoted_names(scene.views());
}

bool tells_distance(std::string_view camera) {
    return camera.find("eye=") != std::string_view::npos || camera.find("distance=") != std::string_view::npos;
}

scene::Camera initial_camera(const SceneOptions& options, const scene::Scene& scene, double aspect, const Demo* demo) {
    std::string camera = options.camera;
    if (camera.empty() && demo != nullptr) camera = demo->view();
    if (camera.empty()) return first_camera(scene, aspect, up_of(options));
    if (names_view(camera)) {
        const scene::NamedView* const view = find_view(scene, camera);
        if (view == nullptr) throw UsageError(absent_view(scene, camera));
        return scene::camera_of(scene, *view, up_of(options));
    }
    return scene::parse_camera(camera, scene.stage(), aspect, up_of(options));
}

}  // namespace vitrine::app
