#include <vitrine/paths/picked_pixel.h>

namespace vitrine::paths {

std::optional<glm::dvec3> PickedPixel::point(float depth) const {
    return view.camera.point_at(glm::dvec2(pixel) + 0.5, view.size, double{depth}, view.planes);
}

std::optional<PickedPixel> pick_pixel(const PictureView& view, glm::dvec2 place) {
    const glm::ivec2 pixel(glm::floor(place * glm::dvec2(view.size)));
    if (glm::any(glm::lessThan(pixel, glm::ivec2(0))) || glm::any(glm::greaterThanEqual(pixel, view.size)))
        return std::nullopt;
    return PickedPixel{view, pixel};
}

}  // namespace vitrine::paths
