#pragma once

#include "command_line.h"
#include "field_words.h"
#include "files.h"
#include "option_values.h"
#include "scene_setup.h"
#include "vector_words.h"
#include "view_state.h"

#include <app/demos/demo.h>

#include <vitrine/base/error.h>
#include <vitrine/base/version.h>
#include <vitrine/io/hdr_reader.h>

#include <spdlog/fmt/fmt.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::app {

inline constexpr int largest_edge = 65536;  // beyond any driver's; the driver's own limit is checked when it is known
inline constexpr int most_count = 1'000'000'000;  // each demo has a limit of its own
inline constexpr std::string_view log_level_option = "--log-level";

inline constexpr const char* camera_help =
    "\n--camera takes words in any order; what is left out is as in the default view:\n"
    "  front back right left top bottom iso   a standard view\n"
    "  eye=x,y,z pivot=x,y,z                  from where to where\n"
    "  orientation=w,x,y,z distance=d         a unit quaternion and world units, instead\n"
    "  up=x,y,z                               the world's up\n"
    "  fov=degrees (or fov=0.8rad)            the full vertical angle\n"
    "  perspective orthographic               the projection\n"
    "or file:NAME (file:0, ...), a camera that the file brings along\n";

using Words = std::vector<std::string>;

inline CLI::Option* add_value(CLI::App& app, const std::string& name, std::string& word, const std::string& type,
                              const std::string& description) {
    CLI::Option* option = app.add_option(name, word, description)->type_name(type)->take_last();
    if (!word.empty()) option->capture_default_str();
    return option;
}

/// A value that may be given again and again, one at a time, so that a file may follow it.
inline void add_values(CLI::App& app, const std::string& name, Words& words, const std::string& type,
                       const std::string& description) {
    app.add_option(name, words, description)->type_name(type)->allow_extra_args(false);
}

inline void add_files(CLI::App& app, Words& files, const std::string& description) {
    app.add_option("FILE", files, description)->type_name("");
}

/// What every command that draws understands, as words.
struct SceneWords {
    const CLI::App* parser = nullptr;  ///< knows which options were given
    std::string state;
    Words files;
    std::string demo;
    std::string compute;
    std::string count;
    std::string camera;
    std::string up = "auto";
    std::string variant;
    std::string animation;
    std::string time;
    std::string speed = "1";
    bool once = false;
    std::string select;
    Words hidden;
    std::string ring = "3";
    std::string path = "texture";
    std::string present = "exact";
    std::string samples = "4";
    std::string rest_samples = "1";
    std::string theme = "dark";
    std::string viewports;
    std::string point_size;
    std::string point_method = "auto";
    std::string mode = "picture";
    FieldWords field;
    VectorWords vectors;
    static constexpr std::string_view automatic = "auto";
    std::string quality{automatic};
    std::string environment = "studio";
    std::string backdrop = "gradient";
    std::string environment_intensity = "1";
    std::string environment_rotation = "0";
    std::string key_light;
    std::string scene_lights = "1";
    std::string exposure = "0";
    std::string tone_mapping = "neutral";
    std::string matcap;
    std::string eye_dome = "auto";
    std::string eye_dome_strength = "1";
    std::string eye_dome_radius = "1.5";
    std::string octree_from = "50e6";
    std::string octree_points;
    bool independent = false;
    bool wireframe = false;
    std::string wireframe_width;
    bool flat = false;
    bool smooth_edges = false;
    bool shadows = false;
    bool ambient_occlusion = false;
    std::string transparency;
    bool no_faces = false;
    bool cull_backs = false;
    bool no_vertex_colors = false;
    bool no_points = false;
    bool no_lines = false;
    bool no_grid = false;
    bool no_axes = false;

    void add_look(CLI::App& app) {
        parser = &app;
        add_files(app, files, "Files that `vitrine formats` lists; none: a built-in sample");
        add_value(app, "--state", state, "FILE",
                  "A view that was saved (.json): files, camera and all settings; what is given beside it wins");
        add_value(app, "--demo", demo, "NAME", "A scene that is computed while it is shown: " + demo_names());
        add_value(app, "--count", count, "N", "Of what the demo computes: stars, bodies, cells");
        add_value(app, "--camera", camera, "TEXT",
                  "front, top, iso, ... and eye=x,y,z pivot=x,y,z fov=degrees orthographic ...: see below");
        add_value(app, "--up", up, "AXIS",
                  "What is up in the files: x, y, z, -x, -y, -z, or auto: z in LAS files, else y");
        add_value(app, "--variant", variant, "NAME", "Which of a glTF file's variants of materials is shown");
        add_value(app, "--animation", animation, "NAME",
                  "Which of a glTF file's animations is shown: its name, or its place from 0 on");
        add_value(app, "--time", time, "SECONDS", "At which of its times (default: 0)");
        add_value(app, "--speed", speed, "X", "How fast it is played; below 0: backwards");
        app.add_flag("--once", once, "Do not begin it again at its end");
        add_value(app, "--select", select, "NODE", "The node of that name or path is outlined, with all below it");
        add_values(app, "--hide", hidden, "NODE",
                   "Hide the node of that name or path, with all below it; again for more");
        add_value(app, "--ring", ring, "N", "Pixel buffers of the path pbo, 2 to 8");
        add_value(app, "--point-size", point_size, "PIXELS",
                  "Diameter of clouds' points at scale 1, 1 to 64 (default: 2, and up to 4 where there are gaps)");
        add_value(app, "--point-method", point_method, "NAME",
                  "How clouds are drawn: auto (the fastest here), points, compute32, compute64 or cpu");
        add_value(app, "--edl", eye_dome, "WHEN",
                  "Eye-dome lighting of clouds: auto (of large ones without normals), off or on");
        add_value(app, "--edl-strength", eye_dome_strength, "X", "How dark that makes, 0 to 10");
        add_value(app, "--edl-radius", eye_dome_radius, "PIXELS", "How far away neighbours are for it, 1 to 8");
        add_value(app, "--mode", mode, "NAME",
                  "What is shown of surfaces: picture, base-color, normals, metallic, roughness, occlusion, emissive, "
                  "depth, checker, overdraw, detail or points");
        field.add(app);
        vectors.add(app);
        add_value(
            app, "--quality", quality, "NAME",
            "How surfaces are lit: draft (matte, one light), normal (physically based, from all around), high (with "
            "shadows, ambient occlusion and peeled transparency), or auto (normal; in a window what a trial says)");
        add_value(app, "--environment", environment, "NAME|FILE",
                  "What is around the scene and lights it: studio, even, or a Radiance picture (.hdr)");
        add_value(app, "--backdrop", backdrop, "NAME",
                  "What is behind everything: gradient, or the environment: sharp or blurred");
        add_value(app, "--environment-intensity", environment_intensity, "X", "How bright that is, 0 to 100");
        add_value(app, "--environment-rotation", environment_rotation, "DEGREES",
                  "How far all light is turned about the vertical, counter-clockwise");
        add_value(app, "--key-light", key_light, "X",
                  "How bright the light from one side is, 0 to 100 (default: 1, with a picture 0)");
        add_value(app, "--scene-lights", scene_lights, "X",
                  "How bright the scene's own lights are, 0 to 100; where it has some the key light is out");
        add_value(app, "--exposure", exposure, "EV", "Each step doubles all light, -16 to 16");
        add_value(app, "--tone-mapping", tone_mapping, "NAME", "How light becomes colours: neutral, aces, agx or none");
        add_value(app, "--matcap", matcap, "NAME|FILE",
                  "Surfaces coloured as a lit ball is, in the place of light: clay, wax, jade, porcelain, steel, or a "
                  "picture of one");
        add_value(app, "--octree-from", octree_from, "N",
                  "Clouds of so many points and more are shown through an octree on disk; 0: none");
        add_value(app, "--octree-points", octree_points, "N",
                  "Of such clouds in memory (default: 20e6, or 3e6 on software rasterizers)");
        app.add_flag("--shadows,!--no-shadows", shadows, "Of the key light, on surfaces and on the ground");
        app.add_flag("--ambient-occlusion,!--no-ambient-occlusion", ambient_occlusion,
                     "Less light from all around in crevices and where things touch");
        add_value(app, "--transparency", transparency, "WAY",
                  "How transparent surfaces are mixed: weighted (quick), or peeled (layer by layer, as they lie)");
        app.add_flag("--wireframe", wireframe, "Draw the triangles' edges");
        add_value(app, "--wireframe-width", wireframe_width, "PIXELS", "Of these, at scale 1 (default: 1.2)");
        app.add_flag("--flat", flat, "Shade each face flat");
        app.add_flag("--no-faces", no_faces, "Leave out the triangles' surfaces");
        app.add_flag("--cull-backs", cull_backs, "Leave out triangles that are seen from behind");
        app.add_flag("--no-vertex-colors", no_vertex_colors, "Leave out the colours of vertices and points");
        app.add_flag("--no-points", no_points, "Leave out point clouds");
        app.add_flag("--no-lines", no_lines, "Leave out line sets");
        app.add_flag("--no-grid", no_grid, "Leave out the ground grid");
        app.add_flag("--no-axes", no_axes, "Leave out the axes cross");
        app.footer(camera_help);
    }

    render::Lighting lighting() const {
        const float degrees = parse_number("--environment-rotation", environment_rotation, rotation_limits);
        return {.surroundings = names_file(environment)
                                    ? render::Surroundings::studio
                                    : parse_named("--environment", environment, render::surroundings_named),
                .backdrop = parse_named("--backdrop", backdrop, render::backdrop_named),
                .intensity = parse_number("--environment-intensity", environment_intensity, brightness_limits),
                .rotation_radians = glm::radians(degrees),
                .key = key_light.empty() ? render::Lighting().key
                                         : parse_number("--key-light", key_light, brightness_limits),
                .scene_lights = parse_number("--scene-lights", scene_lights, brightness_limits),
                .exposure_ev = parse_number("--exposure", exposure, exposure_limits),
                .tone_mapping = parse_named("--tone-mapping", tone_mapping, render::tone_mapping_named)};
    }

    /// The map that --environment names, or else one among the files.
    void take_environment(SceneOptions& options) const {
        std::vector<std::filesystem::path>& all = options.files;
        const auto maps = std::ranges::stable_partition(all, std::not_fn(io::is_environment_name));
        if (!maps.empty()) options.environment = maps.back();
        all.erase(maps.begin(), maps.end());
        if (names_file(environment)) options.environment = environment;
    }

    /// The same with the file of a view.
    void take_state(SceneOptions& options) const {
        std::vector<std::filesystem::path>& all = options.files;
        const auto states = std::ranges::stable_partition(all, std::not_fn(is_state_name));
        if (!states.empty()) options.state = states.back();
        all.erase(states.begin(), states.end());
        if (!state.empty()) options.state = state;
        if (options.state.empty()) return;
        read_view_state(options.state, options, [&](std::string_view option) {
            const bool brings_map = !options.environment.empty() || is_given("--environment");
            if (option == files_option) return !options.files.empty() || !demo.empty();
            if (option == "--environment") return brings_map;
            if (option == "--key-light" && brings_map) return true;  // its light is not that of what the view had
            return is_given(option) || (comes_with_quality(option) && is_given("--quality"));
        });
    }

    static bool comes_with_quality(std::string_view option) {
        return option == "--shadows" || option == "--ambient-occlusion" || option == "--transparency";
    }

    bool is_given(std::string_view option) const {
        const CLI::Option* const known = parser->get_option_no_throw(std::string(option));
        return known != nullptr && known->count() > 0;
    }

    std::optional<render::Transparency> named_transparency() const {
        if (transparency.empty()) return std::nullopt;
        return parse_named("--transparency", transparency, render::transparency_named);
    }

    render::EyeDome eye_dome_look() const {
        return {.when = parse_named("--edl", eye_dome, render::eye_dome_named),
                .strength = parse_number("--edl-strength", eye_dome_strength, eye_dome_strength_limits),
                .radius_pixels = parse_number("--edl-radius", eye_dome_radius, eye_dome_radius_limits)};
    }

    render::Settings render() const {
        render::Settings settings;
        settings.mode = parse_named("--mode", mode, render::render_mode_named);
        settings.shading = flat ? render::Shading::flat : render::Shading::smooth;
        if (quality != automatic) set_quality(settings, parse_named("--quality", quality, render::quality_named));
        if (is_given("--shadows")) settings.shadows = shadows;
        if (is_given("--ambient-occlusion")) settings.ambient_occlusion = ambient_occlusion;
        settings.transparency = named_transparency().value_or(settings.transparency);
        settings.lighting = lighting();
        settings.matcap = parse_matcap("--matcap", matcap);
        settings.faces = !no_faces;
        settings.wireframe = wireframe;
        if (!wireframe_width.empty())
            settings.wireframe_width = parse_number("--wireframe-width", wireframe_width, wireframe_width_limits);
        settings.back_face_culling = cull_backs;
        settings.vertex_colors = !no_vertex_colors;
        settings.field = field.look();
        settings.vectors = vectors.look();
        settings.points = !no_points;
        if (!point_size.empty()) settings.point_size = parse_number("--point-size", point_size, point_size_limits);
        settings.point_method = parse_named("--point-method", point_method, render::point_method_named);
        settings.eye_dome = eye_dome_look();
        settings.lines = !no_lines;
        settings.grid = !no_grid;
        settings.axes = !no_axes;
        settings.smooth_edges = smooth_edges;
        return settings;
    }

    void add_compute(CLI::App& app) {
        add_value(app, "--compute", compute, "WAY",
                  "How a demo's kernels get at arrays: gl, cl-shared, cl-mapped or cl-copy; none: the best that works");
    }

    void add_path(CLI::App& app) {
        add_value(app, "--path", path, "NAME", "How the picture arrives: texture, inline, blit, pbo, cpu or shared");
        add_value(app, "--present", present, "NAME", "How it is shown: exact (texel by pixel) or image (by ImGui)");
        add_value(app, "--msaa", samples, "N", "Samples per pixel: 1, 2, 4 or 8");
        add_value(app, "--rest-samples", rest_samples, "N",
                  "Of a picture that rests, 1 to 256: more pictures are drawn, until their average has so many");
        app.add_flag("--fxaa", smooth_edges, "Smooth edges in the finished picture: cheaper than samples");
        add_value(app, "--theme", theme, "NAME", "dark or light");
    }

    void add_viewports(CLI::App& app) {
        add_value(app, "--viewports", viewports, "N|LIST",
                  "Viewports side by side, 1 to 16, or the path of each: texture,inline,...");
        app.add_flag("--independent", independent, "Each viewport's camera moves by itself");
    }

    SceneOptions options() const {
        SceneOptions options;
        options.files.assign(files.begin(), files.end());
        options.demo = demo;
        if (!demo.empty()) demo_named(demo);
        if (!demo.empty() && !files.empty()) throw UsageError("--demo shows a scene of its own: leave the files out");
        if (!compute.empty()) options.compute = compute::way_named(compute);
        if (!count.empty()) options.count = static_cast<std::size_t>(parse_whole("--count", count, 1, most_count));
        if (up != "auto") options.up = parse_up("--up", up);
        options.camera = camera;
        options.variant = variant;
        options.animation = animation;
        if (!time.empty()) options.animation_seconds = parse_number("--time", time, time_limits);
        options.speed = parse_number("--speed", speed, speed_limits);
        options.loop = !once;
        options.select = select;
        if (!hidden.empty()) options.hidden = hidden;
        check_camera(camera);
        options.path = parse_path("--path", path);
        if (!viewports.empty()) options.viewports = parse_viewports("--viewports", viewports);
        options.viewports.linked = !independent;
        options.present = parse_present("--present", present);
        options.ring_size = parse_whole("--ring", ring, 2, 8);
        options.samples = parse_samples("--msaa", samples);
        options.rest_samples = parse_whole("--rest-samples", rest_samples, rest_samples_limits);
        options.theme = parse_theme("--theme", theme);
        options.render = render();
        if (!key_light.empty()) options.key_light = options.render.lighting.key;
        take_environment(options);
        if (is_picture_of_matcap(matcap)) options.matcap = matcap;
        const double from = parse_number("--octree-from", octree_from, 0, 1e15F);
        options.octree_from = from < 1 ? never_through_octrees : static_cast<std::uint64_t>(from);
        if (!octree_points.empty())
            options.octree_points =
                static_cast<std::size_t>(parse_number("--octree-points", octree_points, 1e4F, 1e9F));
        if (is_given("--shadows")) options.shadows = shadows;
        if (is_given("--ambient-occlusion")) options.ambient_occlusion = ambient_occlusion;
        options.transparency = named_transparency();
        take_state(options);
        options.quality_by_trial = quality == automatic && options.state.empty();
        if (!count.empty() && options.demo.empty()) throw UsageError("--count needs --demo");
        return options;
    }
};

/// What commands understand that can tell what they ask of the GPU, as words.
struct GpuLogWords {
    std::string format;
    std::string file;

    void add(CLI::App& app) {
        // A flag takes a value by '=' alone, so that a file may follow it.
        app.add_flag("--gpu-log{text}", format,
                     "Write what the GPU is asked to do to stdout: --gpu-log or --gpu-log=json")
            ->type_name("")
            ->take_last();
        add_value(app, "--gpu-log-file", file, "PATH", "Write it there instead");
    }

    GpuLogOptions options() const {
        GpuLogOptions options;
        if (!format.empty()) options.format = parse_gpu_log_format("--gpu-log", format);
        if (!file.empty() && !options.format) options.format = GpuLogFormat::text;
        options.file = file;
        return options;
    }
};

/// One command's parser: the options it adds to CLI11's, and the words turned into options.
class Parser {
public:
    Parser(const std::string& description, const std::string& name) : app_(description, name) {
        app_.set_help_flag("-h,--help", "Print this help");
        app_.set_version_flag("--version", "vitrine " VITRINE_VERSION, "Print the version");
        app_.get_formatter()->column_width(32);
        add_value(app_, std::string(log_level_option), log_level_, "NAME",
                  "What stderr shows: trace, debug, info, warning, error, critical or off");
    }
    virtual ~Parser() = default;

    /// Throws UsageError.
    CommandLine parse(Words words) {
        std::reverse(words.begin(), words.end());
        try {
            app_.parse(std::move(words));
        } catch (const CLI::CallForHelp&) {
            return {Message{app_.help(), 0}, log_level_};
        } catch (const CLI::CallForVersion&) {
            return {Message{"vitrine " VITRINE_VERSION "\n", 0}, log_level_};
        } catch (const CLI::ExtrasError& error) {
            throw UsageError(unknown_words(error));
        } catch (const CLI::ParseError& error) {
            throw UsageError(error.what());
        }
        return {command(), log_level_};
    }

protected:
    virtual Command command() const = 0;
    CLI::App& app() { return app_; }
    bool given(const std::string& name) const { return app_.count(name) > 0; }
    /// All that was given of an option, though only the last may count.
    const Words& words_of(const std::string& name) const { return app_.get_option(name)->results(); }

private:
    std::string unknown_words(const CLI::ExtrasError& error) const {
        const Words unknown = app_.remaining();
        if (unknown.empty()) return error.what();
        return fmt::format("unknown {} '{}'", unknown[0].starts_with('-') ? "option" : "argument", unknown[0]);
    }

    CLI::App app_;
    std::string log_level_ = CommandLine{}.log_level;
};

}  // namespace vitrine::app
