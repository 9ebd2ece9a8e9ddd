#pragma once

#include <render/golden/golden_case.h>

#include <vitrine/scene/tangents.h>

namespace vitrine::render::golden {

/// Spheres in a square, whose materials change along it.
inline void add_spheres(Shot& shot, int edge, const std::function<scene::Material(float across, float up)>& material) {
    const float step = 1.0F / float(edge - 1);
    for (int i = 0; i < edge * edge; ++i) {
        const glm::vec2 place(i % edge, i / edge);
        test::show(shot.scene, scene::make_sphere(0.45F, 48, 24), material(step * place.x, step * place.y),
                   at(place.x, place.y, 0));
    }
    look_from(shot, scene::StandardView::front);
}

using Texel = std::function<glm::u8vec4(int x, int y)>;

inline scene::TextureSlot textured(Shot& shot, scene::TextureEncoding encoding, const Texel& texel) {
    constexpr int edge = 32;
    std::vector<glm::u8vec4> texels;
    for (int i = 0; i < edge * edge; ++i) texels.push_back(texel(i % edge, i / edge));
    scene::Texture texture;
    texture.texels.assign(edge, edge, std::move(texels));
    texture.state = scene::TextureState::ready;
    texture.encoding = encoding;
    scene::TextureSlot slot;
    slot.texture = shot.scene.add(std::move(texture));
    slot.transform.scale = {2, 2};
    return slot;
}

inline bool is_on_tile(int x, int y) {
    return x % 16 < 14 && y % 16 < 14;
}

/// Tiles on a ball: each property by a texture of its own.
inline void make_covered(Shot& shot) {
    using enum scene::TextureEncoding;
    scene::Material tiles = colored(glm::vec3(1), 1, 1);
    tiles.base_color_texture = textured(shot, color, [](int x, int y) {
        if (!is_on_tile(x, y)) return glm::u8vec4(230, 225, 210, 255);
        return (x / 16 + y / 16) % 2 == 0 ? glm::u8vec4(190, 70, 40, 255) : glm::u8vec4(40, 90, 170, 255);
    });
    tiles.metallic_roughness_texture = textured(shot, data, [](int x, int y) {
        return is_on_tile(x, y) ? glm::u8vec4(0, 60, (x / 16) * 255, 255) : glm::u8vec4(0, 255, 0, 255);
    });
    tiles.normal_texture = textured(shot, data, [](int x, int y) {
        const auto bend = [](int place) {
            return place % 16 < 3 ? 40 : place % 16 > 10 && place % 16 < 14 ? 215 : 128;
        };
        return glm::u8vec4(bend(x), 255 - bend(y), 220, 255);
    });
    tiles.occlusion_texture = textured(
        shot, data, [](int x, int y) { return is_on_tile(x, y) ? glm::u8vec4(255) : glm::u8vec4(20, 0, 0, 255); });
    tiles.emissive = {1.5F, 1.2F, 0.2F};
    tiles.emissive_texture = textured(shot, color, [](int x, int y) {
        const bool shines = x > 4 && x < 9 && y > 4 && y < 9;
        return glm::u8vec4(glm::u8vec3(shines ? 255 : 0), 255);
    });
    scene::Mesh ball = scene::make_sphere(1, 96, 48);
    std::vector<glm::vec2> places;
    for (const glm::vec3& normal : ball.normals) places.emplace_back(0.5F + 1.2F * normal.x, 0.5F - 1.2F * normal.y);
    ball.texcoords.assign(std::move(places));
    scene::compute_tangents(ball);
    test::show(shot.scene, std::move(ball), tiles);
    look_from(shot, scene::StandardView::front);
}

/// A square in front of another one, both with a picture of alpha.
inline void make_holes(Shot& shot, scene::AlphaMode mode) {
    for (int i = 0; i < 2; ++i) {
        scene::Material material = colored(i == 0 ? glm::vec3(0.8F, 0.3F, 0.1F) : glm::vec3(0.1F, 0.4F, 0.8F));
        material.alpha_mode = mode;
        material.base_color_texture = textured(shot, scene::TextureEncoding::color, [](int x, int y) {
            return glm::u8vec4(255, 255, 255,
                               std::clamp(255 - 14 * int(glm::length(glm::vec2(x - 16, y - 16))), 0, 255));
        });
        scene::Mesh square = test::make_quad({-1, -1}, {1, 1});
        square.texcoords = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
        test::show(shot.scene, std::move(square), material, at(0.3F * float(i), 0.3F * float(i), -0.8F * float(i)));
    }
}

/// The lower half of a ball, open above, and the same mirrored.
inline void make_bowls(Shot& shot) {
    scene::Mesh bowl = scene::make_sphere(0.5F, 48, 24);
    std::vector<std::uint32_t> lower;
    for (std::size_t i = 0; i < bowl.indices.size(); i += 3) {
        const auto height = [&](std::size_t corner) { return bowl.positions[bowl.indices[corner]].y; };
        if (std::max({height(i), height(i + 1), height(i + 2)}) > 0.1F) continue;
        for (std::size_t k = i; k < i + 3; ++k) lower.push_back(bowl.indices[k]);
    }
    bowl.indices.assign(std::move(lower));
    test::show(shot.scene, bowl, colored({0.8F, 0.5F, 0.2F}), at(-0.6F, 0, 0));
    test::show(shot.scene, bowl, colored({0.3F, 0.6F, 0.3F}), glm::scale(at(0.6F, 0, 0), {-1, 1, 1}));
}

inline void make_colorful(Shot& shot) {
    scene::Mesh torus = scene::make_torus(0.6F, 0.28F, 64, 32);
    std::vector<glm::u8vec4> colors;
    for (const glm::vec3& position : torus.positions)
        colors.emplace_back(128.0F + 140.0F * glm::vec3(position.x, 3 * position.y, position.z), 255);
    torus.colors.assign(std::move(colors));
    test::show(shot.scene, std::move(torus), colored(glm::vec3(1)));
}

inline std::vector<Case> surfaces() {
    return {
        {"metal_roughness",
         [](Shot& shot) {
             add_spheres(shot, 4, [](float across, float up) { return colored({0.9F, 0.6F, 0.3F}, across, up); });
         },
         {changed_materials("metal", [](scene::Material& material) { material.metallic = 0; }),
          changed_materials("roughness", [](scene::Material& material) { material.roughness = 0.5F; })}},
        {"textures",
         make_covered,
         {changed_materials("base colour", [](scene::Material& m) { m.base_color_texture = {}; }),
          changed_materials("metal and roughness", [](scene::Material& m) { m.metallic_roughness_texture = {}; }),
          changed_materials("normals", [](scene::Material& m) { m.normal_texture = {}; }),
          changed_materials("occlusion", [](scene::Material& m) { m.occlusion_texture = {}; }),
          changed_materials("emissive", [](scene::Material& m) { m.emissive_texture = {}; })}},
        {"alpha_mask",
         [](Shot& shot) { make_holes(shot, scene::AlphaMode::mask); },
         {changed_materials("mask", [](scene::Material& m) { m.alpha_mode = scene::AlphaMode::opaque; })}},
        {"alpha_blend",
         [](Shot& shot) { make_holes(shot, scene::AlphaMode::blend); },
         {changed_materials("blending", [](scene::Material& m) { m.alpha_mode = scene::AlphaMode::mask; })}},
        {"both_sides",
         make_bowls,
         {changed_materials("inner sides", [](scene::Material& m) { m.double_sided = false; })}},
        {"unlit",
         [](Shot& shot) {
             make_colorful(shot);
             for (const scene::MaterialId id : shot.scene.materials().ids()) shot.scene.edit_material(id).lit = false;
         },
         {changed_materials("being unlit", [](scene::Material& m) { m.lit = true; })}},
        {"vertex_colors", make_colorful, {changed_settings("colours", [](Settings& s) { s.vertex_colors = false; })}},
        {"specular",
         [](Shot& shot) {
             add_spheres(shot, 3, [](float across, float up) {
                 scene::Material material = colored(glm::vec3(0.05F), 0.15F);
                 material.ior = 1 + 1.5F * across;
                 material.specular.color = glm::mix(glm::vec3(1), glm::vec3(1, 0.4F, 0.1F), up);
                 return material;
             });
         },
         {changed_materials("index of refraction", [](scene::Material& m) { m.ior = 1.5F; }),
          changed_materials("colour of mirrors", [](scene::Material& m) { m.specular.color = glm::vec3(1); })}},
        {"flat_shading",
         [](Shot& shot) {
             test::show(shot.scene, scene::make_sphere(0.5F, 16, 8), colored({0.6F, 0.7F, 0.8F}));
             shot.settings.shading = Shading::flat;
         },
         {changed_settings("flat faces", [](Settings& s) { s.shading = Shading::smooth; })}},
        {"draft",
         [](Shot& shot) {
             test::show(shot.scene, scene::make_teapot(), colored({0.8F, 0.4F, 0.2F}, 0.2F));
             shot.settings.quality = Quality::draft;
         },
         {changed_settings("draft", [](Settings& s) { s.quality = Quality::normal; })}},
    };
}

}  // namespace vitrine::render::golden
