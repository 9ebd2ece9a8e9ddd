#pragma once

#include <vitrine/scene/scene.h>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::app {

/// What `vitrine info` says of what can move in a scene.
struct MotionSummary {
    struct Animation {
        std::string name;
        float duration_seconds = 0;
        std::size_t channels = 0;
    };
    struct Skin {
        std::string name;
        std::size_t joints = 0;
    };
    struct Morphs {
        std::string mesh;
        std::vector<std::string> targets;  ///< their names
    };
    std::vector<Animation> animations;
    std::vector<Skin> skins;
    std::vector<Morphs> morphs;  ///< of meshes that have any
};

MotionSummary motion_of(const scene::Scene& scene);

/// Adds "animations", "skins" and "morph_targets".
void add_to_json(const MotionSummary& motion, nlohmann::ordered_json& json);
/// For people: lines that begin with two blanks; none where nothing can move.
std::string to_text(const MotionSummary& motion);

}  // namespace vitrine::app
