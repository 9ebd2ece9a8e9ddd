#include "camera_words.h"

#include "scene_setup.h"

#include <sstream>

namespace vitrine::app {
namespace {

constexpr std::string_view view_key = "view";
constexpr std::string_view projection_key = "projection";

std::string_view key_of(std::string_view word) {
    if (const std::size_t equals = word.find('='); equals != std::string_view::npos) return word.substr(0, equals);
    return word == "perspective" || word.starts_with("ortho") ? projection_key : view_key;
}

}  // namespace

CameraWords camera_words(const std::string& text) {
    if (names_view(text)) return {{std::string(view_key), text}};
    CameraWords words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;) {
        const std::size_t equals = word.find('=');
        words[std::string(key_of(word))] = equals == std::string::npos ? word : word.substr(equals + 1);
    }
    return words;
}

std::string camera_text(const CameraWords& words) {
    std::string text;
    for (const std::string_view key : camera_keys) {
        const auto found = words.find(key);
        if (found == words.end() || found->second.empty()) continue;
        if (!text.empty()) text += ' ';
        if (key != view_key && key != projection_key) text += std::string(key) + '=';
        text += found->second;
    }
    return text;
}

}  // namespace vitrine::app
