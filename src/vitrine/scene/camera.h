#pragma once

#include <vitrine/scene/bounds.h>

#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>

#include <optional>
#include <string>

namespace vitrine::scene {

enum class Projection { perspective, orthographic };

/// The six views along an axis of the world, named by the side that is seen.
enum class StandardView { front, back, right, left, top, bottom };

/// A line from `origin` along `direction` (unit length), in world space.
struct Ray {
    glm::dvec3 origin{0};
    glm::dvec3 direction{0, 0, -1};
};

/// Distances from the eye along the view direction; 0 < near < far for perspective.
struct ClipPlanes {
    double near = 0.1;
    double far = 100.0;
};

/// Where a scene is seen from: an eye at `distance` from a pivot, looking at it.
/// Camera space is right-handed: x right, y up, looking along -z. World units are the scene's.
struct Camera {
    glm::dvec3 pivot{0};
    /// Rotates camera space into world space.
    glm::dquat orientation{1, 0, 0, 0};
    double distance = 3.0;
    double fov_y_radians = 0.7853981633974483;  ///< full vertical angle, 45 degrees
    Projection projection = Projection::perspective;
    /// The world's up, unit length; turntable and standard views keep it upright.
    glm::dvec3 up{0, 1, 0};

    glm::dvec3 eye() const { return pivot + orientation * glm::dvec3(0, 0, distance); }
    glm::dvec3 forward() const { return orientation * glm::dvec3(0, 0, -1); }
    glm::dvec3 right_axis() const { return orientation * glm::dvec3(1, 0, 0); }
    glm::dvec3 up_axis() const { return orientation * glm::dvec3(0, 1, 0); }
    /// Height of what is seen in the plane through the pivot, world units; the same in both projections.
    double view_height() const;

    glm::dmat4 view() const;
    /// To clip space with depth reversed: 1 at the near plane, 0 at the far plane (z from 0 to w).
    /// `aspect` is width over height.
    glm::dmat4 projection_matrix(double aspect, const ClipPlanes& planes) const;
    /// World ray through a pixel position of a viewport of `size_pixels`, y down. It starts at the eye in
    /// perspective, in the plane through the eye in orthographic projection (where things behind it are seen too).
    Ray ray_through(const glm::dvec2& position, const glm::dvec2& size_pixels) const;
    /// The world point seen at a pixel position with a depth-buffer value (reversed, 0 to 1); nothing at 0, the
    /// background.
    std::optional<glm::dvec3> point_at(const glm::dvec2& position, const glm::dvec2& size_pixels, double depth,
                                       const ClipPlanes& planes) const;

    friend bool operator==(const Camera&, const Camera&) = default;
};

/// Planes around `bounds` and the pivot as the camera sees them, with room for a ground grid around the bounds.
/// In perspective near is at least 1e-5 of far; in orthographic projection near may be negative, behind the eye.
/// For empty bounds, planes around the pivot.
ClipPlanes clip_planes_for(const Camera& camera, const Bounds& bounds);

/// Moves the camera so that the box, with its center as the pivot in the middle, fills the view but for a margin of
/// 5 %, from where it looks now; `aspect` is width over height. Empty bounds frame a unit box at the origin.
void frame(Camera& camera, const Bounds& bounds, double aspect);

/// Turns the camera to look along an axis, keeping pivot and distance.
void look_from(Camera& camera, StandardView view);

/// Moves the camera so that `point` is its pivot, in the middle of the view; orientation and distance stay.
void set_pivot(Camera& camera, const glm::dvec3& point);

/// The default three-quarter view from the right, above and front, framing the box: perspective, with the 30 degrees
/// that flatter single objects.
Camera default_camera(const Bounds& bounds, double aspect, const glm::dvec3& up = {0, 1, 0});

/// Makes a camera from words separated by blanks or ';', in any order; parts left out are as `default_camera` has
/// them, framed on `bounds`:
///     front, back, right, left, top, bottom, iso   a standard view, or the default one
///     eye=x,y,z  pivot=x,y,z                       from where to where
///     orientation=w,x,y,z  distance=d              a unit quaternion and world units, instead of eye or name
///     up=x,y,z                                     the world's up
///     fov=degrees (or fov=0.8rad)                  full vertical angle
///     perspective, orthographic (or ortho)
/// Throws UsageError that says what is wrong with the text.
Camera parse_camera(const std::string& text, const Bounds& bounds, double aspect, const glm::dvec3& up = {0, 1, 0});

/// Text from which `parse_camera` makes the very same camera.
std::string to_string(const Camera& camera);

}  // namespace vitrine::scene
