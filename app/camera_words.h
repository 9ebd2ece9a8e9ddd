#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace vitrine::app {

/// The parts that a camera's text may have, by which they stand in a file: "view" is a view's name, all others are as
/// in the text.
inline constexpr std::array<std::string_view, 8> camera_keys{"view", "eye",      "pivot", "orientation",
                                                             "up",   "distance", "fov",   "projection"};

/// By their keys; those that are not there are empty or missing.
using CameraWords = std::map<std::string, std::string, std::less<>>;

/// Of a text as --camera takes it: "front fov=30" has {"view": "front"}, {"fov": "30"}.
CameraWords camera_words(const std::string& text);
/// The text again.
std::string camera_text(const CameraWords& words);

}  // namespace vitrine::app
