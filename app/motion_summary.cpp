#include "motion_summary.h"

#include "text_table.h"

#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace vitrine::app {

MotionSummary motion_of(const scene::Scene& scene) {
    MotionSummary motion;
    for (const scene::Animation& animation : scene.animations())
        motion.animations.push_back({animation.name, animation.duration(), animation.channel_count()});
    scene.skins().for_each([&](scene::SkinId, const scene::Skin& skin) {
        motion.skins.push_back({skin.name, skin.joints.size()});
    });
    scene.meshes().for_each([&](scene::MeshId, const scene::Mesh& mesh) {
        if (mesh.morph_targets.empty()) return;
        MotionSummary::Morphs& morphs = motion.morphs.emplace_back();
        morphs.mesh = mesh.name;
        for (const scene::MorphTarget& target : mesh.morph_targets) morphs.targets.push_back(target.name);
    });
    return motion;
}

void add_to_json(const MotionSummary& motion, nlohmann::ordered_json& json) {
    json["animations"] = nlohmann::ordered_json::array();
    for (const MotionSummary::Animation& one : motion.animations)
        json["animations"].push_back(
            {{"name", one.name}, {"duration_seconds", one.duration_seconds}, {"channels", one.channels}});
    json["skins"] = nlohmann::ordered_json::array();
    for (const MotionSummary::Skin& skin : motion.skins)
        json["skins"].push_back({{"name", skin.name}, {"joints", skin.joints}});
    json["morph_targets"] = nlohmann::ordered_json::array();
    for (const MotionSummary::Morphs& morphs : motion.morphs)
        json["morph_targets"].push_back({{"mesh", morphs.mesh}, {"targets", morphs.targets}});
}

std::string to_text(const MotionSummary& motion) {
    TextTable animations({{"animation", Align::left}, {"duration", Align::right}, {"channels", Align::right}});
    for (const MotionSummary::Animation& one : motion.animations)
        animations.add_row({one.name, fmt::format("{:.2f} s", one.duration_seconds), ui::format_count(one.channels)});
    TextTable skins({{"skin", Align::left}, {"joints", Align::right}});
    for (const MotionSummary::Skin& skin : motion.skins) skins.add_row({skin.name, ui::format_count(skin.joints)});
    TextTable morphs({{"morph targets of", Align::left}, {"", Align::right}, {"names", Align::left}});
    for (const MotionSummary::Morphs& one : motion.morphs)
        morphs.add_row(
            {one.mesh, ui::format_count(one.targets.size()), fmt::format("{}", fmt::join(one.targets, ", "))});
    std::string text;
    if (!motion.animations.empty()) text += animations.text();
    if (!motion.skins.empty()) text += skins.text();
    if (!motion.morphs.empty()) text += morphs.text();
    return text;
}

}  // namespace vitrine::app
