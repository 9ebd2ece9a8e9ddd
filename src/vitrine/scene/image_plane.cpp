#include <vitrine/scene/image_plane.h>

namespace vitrine::scene {

std::size_t ImagePlane::width() const {
    return std::visit([](const auto& image) { return image.width(); }, texels);
}

std::size_t ImagePlane::height() const {
    return std::visit([](const auto& image) { return image.height(); }, texels);
}

Bounds ImagePlane::bounds() const {
    if (width() == 0) return {};
    const glm::dvec3 corner(0.5 * glm::dvec2(size), 0.0);
    return {-corner, corner};
}

std::uint64_t ImagePlane::revision() const {
    return std::visit([](const auto& image) { return image.revision(); }, texels);
}

arrays::TrackedTexels ImagePlane::tracked_texels() const {
    return std::visit([](const auto& image) { return image.tracked_texels(); }, texels);
}

}  // namespace vitrine::scene
