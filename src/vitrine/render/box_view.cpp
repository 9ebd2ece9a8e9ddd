#include <vitrine/render/box_view.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine::render {
namespace {

/// The most that a linear function of the coordinates and 1 has in a box: at one of its corners, which each
/// coordinate chooses for itself.
double most_in(const scene::Bounds& box, const glm::dvec4& factors) {
    double most = factors.w;
    for (int axis = 0; axis < 3; ++axis) most += std::max(factors[axis] * box.min[axis], factors[axis] * box.max[axis]);
    return most;
}

glm::dvec4 row(const glm::dmat4& matrix, int index) {
    return {matrix[0][index], matrix[1][index], matrix[2][index], matrix[3][index]};
}

double nearest_depth(const scene::Bounds& box, const glm::dmat4& model_view) {
    return -most_in(box, row(model_view, 2));
}

/// How much longer a matrix makes what it makes longest, or a little more where it shears: the square root of the
/// largest sum of a row of its square bounds it.
double largest_scale(const glm::dmat4& matrix) {
    const glm::dmat3 linear(matrix);
    const glm::dmat3 square = glm::transpose(linear) * linear;
    double most = 0;
    for (int i = 0; i < 3; ++i) most = std::max(most, glm::dot(glm::abs(square[i]), glm::dvec3(1)));
    return std::sqrt(most);
}

}  // namespace

glm::dvec2 depth_range(const scene::Bounds& box, const glm::dmat4& model_view) {
    if (box.empty()) return {0, 1};
    const glm::dvec2 depths(nearest_depth(box, model_view), most_in(box, -row(model_view, 2)));
    return glm::max(depths, glm::dvec2(0));
}

glm::dmat4 window_matrix(glm::ivec2 size_pixels, const gl::PixelBox& window) {
    const glm::dvec2 size(size_pixels);
    const glm::dvec2 scale = size / glm::dvec2(window.size());
    const glm::dvec2 moved = (size - 2.0 * glm::dvec2(window.min)) / glm::dvec2(window.size()) - 1.0;
    glm::dmat4 matrix(1.0);
    matrix[0][0] = scale.x;
    matrix[1][1] = scale.y;
    matrix[3] = glm::dvec4(moved, 0.0, 1.0);
    return matrix;
}

BoxView::BoxView(const scene::Camera& camera, const scene::ClipPlanes& planes, glm::ivec2 size_pixels,
                 const std::optional<gl::PixelBox>& window)
    : planes_(planes),
      size_(size_pixels),
      is_known_(size_pixels.x > 0 && size_pixels.y > 0),
      is_perspective_(camera.projection == scene::Projection::perspective) {
    if (!is_known_) return;
    const glm::dvec2 size(size_pixels);
    projection_ = camera.projection_matrix(size.x / size.y, planes);
    const double height = is_perspective_ ? 2 * std::tan(0.5 * camera.fov_y_radians) : camera.view_height();
    pixels_at_one_ = size.y / height;
    if (!window) return;
    projection_ = window_matrix(size_pixels, *window) * projection_;
    size_ = window->size();
}

std::optional<PicturePlanes> BoxView::planes(const glm::dmat4& model_view, double margin_pixels) const {
    if (!is_known_) return std::nullopt;
    const glm::dmat4 to_clip = projection_ * model_view;
    const glm::dvec2 reach = glm::dvec2(size_) / (glm::dvec2(size_) + 2 * margin_pixels);
    const glm::dvec4 x = reach.x * row(to_clip, 0);
    const glm::dvec4 y = reach.y * row(to_clip, 1);
    const glm::dvec4 w = row(to_clip, 3);
    return PicturePlanes{w + x, w - x, w + y, w - y, w - row(to_clip, 2)};  // depth is reversed
}

bool BoxView::sees(const scene::Bounds& box, const glm::dmat4& model_view) const {
    return SeenBoxes(*this, model_view)(box);
}

bool SeenBoxes::operator()(const scene::Bounds& box) const {
    if (!planes_ || box.empty()) return true;
    return std::none_of(planes_->begin(), planes_->end(),
                        [&](const glm::dvec4& plane) { return most_in(box, plane) < 0; });
}

gl::PixelBox BoxView::pixels_of(const scene::Bounds& box, const glm::dmat4& model_view, int margin) const {
    const gl::PixelBox picture{{0, 0}, size_};
    if (!is_known_ || !is_in_front_of(box, model_view)) return picture;
    const glm::dmat4 to_clip = projection_ * model_view;
    const glm::dvec2 size(size_);
    const double beyond = margin + 1;  // far enough to be told from what the margin brings in
    glm::dvec2 low = size + beyond;
    glm::dvec2 high(-beyond);
    for (unsigned corner = 0; corner < 8; ++corner) {
        const glm::bvec3 upper(corner & 1U, corner & 2U, corner & 4U);
        const glm::dvec4 place = to_clip * glm::dvec4(glm::mix(box.min, box.max, upper), 1.0);
        const glm::dvec2 pixel =
            glm::clamp(0.5 * size * (glm::dvec2(place) / place.w + 1.0), glm::dvec2(-beyond), size + beyond);
        low = glm::min(low, pixel);
        high = glm::max(high, pixel);
    }
    const gl::PixelBox covered{glm::ivec2(glm::floor(low)) - margin, glm::ivec2(glm::ceil(high)) + margin};
    return gl::intersection(covered, picture);
}

bool BoxView::is_in_front_of(const scene::Bounds& box, const glm::dmat4& model_view) const {
    return !box.empty() && nearest_depth(box, model_view) >= planes_.near;
}

double BoxView::pixels_per_unit(const scene::Bounds& box, const glm::dmat4& model_view) const {
    const double depth = is_perspective_ ? nearest_depth(box, model_view) : 1.0;
    if (!is_known_ || box.empty() || depth <= 0) return std::numeric_limits<double>::infinity();
    return largest_scale(model_view) * pixels_at_one_ / depth;
}

}  // namespace vitrine::render
