#include "preferences.h"

#include <app/setting_words.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/whole_file.h>
#include <vitrine/ui/split_view.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string>
#include <system_error>

namespace vitrine::app {
namespace {

using nlohmann::json;

std::string text_of(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::filesystem::path path_of(const std::string& text) {
    return {std::u8string(text.begin(), text.end())};
}

constexpr std::array<const char*, 3> strip_names{"timings", "memory", "gpu_log"};

std::size_t index_of(Strip strip) {
    return static_cast<std::size_t>(strip);
}

json layout_json(const Layout& layout) {
    return {
        {"panels", layout.panels},
        {"column", {{"shown", layout.column}, {"width", layout.column_width}}},
        {"timings",
         {{"shown", layout.timings},
          {"height", layout.timings_height},
          {"strip", strip_names[index_of(layout.strip)]}}},
        {"sections",
         {{"demo", layout.demo_section},
          {"kernels", layout.compute_section},
          {"path", layout.path_section},
          {"scene", layout.scene_section},
          {"camera", layout.camera_section},
          {"data", layout.data_section},
          {"appearance", layout.appearance_section},
          {"log", layout.log_section}}},
    };
}

json preferences_json(const Preferences& preferences) {
    json recent = json::array();
    for (const std::filesystem::path& file : preferences.recent) recent.push_back(text_of(file));
    json viewport_paths = json::array();
    for (const paths::PathKind kind : preferences.viewports.paths) viewport_paths.push_back(paths::name_of(kind));
    return {
        {"layout", layout_json(preferences.layout)},
        {"theme", name_of(preferences.theme)},
        {"zoom", std::round(static_cast<double>(preferences.zoom) * 100) / 100},
        {"path", paths::name_of(preferences.path)},
        {"viewports",
         {{"count", preferences.viewports.count}, {"linked", preferences.viewports.linked}, {"paths", viewport_paths}}},
        {"present", ui::name_of(preferences.present)},
        {"ring_size", preferences.ring_size},
        {"samples", preferences.samples},
        {"vsync", preferences.vsync},
        {"continuous", preferences.continuous},
        {"controller", scene::name_of(preferences.controller)},
        {"recent", recent},
        {"browser", {{"folder", text_of(preferences.folder)}, {"all_files", preferences.all_files}}},
    };
}

/// Takes the member when it is there. Throws json::exception for a wrong type.
template <class T>
void take(const json& object, const char* name, T& value) {
    if (object.contains(name)) value = object.at(name).get<T>();
}

void take_length(const json& object, const char* name, float& value, float low, float high) {
    take(object, name, value);
    value = std::isfinite(value) ? std::clamp(value, low, high) : low;
}

/// An object that may be missing.
json part_of(const json& object, const char* name) {
    return object.contains(name) ? object.at(name) : json::object();
}

/// A name that is not known, such as one of a later version's, is the usual one.
Strip strip_from(const json& object) {
    std::string name;
    take(object, "strip", name);
    const auto* found = std::find(strip_names.begin(), strip_names.end(), name);
    return found != strip_names.end() ? static_cast<Strip>(found - strip_names.begin()) : Strip::timings;
}

Layout layout_from(const json& object) {
    Layout layout;
    take(object, "panels", layout.panels);
    const json column = part_of(object, "column");
    take(column, "shown", layout.column);
    take_length(column, "width", layout.column_width, 240, 800);
    const json timings = part_of(object, "timings");
    take(timings, "shown", layout.timings);
    take_length(timings, "height", layout.timings_height, 96, 800);
    layout.strip = strip_from(timings);
    const json sections = part_of(object, "sections");
    take(sections, "demo", layout.demo_section);
    take(sections, "kernels", layout.compute_section);
    take(sections, "path", layout.path_section);
    take(sections, "scene", layout.scene_section);
    take(sections, "camera", layout.camera_section);
    take(sections, "data", layout.data_section);
    take(sections, "appearance", layout.appearance_section);
    take(sections, "log", layout.log_section);
    return layout;
}

ViewportOptions viewports_from(const json& object) {
    ViewportOptions viewports;
    take(object, "count", viewports.count);
    viewports.count = std::clamp(viewports.count, 1, ui::SplitView::most_viewports);
    take(object, "linked", viewports.linked);
    std::vector<std::string> names;
    take(object, "paths", names);
    for (const std::string& name : names) viewports.paths.push_back(paths::path_kind_named(name));
    return viewports;
}

void take_drawing(const json& object, Preferences& preferences) {
    std::string name(paths::name_of(preferences.path));
    take(object, "path", name);
    preferences.path = paths::path_kind_named(name);
    preferences.viewports = viewports_from(part_of(object, "viewports"));
    name = scene::name_of(preferences.controller);
    take(object, "controller", name);
    preferences.controller = scene::controller_kind_named(name);
    name = ui::name_of(preferences.present);
    take(object, "present", name);
    preferences.present = ui::present_kind_named(name);
    take(object, "ring_size", preferences.ring_size);
    preferences.ring_size = std::clamp(preferences.ring_size, 2, 8);
    take(object, "samples", preferences.samples);
    int samples = 1;
    while (2 * samples <= std::min(preferences.samples, 8)) samples *= 2;
    preferences.samples = samples;
    take(object, "vsync", preferences.vsync);
    take(object, "continuous", preferences.continuous);
}

void take_files(const json& object, Preferences& preferences) {
    std::vector<std::string> recent;
    take(object, "recent", recent);
    recent.resize(std::min(recent.size(), most_recent_files));
    for (const std::string& file : recent) preferences.recent.push_back(path_of(file));
    const json browser = part_of(object, "browser");
    std::string folder;
    take(browser, "folder", folder);
    preferences.folder = path_of(folder);
    take(browser, "all_files", preferences.all_files);
}

Preferences preferences_from(const json& object) {
    if (!object.is_object()) throw Error("expected a JSON object");
    Preferences preferences;
    preferences.layout = layout_from(part_of(object, "layout"));
    std::string theme = "dark";
    take(object, "theme", theme);
    preferences.theme = theme == name_of(ui::Theme::light) ? ui::Theme::light : ui::Theme::dark;
    take_length(object, "zoom", preferences.zoom, smallest_zoom, largest_zoom);
    take_drawing(object, preferences);
    take_files(object, preferences);
    return preferences;
}

std::filesystem::path folder_from(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

}  // namespace

std::filesystem::path preferences_file() {
    // A relative XDG_CONFIG_HOME counts as none (XDG Base Directory Specification 0.8).
    std::filesystem::path config = folder_from("XDG_CONFIG_HOME");
    if (!config.is_absolute()) {
        const std::filesystem::path home = folder_from("HOME");
        if (!home.is_absolute()) return {};
        config = home / ".config";
    }
    return config / "vitrine" / "settings.json";
}

Preferences read_preferences(const std::filesystem::path& file) {
    std::error_code ignored;
    if (file.empty() || !std::filesystem::exists(file, ignored)) return {};
    try {
        std::ifstream stream(file);
        if (!stream) throw FileError(file, "cannot be read");
        return preferences_from(json::parse(stream));
    } catch (const std::exception& error) {
        log().warn("the saved settings are not used: {}: {}", text_of(file), error.what());
        return {};
    }
}

void write_preferences(const std::filesystem::path& file, const Preferences& preferences) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) throw FileError(file.parent_path(), "cannot be made: " + error.message());
    const std::string text = preferences_json(preferences).dump(4, ' ', false, json::error_handler_t::replace) + '\n';
    write_whole_file(file, std::as_bytes(std::span(text)));
}

void add_recent(Preferences& preferences, const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::path absolute = std::filesystem::absolute(file, error);
    if (error) absolute = file;
    absolute = absolute.lexically_normal();
    std::erase(preferences.recent, absolute);
    preferences.recent.insert(preferences.recent.begin(), std::move(absolute));
    if (preferences.recent.size() > most_recent_files) preferences.recent.resize(most_recent_files);
}

}  // namespace vitrine::app
