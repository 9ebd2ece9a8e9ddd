#include <vitrine/prepare/face_order.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>

namespace vitrine::prepare {
namespace {

struct Face {
    std::array<std::uint32_t, 3> corners;
    std::uint32_t place;
    friend auto operator<=>(const Face&, const Face&) = default;
};

/// By their corners, of which the smallest comes first.
std::vector<Face> sorted_faces(std::span<const std::uint32_t> indices) {
    std::vector<Face> faces(indices.size() / 3);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        std::array<std::uint32_t, 3>& corners = faces[i].corners;
        std::copy_n(indices.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, corners.begin());
        std::ranges::rotate(corners, std::ranges::min_element(corners));
        faces[i].place = static_cast<std::uint32_t>(i);
    }
    std::ranges::sort(faces);
    return faces;
}

}  // namespace

std::vector<std::uint32_t> face_order(std::span<const std::uint32_t> before, std::span<const std::uint32_t> after) {
    const std::vector<Face> from = sorted_faces(before);
    const std::vector<Face> to = sorted_faces(after);
    std::vector<std::uint32_t> order(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) order[from[i].place] = to[i].place;
    return order;
}

}  // namespace vitrine::prepare
