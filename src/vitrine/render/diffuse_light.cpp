#include <vitrine/render/diffuse_light.h>

#include <glm/gtc/constants.hpp>

#include <cmath>
#include <cstddef>

namespace vitrine::render {
namespace {

/// The first nine spherical harmonics of what is seen in each direction.
std::array<glm::dvec3, 9> harmonics_of(const Radiance& radiance) {
    constexpr int rows = 64;
    constexpr int columns = 128;
    std::array<glm::dvec3, 9> sums{};
    for (int row = 0; row < rows; ++row) {
        const double theta = glm::pi<double>() * (row + 0.5) / rows;
        const double solid_angle = std::sin(theta) * (glm::pi<double>() / rows) * (2 * glm::pi<double>() / columns);
        for (int column = 0; column < columns; ++column) {
            const double phi = 2 * glm::pi<double>() * (column + 0.5) / columns;
            const glm::dvec3 d(std::sin(theta) * std::cos(phi), std::sin(theta) * std::sin(phi), std::cos(theta));
            const std::array basis{0.282095,
                                   0.488603 * d.y,
                                   0.488603 * d.z,
                                   0.488603 * d.x,
                                   1.092548 * d.x * d.y,
                                   1.092548 * d.y * d.z,
                                   0.315392 * (3 * d.z * d.z - 1),
                                   1.092548 * d.x * d.z,
                                   0.546274 * (d.x * d.x - d.y * d.y)};
            const glm::dvec3 light = solid_angle * radiance(d);
            for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += basis[i] * light;
        }
    }
    return sums;
}

}  // namespace

std::array<glm::dmat4, 3> diffuse_of(const Radiance& radiance) {
    constexpr double c1 = 0.429043;
    constexpr double c2 = 0.511664;
    constexpr double c3 = 0.743125;
    constexpr double c4 = 0.886227;
    constexpr double c5 = 0.247708;
    const std::array<glm::dvec3, 9> l = harmonics_of(radiance);
    std::array<glm::dmat4, 3> result;
    for (int i = 0; i < 3; ++i) {
        const auto at = [&](std::size_t k) { return l[k][i] / glm::pi<double>(); };
        result[static_cast<std::size_t>(i)] = glm::dmat4(c1 * at(8), c1 * at(4), c1 * at(7), c2 * at(3),   //
                                                         c1 * at(4), -c1 * at(8), c1 * at(5), c2 * at(1),  //
                                                         c1 * at(7), c1 * at(5), c3 * at(6), c2 * at(2),   //
                                                         c2 * at(3), c2 * at(1), c2 * at(2), c4 * at(0) - c5 * at(6));
    }
    return result;
}

}  // namespace vitrine::render
