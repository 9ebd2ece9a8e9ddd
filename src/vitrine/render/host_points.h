#pragma once

#include <vitrine/arrays/elements.h>
#include <vitrine/scene/geometry.h>

#include <glm/glm.hpp>

#include <memory>

namespace vitrine::render {

/// A cloud's points in main memory, as they were when the plan was made: they stay so.
struct HostPoints {
    arrays::Elements<glm::vec3> positions;
    arrays::Elements<glm::u8vec4> colors;  ///< sRGB-encoded; empty where they are not to be shown
    arrays::Elements<float> values;        ///< shown in their place; empty where they are not
};

/// Those of a cloud, in the memory where they are; null where it has no copy in main memory.
/// `values`: null: none are shown.
std::shared_ptr<const HostPoints> host_points_of(const scene::PointCloud& cloud, bool with_colors,
                                                 const arrays::TrackedArray<float>* values);

}  // namespace vitrine::render
