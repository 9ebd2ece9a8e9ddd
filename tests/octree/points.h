#pragma once

#include <vitrine/octree/octree_point.h>

#include <glm/glm.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace vitrine::octree {

/// Points on a bumpy sphere, most of them on one side, each with a colour of its own.
inline std::vector<OctreePoint> bumpy_points(std::size_t count) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    std::vector<OctreePoint> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        glm::vec3 place(normal(random), normal(random), normal(random));
        if (i % 4 != 0) place.x = std::abs(place.x);
        place = glm::normalize(place) * (1 + 0.1F * std::sin(9 * place.x));
        points[i] = {3.0F * place + glm::vec3(10, -5, 2),
                     {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8U),
                      static_cast<std::uint8_t>(i >> 16U), 255}};
    }
    return points;
}

/// All of a point as one text, to be sorted by.
inline std::string key_of(const OctreePoint& point) {
    std::string key(sizeof(point), '\0');
    std::memcpy(key.data(), &point, sizeof(point));
    return key;
}

inline std::vector<std::string> sorted_keys(const std::vector<OctreePoint>& points) {
    std::vector<std::string> keys;
    for (const OctreePoint& point : points) keys.push_back(key_of(point));
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// Writes them as a binary PLY file.
inline void write_ply(const std::filesystem::path& path, const std::vector<OctreePoint>& points) {
    std::ofstream file(path, std::ios::binary);
    file << "ply\nformat binary_little_endian 1.0\nelement vertex " << points.size()
         << "\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\n"
            "property uchar blue\nend_header\n";
    for (const OctreePoint& point : points) file.write(reinterpret_cast<const char*>(&point), 15);
}

}  // namespace vitrine::octree
