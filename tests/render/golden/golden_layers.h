#pragma once

#include <render/golden/golden_case.h>
#include <render/golden/golden_surfaces.h>

namespace vitrine::render::golden {

inline void make_varnished(Shot& shot) {
    add_spheres(shot, 3, [](float across, float up) {
        scene::Material material = colored({0.5F, 0.03F, 0.03F}, 0.7F, up > 0.9F ? 1.0F : 0.0F);
        material.clearcoat.factor = across;
        material.clearcoat.roughness = 0.3F * up;
        return material;
    });
}

inline void make_cloth(Shot& shot) {
    add_spheres(shot, 3, [](float across, float up) {
        scene::Material material = colored({0.08F, 0.03F, 0.15F}, 1);
        material.sheen.color = across * glm::vec3(0.9F, 0.7F, 0.9F);
        material.sheen.roughness = 0.2F + 0.6F * up;
        return material;
    });
}

/// Balls of glass before a wall of blue and yellow squares.
inline void make_glass(Shot& shot) {
    for (int i = 0; i < 64; ++i) {
        const glm::vec2 place(i % 8, i / 8);
        const bool blue = (i % 8 + i / 8) % 2 == 0;
        test::show(shot.scene, test::make_quad({-0.25F, -0.25F}, {0.25F, 0.25F}),
                   colored(blue ? glm::vec3(0.1F, 0.2F, 0.6F) : glm::vec3(0.8F, 0.7F, 0.3F), 1),
                   at(0.5F * place.x - 0.75F, 0.5F * place.y - 0.75F, -1));
    }
    add_spheres(shot, 3, [](float across, float up) {
        scene::Material material = colored(glm::vec3(0.95F), 0.4F * up);
        material.transmission.factor = 1;
        material.transmission.thickness = 0.8F * across;
        material.transmission.attenuation_distance = 0.5F;
        material.transmission.attenuation_color = {0.4F, 0.9F, 0.6F};
        return material;
    });
}

/// Three panes that pass through each other.
inline void make_panes(Shot& shot, Transparency way) {
    const glm::vec3 colors[] = {{0.9F, 0.15F, 0.1F}, {0.1F, 0.7F, 0.2F}, {0.15F, 0.25F, 0.9F}};
    for (int i = 0; i < 3; ++i) {
        scene::Material pane = colored(colors[i], 0.4F);
        pane.base_color.a = 0.55F;
        test::show(shot.scene, test::make_quad({-1, -0.7F}, {1, 0.7F}), pane,
                   glm::rotate(glm::mat4(1), glm::radians(25 + 60.0F * float(i)), {0, 1, 0}));
    }
    test::show(shot.scene, scene::make_sphere(0.3F, 48, 24), colored(glm::vec3(0.8F)));
    shot.settings.transparency = way;
}

inline std::vector<Case> layers() {
    return {
        {"clearcoat",
         make_varnished,
         {changed_materials("varnish", [](scene::Material& m) { m.clearcoat.factor = 0; }),
          changed_materials("its roughness", [](scene::Material& m) { m.clearcoat.roughness = 0; })}},
        {"sheen",
         make_cloth,
         {changed_materials("fibres", [](scene::Material& m) { m.sheen.color = glm::vec3(0); }),
          changed_materials("their roughness", [](scene::Material& m) { m.sheen.roughness = 0.2F; })}},
        {"transmission",
         make_glass,
         {changed_materials("transmission", [](scene::Material& m) { m.transmission.factor = 0; }),
          changed_materials("thickness", [](scene::Material& m) { m.transmission.thickness = 0; }),
          changed_materials("blur",
                            [](scene::Material& m) {
                                if (m.transmission.factor > 0) m.roughness = 0;
                            }),
          changed_materials("attenuation",
                            [](scene::Material& m) { m.transmission.attenuation_color = glm::vec3(1); })}},
        {"weighted_layers",
         [](Shot& shot) { make_panes(shot, Transparency::weighted); },
         {changed_materials("transparency", [](scene::Material& m) { m.base_color.a = 1; })}},
        {"peeled_layers",
         [](Shot& shot) { make_panes(shot, Transparency::peeled); },
         {changed_settings("peeling", [](Settings& s) { s.transparency = Transparency::weighted; })}},
    };
}

}  // namespace vitrine::render::golden
