#pragma once

#include <render/golden/golden_light.h>
#include <render/golden/golden_surfaces.h>

#include <vitrine/render/render_mode.h>

#include <algorithm>
#include <cstdint>

namespace vitrine::render::golden {

/// Of edges alone: each pixel counts.
inline constexpr test::GoldenLimits edge_limits{.max = 160, .mean = 1.5, .square = 1};

/// A ball with textures, ones beside it without, and something behind.
inline void make_mixed(Shot& shot) {
    make_covered(shot);
    scene::Material glowing = colored({0.1F, 0.6F, 0.3F}, 0.9F);
    glowing.emissive = {0.3F, 0.05F, 0};
    test::show(shot.scene, scene::make_torus(0.5F, 0.2F, 32, 16), glowing, at(1.5F, -0.5F, -1));
    test::show(shot.scene, scene::make_cube(0.8F), colored({0.5F, 0.5F, 0.9F}, 0.2F, 1), at(-1.4F, 0.6F, -1.5F));
    scene::Mesh detailed = scene::make_sphere(0.4F, 200, 100);
    detailed.level_indices.assign(
        std::vector<std::uint32_t>(detailed.indices.begin(), detailed.indices.begin() + 30000));
    detailed.structure.set(detailed, {.levels = {{0, 10000, 0.001F}}});
    test::show(shot.scene, std::move(detailed), colored({0.9F, 0.8F, 0.1F}), at(1.3F, 0.8F, -0.5F));
    shot.camera.reset();
}

/// Bright needles in all directions.
inline void make_needles(Shot& shot) {
    for (int i = 0; i < 40; ++i) {
        const glm::mat4 turned = glm::rotate(glm::mat4(1), 0.0785F * float(i) + 0.02F, {0, 0, 1});
        test::show(shot.scene, test::make_quad({0.2F, -0.008F}, {1, 0.008F}), test::unlit(), turned);
    }
    look_from(shot, scene::StandardView::front);
    shot.samples = 1;
}

inline Case mode(RenderMode shown) {
    std::string name = "mode_" + std::string(name_of(shown));
    std::replace(name.begin(), name.end(), '-', '_');
    return {std::move(name),
            [shown](Shot& shot) {
                make_mixed(shot);
                shot.settings.mode = shown;
            },
            {changed_settings("mode", [](Settings& s) { s.mode = RenderMode::picture; })}};
}

inline std::vector<Case> modes() {
    std::vector<Case> cases;
    for (const RenderMode shown : render_modes()) {
        if (shown != RenderMode::picture) cases.push_back(mode(shown));
    }
    return cases;
}

inline std::vector<Case> looks() {
    return {
        {"outline",
         [](Shot& shot) {
             make_teapots(shot);
             shot.settings.selected = shot.scene.node(shot.scene.root()).children.front();
         },
         {changed_settings("outline", [](Settings& s) { s.selected = {}; })}},
        {"wireframe",
         [](Shot& shot) {
             test::show(shot.scene, scene::make_torus(0.6F, 0.25F, 32, 16), colored({0.5F, 0.7F, 0.9F}));
             shot.settings.wireframe = true;
             shot.settings.wireframe_width = 2;
         },
         {changed_settings("edges", [](Settings& s) { s.wireframe = false; }),
          changed_settings("width", [](Settings& s) { s.wireframe_width = 0.5F; })}},
        {"wireframe_alone",
         [](Shot& shot) {
             test::show(shot.scene, scene::make_torus(0.6F, 0.25F, 24, 12), colored({0.9F, 0.6F, 0.2F}));
             shot.settings.wireframe = true;
             shot.settings.faces = false;
         },
         {changed_settings("edges", [](Settings& s) { s.wireframe = false; }),
          changed_settings("seeing through", [](Settings& s) { s.faces = true; })}},
        {"grid_axes",
         [](Shot& shot) {
             test::show(shot.scene, scene::make_cube(0.3F), colored({0.6F, 0.6F, 0.6F}), at(0, 0.15F, 0));
             shot.camera = usual_camera(shot.scene);
             shot.camera->distance *= 2.5;
             shot.settings.grid = shot.settings.axes = true;
             shot.settings.pixel_scale = 2;
         },
         {changed_settings("grid", [](Settings& s) { s.grid = false; }),
          changed_settings("axes", [](Settings& s) { s.axes = false; })}},
        {"smooth_edges",
         [](Shot& shot) {
             make_needles(shot);
             shot.settings.smooth_edges = true;
         },
         {changed_settings("FXAA", [](Settings& s) { s.smooth_edges = false; })},
         edge_limits},
        {"accumulation",
         [](Shot& shot) {
             make_needles(shot);
             shot.settings.pictures = 16;
         },
         {changed_settings("pictures", [](Settings& s) { s.pictures = 1; })},
         edge_limits},
        {"samples",
         [](Shot& shot) {
             make_needles(shot);
             shot.samples = 4;
         },
         {{"samples", [](Shot& shot) { shot.samples = 1; }}},
         edge_limits},
    };
}

}  // namespace vitrine::render::golden
