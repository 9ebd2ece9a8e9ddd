#pragma once

#include <render/golden/golden_case.h>

#include <support/maps.h>

#include <vitrine/render/lighting.h>

namespace vitrine::render::golden {

inline void make_teapots(Shot& shot) {
    test::show(shot.scene, scene::make_teapot(), colored({0.9F, 0.65F, 0.3F}, 0.25F, 1));
    test::show(shot.scene, scene::make_sphere(0.4F), colored({0.2F, 0.45F, 0.8F}, 0.2F), at(0.9F, 0.4F, 1));
    test::show(shot.scene, scene::make_cube(0.6F), colored({0.75F, 0.2F, 0.2F}, 0.8F), at(-0.9F, 0.3F, 0.9F));
}

/// A green ground, a blue sky, a sun, and a red wall.
inline glm::vec3 outside(const glm::vec3& direction) {
    const glm::vec3 to_sun = glm::normalize(glm::vec3(0.5F, 0.6F, 0.6F));
    if (glm::dot(direction, to_sun) > 0.97F) return glm::vec3(20, 17, 12);
    if (direction.y < 0) return {0.05F, 0.16F, 0.04F};
    if (direction.x < -0.8F && direction.y < 0.5F) return {0.9F, 0.1F, 0.05F};
    return glm::mix(glm::vec3(0.8F, 0.85F, 0.9F), glm::vec3(0.15F, 0.35F, 0.8F), direction.y);
}

inline void make_outside(Shot& shot, Backdrop backdrop) {
    make_teapots(shot);
    shot.settings.lighting.map = test::environment_of(outside, {128, 64});
    set_surroundings(shot.settings.lighting, Surroundings::map);
    shot.settings.lighting.backdrop = backdrop;
    look_from(shot, scene::StandardView::front);
}

inline Case tones(ToneMapping way) {
    return {"tones_" + std::string(name_of(way)),
            [way](Shot& shot) {
                make_teapots(shot);
                shot.settings.lighting.exposure_ev = 2;
                shot.settings.lighting.tone_mapping = way;
            },
            {changed_settings("tone mapping", [way](Settings& s) {
                s.lighting.tone_mapping = way == ToneMapping::none ? ToneMapping::neutral : ToneMapping::none;
            })}};
}

/// A warm lamp on the left, and a blue spot on the floor in front.
inline void add_lamps(Shot& shot) {
    test::show(shot.scene, scene::make_plane(6, 6), colored(glm::vec3(0.6F), 0.9F));
    shot.settings.lighting.intensity = 0.15F;
    scene::Light lamp;
    lamp.kind = scene::LightKind::point;
    lamp.color = {1, 0.6F, 0.3F};
    lamp.intensity = 6;
    scene::Node node;
    node.transform = at(-1.6F, 1.2F, 0.8F);
    lamp.node = shot.scene.add_node(node);
    shot.scene.add(lamp);
    scene::Light spot;
    spot.kind = scene::LightKind::spot;
    spot.color = {0.3F, 0.5F, 1};
    spot.intensity = 40;
    spot.inner_cone_radians = 0.15F;
    spot.outer_cone_radians = 0.25F;
    node.transform = glm::rotate(at(1.5F, 3, 1.2F), glm::radians(-90.0F), {1, 0, 0});
    spot.node = shot.scene.add_node(node);
    shot.scene.add(spot);
}

inline void turn_spot(Shot& shot) {
    shot.scene.edit_node(shot.scene.lights().back().node).transform = at(1.5F, 3, 1.2F);
}

inline std::vector<Case> lights() {
    return {
        {"studio",
         make_teapots,
         {changed_settings("studio", [](Settings& s) { s.lighting.surroundings = Surroundings::even; }),
          changed_settings("key light", [](Settings& s) { s.lighting.key = 0; })}},
        {"even_light",
         [](Shot& shot) {
             make_teapots(shot);
             shot.settings.lighting.surroundings = Surroundings::even;
         },
         {changed_settings("even light", [](Settings& s) { s.lighting.surroundings = Surroundings::studio; })}},
        {"environment",
         [](Shot& shot) { make_outside(shot, Backdrop::sharp); },
         {changed_settings("map", [](Settings& s) { s.lighting.surroundings = Surroundings::studio; }),
          changed_settings("backdrop", [](Settings& s) { s.lighting.backdrop = Backdrop::gradient; }),
          changed_settings("sharpness", [](Settings& s) { s.lighting.backdrop = Backdrop::blurred; })}},
        {"environment_turned",
         [](Shot& shot) {
             make_outside(shot, Backdrop::blurred);
             shot.settings.lighting.rotation_radians = 2;
         },
         {changed_settings("rotation", [](Settings& s) { s.lighting.rotation_radians = 0; })}},
        tones(ToneMapping::neutral),
        tones(ToneMapping::aces),
        tones(ToneMapping::agx),
        tones(ToneMapping::none),
        {"shadows",
         [](Shot& shot) {
             make_teapots(shot);
             shot.settings.lighting = {.surroundings = Surroundings::even, .intensity = 0.3F, .key = 3};
             shot.settings.shadows = true;
             shot.settings.background_top = shot.settings.background_bottom = glm::vec3(0.75F);
             shot.settings.pictures = 8;
         },
         {changed_settings("shadows", [](Settings& s) { s.shadows = false; })}},
        {"ambient_occlusion",
         [](Shot& shot) {
             make_teapots(shot);
             shot.settings.lighting = {.surroundings = Surroundings::even, .intensity = 0.8F, .key = 0};
             shot.settings.ambient_occlusion = true;
             shot.settings.background_top = shot.settings.background_bottom = glm::vec3(0.75F);
             shot.settings.pictures = 8;
         },
         {changed_settings("occlusion", [](Settings& s) { s.ambient_occlusion = false; })}},
        {"scene_lights",
         [](Shot& shot) {
             make_teapots(shot);
             add_lamps(shot);
         },
         {changed_settings("lamps", [](Settings& s) { s.lighting.scene_lights = 0; }),
          {"where the spot shines", turn_spot}}},
        {"matcap",
         [](Shot& shot) {
             make_teapots(shot);
             shot.settings.matcap = make_matcap("jade");
         },
         {changed_settings("matcap", [](Settings& s) { s.matcap = {}; })}},
    };
}

}  // namespace vitrine::render::golden
