#pragma once

#include <vitrine/io/json_element.h>

#include <glm/glm.hpp>

#include <string_view>

namespace vitrine::io {

/// Numbers of materials of glTF files, by the name of the member that may have them. What is out of range is clamped.
/// All throw FileError where there is something else than numbers.

/// From 0 to 1.
float unit_or(const JsonElement& object, std::string_view name, float otherwise);
float not_negative_or(const JsonElement& object, std::string_view name, float otherwise);
float number_or(const JsonElement& object, std::string_view name, float otherwise);
/// Each channel from 0 to 1.
glm::vec3 unit_color_or(const JsonElement& object, std::string_view name, const glm::vec3& otherwise);
glm::vec4 unit_color_or(const JsonElement& object, std::string_view name, const glm::vec4& otherwise);
glm::vec3 not_negative_color_or(const JsonElement& object, std::string_view name, const glm::vec3& otherwise);

}  // namespace vitrine::io
