#include <vitrine/io/gltf_pose.h>

#include <glm/gtc/quaternion.hpp>

#include <cstddef>
#include <string>

namespace vitrine::io {
namespace {

template <int N>
glm::vec<N, float> read_vector(const JsonElement& element) {
    glm::vec<N, float> vector;
    for (int i = 0; i < N; ++i) vector[i] = element.at(static_cast<std::size_t>(i)).number();
    return vector;
}

glm::mat4 read_matrix(const JsonElement& element) {
    if (element.size() != 16) element.fail("expected 16 numbers, found " + std::to_string(element.size()));
    glm::mat4 matrix;
    for (std::size_t i = 0; i < 16; ++i)
        matrix[static_cast<int>(i / 4)][static_cast<int>(i % 4)] = element.at(i).number();
    return matrix;
}

glm::quat read_rotation(const JsonElement& element) {
    const glm::dvec4 xyzw(read_vector<4>(element));
    const double length = glm::length(xyzw);
    if (length == 0) element.fail("expected a unit quaternion, found zero");
    const glm::dvec4 q = xyzw / length;
    return glm::quat(glm::dquat(q.w, q.x, q.y, q.z));
}

}  // namespace

glm::mat4 read_transform(const JsonElement& node) {
    const auto matrix = node.find("matrix");
    return matrix ? read_matrix(*matrix) : read_pose(node).matrix();
}

scene::Pose read_pose(const JsonElement& node) {
    if (const auto matrix = node.find("matrix")) return scene::pose_of(read_matrix(*matrix));
    scene::Pose pose;
    if (const auto rotation = node.find("rotation")) pose.rotation = read_rotation(*rotation);
    if (const auto scale = node.find("scale")) pose.scale = read_vector<3>(*scale);
    if (const auto translation = node.find("translation")) pose.translation = read_vector<3>(*translation);
    return pose;
}

}  // namespace vitrine::io
