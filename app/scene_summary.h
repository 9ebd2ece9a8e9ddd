#pragma once

#include "motion_summary.h"

#include <vitrine/scene/bounds.h>
#include <vitrine/scene/scene.h>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::app {

/// What all geometries of one kind hold under one name: "normal", "index", or a scalar field's own name.
struct AttributeSummary {
    std::string name;
    std::string of;    ///< "mesh", "faces", "point cloud", "line set", "instances", "image" and so on
    std::string type;  ///< "3 x float32" and so on
    bool scalar = false;
    std::size_t geometries = 0;  ///< that have it
    std::size_t elements = 0;
    std::size_t bytes = 0;
    /// Least and greatest finite value of a scalar field; min above max when there is none.
    float min = 0;
    float max = 0;
    std::size_t not_numbers = 0;  ///< NaN, of a scalar field
    std::size_t infinite = 0;
};

/// How many materials have a texture in a slot.
struct TextureSlotSummary {
    std::string slot;  ///< "base colour", as scene::visit_slots has it
    std::size_t materials = 0;
};

/// What `vitrine info` says about a file.
struct SceneSummary {
    std::filesystem::path file;
    std::uintmax_t file_bytes = 0;
    scene::SceneCounts counts;
    scene::Bounds bounds;
    std::vector<scene::Light> lights;
    MotionSummary motion;
    std::vector<std::string> variants;         ///< their names
    std::vector<TextureSlotSummary> textured;  ///< the slots that any material has a texture in
    std::vector<AttributeSummary> attributes;
};

SceneSummary summarize(const std::filesystem::path& file, const scene::Scene& scene);

nlohmann::ordered_json to_json(const SceneSummary& summary);
/// For people: aligned, ends with a newline.
std::string to_text(const SceneSummary& summary);

}  // namespace vitrine::app
