#pragma once

#include <render/golden/golden_case.h>

#include <array>
#include <cmath>

namespace vitrine::render::golden {

/// A tall box of many rings.
inline scene::Mesh make_column() {
    scene::Mesh column = scene::make_sphere(0.5F, 48, 48);
    for (glm::vec3& position : column.positions.edit()) position.y *= 3;
    scene::compute_normals(column);
    return column;
}

/// Its upper end follows a joint that leans.
inline void make_bent(Shot& shot) {
    scene::Mesh column = make_column();
    std::vector<glm::vec4> weights;
    for (const glm::vec3& position : column.positions) {
        const float upper = glm::smoothstep(-0.8F, 0.8F, position.y);
        weights.emplace_back(1 - upper, upper, 0, 0);
    }
    column.joints.assign(std::vector(weights.size(), glm::u16vec4(0, 1, 0, 0)));
    column.weights.assign(std::move(weights));
    scene::Node joint;
    const scene::NodeId lower = shot.scene.add_node(joint);
    joint.transform = glm::rotate(glm::mat4(1), 1.2F, {0, 0, 1});
    const scene::NodeId upper = shot.scene.add_node(joint, lower);
    const scene::NodeId node = test::show(shot.scene, std::move(column), colored({0.3F, 0.6F, 0.5F}));
    scene::Skin skin;
    skin.joints = {lower, upper};
    skin.inverse_binds = {glm::mat4(1), glm::mat4(1)};
    shot.scene.edit_node(node).skin = shot.scene.add(std::move(skin));
}

/// A sphere that has become half a star.
inline void make_morphed(Shot& shot) {
    scene::Mesh sphere = scene::make_sphere(0.5F, 96, 48);
    scene::MorphTarget& star = sphere.morph_targets.emplace_back();
    std::vector<glm::vec3> ways;
    for (const glm::vec3& position : sphere.positions)
        ways.push_back(1.2F * position * std::cos(5 * std::atan2(position.y, position.x)));
    star.positions.assign(std::move(ways));
    const scene::NodeId node = test::show(shot.scene, std::move(sphere), colored({0.7F, 0.5F, 0.2F}));
    shot.scene.edit_node(node).weights = {0.6F};
    look_from(shot, scene::StandardView::front);
}

/// Teapots around a circle, each smaller than the one before, every second one mirrored.
inline void make_instances(Shot& shot) {
    scene::Instances instances;
    for (int i = 0; i < 8; ++i) {
        const glm::mat4 turned = glm::rotate(glm::mat4(1), 0.785F * float(i), {0, 1, 0});
        const float size = 1 - 0.07F * float(i);
        instances.transforms.append(
            glm::scale(glm::translate(turned, {1.7F, 0, 0}), {i % 2 == 0 ? size : -size, size, size}));
    }
    scene::Material material = colored({0.8F, 0.4F, 0.3F}, 0.3F);
    material.double_sided = false;
    const scene::NodeId node = test::show(shot.scene, scene::make_teapot(1, 6), material);
    shot.scene.edit_node(node).instances = shot.scene.add(std::move(instances));
}

inline scene::PointCloud make_wave(int edge, bool with_colors) {
    scene::PointCloud cloud;
    for (int i = 0; i < edge * edge; ++i) {
        const glm::vec2 place = 2.0F * glm::vec2(i % edge, i / edge) / float(edge - 1) - 1.0F;
        const float height = 0.25F * std::sin(5 * place.x) * std::cos(4 * place.y);
        cloud.positions.append(glm::vec3(place.x, height, place.y));
        if (with_colors) cloud.colors.append(glm::u8vec4(128 + 500 * height, 120, 128 - 500 * height, 255));
    }
    return cloud;
}

inline std::vector<Case> shapes() {
    return {
        {"skin",
         make_bent,
         {{"skin", [](Shot& shot) { shot.scene.remove_node(shot.scene.node(shot.scene.root()).children.front()); }}}},
        {"morph",
         make_morphed,
         {{"weights",
           [](Shot& shot) {
               shot.scene.edit_node(shot.scene.node(shot.scene.root()).children.front()).weights = {0};
           }}}},
        {"instances",
         make_instances,
         {{"instances", [](Shot& shot) { shot.scene.remove(shot.scene.instances().ids().front()); }},
          {"mirroring",
           [](Shot& shot) {
               for (glm::mat4& place :
                    shot.scene.edit_instances(shot.scene.instances().ids().front()).transforms.edit())
                   if (glm::determinant(glm::mat3(place)) < 0) place[0] = -place[0];
           }}}},
        {"lines",
         [](Shot& shot) {
             scene::LineSet lines;
             for (int i = 0; i < 24; ++i) {
                 const float angle = 0.2618F * float(i);
                 lines.positions.append(std::array{glm::vec3(0.2F * std::cos(angle), 0, 0.2F * std::sin(angle)),
                                                   glm::vec3(std::cos(angle), 0.3F, std::sin(angle))});
                 lines.colors.append(std::array{glm::u8vec4(255), glm::u8vec4(10 * i, 80, 255 - 10 * i, 255)});
             }
             lines.width_pixels = 4;
             test::show(shot.scene, std::move(lines), test::unlit());
         },
         {changed_settings("lines", [](Settings& s) { s.lines = false; }),
          {"width",
           [](Shot& shot) { shot.scene.edit_line_set(shot.scene.line_sets().ids().front()).width_pixels = 1; }}}},
        {"points",
         [](Shot& shot) {
             scene::PointCloud cloud = make_wave(30, true);
             cloud.size_pixels = 5;
             test::show(shot.scene, std::move(cloud), test::unlit());
             shot.settings.point_method = PointMethod::points;
         },
         {changed_settings("points", [](Settings& s) { s.points = false; }),
          changed_settings("size", [](Settings& s) { s.point_size = 2; })}},
        {"eye_dome",
         [](Shot& shot) {
             test::show(shot.scene, make_wave(300, false), test::unlit({0.8F, 0.8F, 0.8F, 1}));
             shot.settings.point_method = PointMethod::compute32;
             shot.settings.eye_dome.when = EyeDome::When::on;
             shot.settings.point_size = 3;
         },
         {changed_settings("eye-dome lighting", [](Settings& s) { s.eye_dome.when = EyeDome::When::off; })}},
    };
}

}  // namespace vitrine::render::golden
