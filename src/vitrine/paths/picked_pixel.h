#pragma once

#include <vitrine/scene/camera.h>

#include <glm/glm.hpp>

#include <optional>

namespace vitrine::paths {

/// How a picture was drawn, as far as its depths are to be understood.
struct PictureView {
    glm::ivec2 size{0};
    scene::Camera camera;
    scene::ClipPlanes planes;
};

/// A pixel of a picture whose depth is asked for.
struct PickedPixel {
    PictureView view;
    glm::ivec2 pixel{0};  ///< y down

    glm::ivec2 from_bottom() const { return {pixel.x, view.size.y - 1 - pixel.y}; }
    /// The world point in its middle, from its value in the depth buffer; nothing for the background.
    std::optional<glm::dvec3> point(float depth) const;
};

/// The pixel at a place of the picture, from (0, 0) at the upper left to (1, 1); nothing beside it.
std::optional<PickedPixel> pick_pixel(const PictureView& view, glm::dvec2 place);

}  // namespace vitrine::paths
