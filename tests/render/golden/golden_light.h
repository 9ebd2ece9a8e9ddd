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
        {"matcap",
         [](Shot& shot) {
             make_teapots(shot);
             shot.settings.matcap = make_matcap("jade");
         },
         {changed_settings("matcap", [](Settings& s) { s.matcap = {}; })}},
    };
}

}  // namespace vitrine::render::golden
