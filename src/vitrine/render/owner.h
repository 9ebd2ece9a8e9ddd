#pragma once

#include <vitrine/scene/scene.h>

#include <cstdint>

namespace vitrine::render {

/// Whose something is that is drawn.
struct Owner {
    scene::NodeId node;
    scene::Geometry geometry;
    std::uint32_t instance = 0;  ///< of the node's, if it has any; of those that are drawn at several: 0
};

}  // namespace vitrine::render
