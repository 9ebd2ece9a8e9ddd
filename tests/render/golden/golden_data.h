#pragma once

#include <render/golden/golden_case.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace vitrine::render::golden {

/// A hilly ground that knows its heights, and which way is down.
inline void make_hills(Shot& shot, bool with_gaps = false) {
    const auto height = [](float x, float z) { return 0.3F * std::sin(4 * x) * std::cos(3 * z) + 0.1F * x; };
    scene::Mesh hills = scene::make_height_field(61, 61, height);
    hills.scalars.resize(4);
    constexpr std::array<const char*, 4> names{"height", "down_x", "down_y", "down_z"};
    for (std::size_t i = 0; i < names.size(); ++i) hills.scalars[i].name = names[i];
    for (std::size_t i = 0; i < hills.positions.size(); ++i) {
        const glm::vec3& place = hills.positions[i];
        const bool gap = with_gaps && glm::distance(glm::vec2(place.x, place.z), glm::vec2(0.3F, 0.2F)) < 0.4F;
        hills.scalars[0].values.append(gap ? std::numeric_limits<float>::quiet_NaN() : place.y);
        const glm::vec3 normal = hills.normals[i];
        const glm::vec3 down = glm::vec3(0, -1, 0) + normal * normal.y;
        for (int axis = 0; axis < 3; ++axis) hills.scalars[std::size_t(axis) + 1].values.append(down[axis]);
    }
    test::show(shot.scene, std::move(hills), colored({0.6F, 0.6F, 0.6F}));
    shot.settings.field.name = "height";
}

inline std::vector<Case> data() {
    return {
        {"field",
         [](Shot& shot) { make_hills(shot); },
         {changed_settings("field", [](Settings& s) { s.field.name.clear(); }),
          changed_settings("bar", [](Settings& s) { s.field.bar = false; }),
          changed_settings("light", [](Settings& s) { s.field.lit = false; })}},
        {"isolines",
         [](Shot& shot) {
             make_hills(shot);
             shot.settings.field.isolines = Isolines::lines;
             shot.settings.field.step = 0.05F;
             shot.settings.pixel_scale = 2;
         },
         {changed_settings("isolines", [](Settings& s) { s.field.isolines = Isolines::none; })}},
        {"bands",
         [](Shot& shot) {
             make_hills(shot);
             shot.settings.field.isolines = Isolines::bands;
             shot.settings.field.bar = false;
         },
         {changed_settings("bands", [](Settings& s) { s.field.isolines = Isolines::none; })}},
        {"no_number",
         [](Shot& shot) {
             make_hills(shot, true);
             shot.settings.field.no_number = glm::vec3(0.9F, 0.1F, 0.7F);
         },
         {changed_settings("colour of NaN", [](Settings& s) { s.field.no_number = glm::vec3(0.5F); })}},
        {"vectors",
         [](Shot& shot) {
             make_hills(shot);
             shot.settings.field.name.clear();
             shot.settings.vectors = {.name = "down", .length = 0.12F, .width = 0.12F, .most = 200};
         },
         {changed_settings("arrows", [](Settings& s) { s.vectors.name.clear(); }),
          changed_settings("lengths", [](Settings& s) { s.vectors.same_length = true; })}},
    };
}

}  // namespace vitrine::render::golden
