#pragma once

#include "camera_words.h"
#include "json_values.h"
#include "options.h"
#include "view_state.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

/// What of a view stands in its file in other words than those of the options.
struct ViewWords {
    std::vector<std::string> files;
    CameraWords camera;
    std::string environment;  ///< the name of what is around, or the map's file
    std::string matcap;       ///< the same of a matcap
    std::optional<double> key_light;
};

/// How a view is drawn, as its file tells it, once for whoever visits it, to write and to read: the key, the option of
/// the command line that wins over it, the value, and how it stands in the file, where its type does not say that: see
/// json_values.h. A setting more is a line more.
template <class Visitor>
void visit_look(Visitor& at, render::Settings& look, ViewWords& told) {
    at("fxaa", "--fxaa", look.smooth_edges);
    at("mode", "--mode", look.mode, words(render::name_of, render::render_mode_named));
    at("shading", "--flat", look.shading, words(name_of, shading_named));
    at("quality", "--quality", look.quality, words(render::name_of, render::quality_named));
    at("transparency", "--transparency", look.transparency, words(render::name_of, render::transparency_named));
    at("matcap", "--matcap", told.matcap, NameOrFile{[](std::string_view name) { render::make_matcap(name); }});
    at.group("light", [&] {
        render::Lighting& light = look.lighting;
        at("environment", "--environment", told.environment,
           NameOrFile{[](std::string_view name) { render::surroundings_named(name); }});
        at("intensity", "--environment-intensity", light.intensity, brightness_limits);
        at("rotation", "--environment-rotation", light.rotation_radians, InDegrees());
        at("backdrop", "--backdrop", light.backdrop, words(render::name_of, render::backdrop_named));
        at("key", "--key-light", told.key_light, brightness_limits);
        at("scene_lights", "--scene-lights", light.scene_lights, brightness_limits);
        at("shadows", "--shadows", look.shadows);
        at("ambient_occlusion", "--ambient-occlusion", look.ambient_occlusion);
        at("exposure", "--exposure", light.exposure_ev, exposure_limits);
        at("tone_mapping", "--tone-mapping", light.tone_mapping, words(render::name_of, render::tone_mapping_named));
    });
    at("faces", "--no-faces", look.faces);
    at("wireframe", "--wireframe", look.wireframe);
    at("wireframe_width", "--wireframe-width", look.wireframe_width, wireframe_width_limits);
    at("cull_backs", "--cull-backs", look.back_face_culling);
    at("vertex_colors", "--no-vertex-colors", look.vertex_colors);
    at("lines", "--no-lines", look.lines);
    at("grid", "--no-grid", look.grid);
    at("axes", "--no-axes", look.axes);
    at.group("points", [&] {
        render::EyeDome& eye_dome = look.eye_dome;
        at("shown", "--no-points", look.points);
        at("size", "--point-size", look.point_size, Limits{0, point_size_limits.most});
        at("method", "--point-method", look.point_method, words(render::name_of, render::point_method_named));
        at("edl", "--edl", eye_dome.when, words(render::name_of, render::eye_dome_named));
        at("edl_strength", "--edl-strength", eye_dome.strength, eye_dome_strength_limits);
        at("edl_radius", "--edl-radius", eye_dome.radius_pixels, eye_dome_radius_limits);
    });
    at.group("numbers", [&] {
        render::FieldLook& field = look.field;
        at("field", "--field", field.name);
        at("color_map", "--color-map", field.map, words(scene::text_of, scene::parse_color_map));
        at("range", "--field-range", field.range, words(name_of, field_range_named));
        at("percentiles", "--field-range", field.percentiles, percentile_limits);
        at("limits", "--field-range", field.limits, any_float);
        at("log_scale", "--log-scale", field.logarithmic);
        at("isolines", "--isolines", field.isolines, words(render::name_of, render::isolines_named));
        at("isoline_step", "--isoline-step", field.step, Limits{0, any_float.most});
        at("nan_color", "--nan-color", field.no_number, AsColor());
        at("lit", "--unlit-field", field.lit);
        at("bar", "--no-color-bar", field.bar);
    });
    at.group("arrows", [&] {
        render::VectorLook& vectors = look.vectors;
        at("vectors", "--vectors", vectors.name);
        at("length", "--vector-length", vectors.length, vector_length_limits);
        at("count", "--vector-count", vectors.most, vector_count_limits);
        at("color", "--vector-color", vectors.color, AsColor());
        at("same_length", "--same-length", vectors.same_length);
    });
}

/// All of a view.
template <class Visitor>
void visit_view(Visitor& at, SceneOptions& view, ViewWords& told) {
    at("files", files_option, told.files);
    at("demo", files_option, view.demo);
    at("variant", "--variant", view.variant);
    at("hidden", "--hide", view.hidden);
    at("selected", "--select", view.select);
    at.group("camera", [&] {
        for (const std::string_view key : camera_keys) at(key, "--camera", told.camera[std::string(key)], AsNumbers());
    });
    at.group("animation", [&] {
        at("name", "--animation", view.animation);
        at("seconds", "--time", view.animation_seconds, time_limits);
        at("playing", "--play", view.play);
        at("speed", "--speed", view.speed, speed_limits);
        at("loop", "--once", view.loop);
    });
    at("theme", "--theme", view.theme, words(name_of, theme_named));
    at("samples", "--msaa", view.samples, SampleCount());
    at("rest_samples", "--rest-samples", view.rest_samples, rest_samples_limits);
    visit_look(at, view.render, told);
}

}  // namespace vitrine::app
