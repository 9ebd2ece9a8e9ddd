#pragma once

#include <vitrine/scene/scene.h>

namespace vitrine::render {

/// Whose something is that is drawn.
struct Owner {
    scene::NodeId node;
    scene::Geometry geometry;
};

}  // namespace vitrine::render
