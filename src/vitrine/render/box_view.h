#pragma once

#include <vitrine/gl/draw_area.h>
#include <vitrine/scene/bounds.h>
#include <vitrine/scene/camera.h>

#include <glm/glm.hpp>

#include <array>
#include <optional>

namespace vitrine::render {

/// The picture's edges and the near plane in some coordinates: (factors, constant) of linear functions of a point
/// there that are negative outside.
using PicturePlanes = std::array<glm::dvec4, 5>;

/// How far in front of the eye a box begins and ends; what is behind the eye counts as at it. (0, 1) of an empty one.
glm::dvec2 depth_range(const scene::Bounds& box, const glm::dmat4& model_view);

/// From the clip coordinates of a picture of so many pixels to those of a part of it (y up) that is drawn by itself, as
/// large as it is there.
glm::dmat4 window_matrix(glm::ivec2 size_pixels, const gl::PixelBox& window);

/// How a camera sees boxes.
class BoxView {
public:
    /// `size_pixels`: of the picture; (0, 0) where it is not known yet: then every box is seen. Of a `window` of it
    /// what is in there.
    BoxView(const scene::Camera& camera, const scene::ClipPlanes& planes, glm::ivec2 size_pixels,
            const std::optional<gl::PixelBox>& window = std::nullopt);

    /// False where no part of the box is in the picture. `model_view`: from the box's coordinates to the camera's.
    bool sees(const scene::Bounds& box, const glm::dmat4& model_view) const;
    /// None where the picture's size is not known. The edges lie so many pixels farther out.
    std::optional<PicturePlanes> planes(const glm::dmat4& model_view, double margin_pixels = 0) const;
    /// The pixels of the picture that the box may cover, and `margin` more on each side; all where it is not known
    /// which.
    gl::PixelBox pixels_of(const scene::Bounds& box, const glm::dmat4& model_view, int margin) const;
    /// Whether the eye and the near plane lie in front of all of the box.
    bool is_in_front_of(const scene::Bounds& box, const glm::dmat4& model_view) const;
    /// How many pixels a length of 1 in the box's coordinates may have, where the box is nearest; infinite where it
    /// reaches to the eye.
    double pixels_per_unit(const scene::Bounds& box, const glm::dmat4& model_view) const;
    bool is_perspective() const { return is_perspective_; }

private:
    scene::ClipPlanes planes_;
    glm::ivec2 size_;  ///< pixels
    glm::dmat4 projection_{1.0};
    bool is_known_ = false;  ///< the size
    bool is_perspective_ = true;
    double pixels_at_one_ = 0;  ///< of a length of 1 across the view: at a depth of 1, or at any
};

/// Which boxes of the same coordinates a camera sees. `margin_pixels`: beyond the picture's edges, too.
class SeenBoxes {
public:
    SeenBoxes(const BoxView& view, const glm::dmat4& model_view, double margin_pixels = 0)
        : planes_(view.planes(model_view, margin_pixels)) {}
    bool operator()(const scene::Bounds& box) const;

private:
    std::optional<PicturePlanes> planes_;
};

}  // namespace vitrine::render
