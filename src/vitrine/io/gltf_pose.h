#pragma once

#include <vitrine/io/json_element.h>
#include <vitrine/scene/pose.h>

#include <glm/glm.hpp>

namespace vitrine::io {

/// The transform of the node that `node` describes. Throws FileError.
glm::mat4 read_transform(const JsonElement& node);

/// The same in parts; of a matrix those that come nearest to it.
scene::Pose read_pose(const JsonElement& node);

}  // namespace vitrine::io
