#include <vitrine/io/gltf_factors.h>

#include <algorithm>
#include <cstddef>
#include <limits>

namespace vitrine::io {
namespace {

constexpr float largest = std::numeric_limits<float>::max();

template <int N>
glm::vec<N, float> color_or(const JsonElement& object, std::string_view name, const glm::vec<N, float>& otherwise,
                            float most) {
    const auto element = object.find(name);
    if (!element) return otherwise;
    glm::vec<N, float> color;
    for (int i = 0; i < N; ++i) color[i] = std::clamp(element->at(static_cast<std::size_t>(i)).number(), 0.0F, most);
    return color;
}

}  // namespace

float number_or(const JsonElement& object, std::string_view name, float otherwise) {
    const auto element = object.find(name);
    return element ? element->number() : otherwise;
}

float unit_or(const JsonElement& object, std::string_view name, float otherwise) {
    return std::clamp(number_or(object, name, otherwise), 0.0F, 1.0F);
}

float not_negative_or(const JsonElement& object, std::string_view name, float otherwise) {
    return std::max(number_or(object, name, otherwise), 0.0F);
}

glm::vec3 unit_color_or(const JsonElement& object, std::string_view name, const glm::vec3& otherwise) {
    return color_or<3>(object, name, otherwise, 1.0F);
}

glm::vec4 unit_color_or(const JsonElement& object, std::string_view name, const glm::vec4& otherwise) {
    return color_or<4>(object, name, otherwise, 1.0F);
}

glm::vec3 not_negative_color_or(const JsonElement& object, std::string_view name, const glm::vec3& otherwise) {
    return color_or<3>(object, name, otherwise, largest);
}

}  // namespace vitrine::io
