#include "option_values.h"

#include <vitrine/base/error.h>
#include <vitrine/io/picture.h>
#include <vitrine/ui/split_view.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

[[noreturn]] void fail(std::string_view option, std::string_view expected, std::string_view found) {
    throw UsageError(fmt::format("{}: expected {}, found '{}'", option, expected, found));
}

template <class T>
std::optional<T> number_in(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Names separated by commas.
std::vector<paths::PathKind> listed_paths(std::string_view option, std::string_view text) {
    std::vector<paths::PathKind> kinds;
    while (true) {
        const std::size_t comma = text.find(',');
        kinds.push_back(parse_path(option, text.substr(0, comma)));
        if (comma == std::string_view::npos) return kinds;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace

glm::ivec2 parse_extent(std::string_view option, std::string_view text, int min, int max) {
    const std::size_t cross = text.find('x');
    if (cross != std::string_view::npos) {
        const std::optional<int> width = number_in<int>(text.substr(0, cross));
        const std::optional<int> height = number_in<int>(text.substr(cross + 1));
        const auto fits = [&](const std::optional<int>& n) { return n && *n >= min && *n <= max; };
        if (fits(width) && fits(height)) return {*width, *height};
    }
    fail(option, fmt::format("two whole numbers from {} to {} like 1920x1080", min, max), text);
}

int parse_whole(std::string_view option, std::string_view text, int min, int max) {
    const std::optional<int> number = number_in<int>(text);
    if (!number || *number < min || *number > max)
        fail(option, fmt::format("a whole number from {} to {}", min, max), text);
    return *number;
}

float parse_number(std::string_view option, std::string_view text, float min, float max) {
    const std::optional<float> number = number_in<float>(text);
    if (!number || !std::isfinite(*number) || *number < min || *number > max)
        fail(option, fmt::format("a number from {} to {}", min, max), text);
    return *number;
}

int parse_whole(std::string_view option, std::string_view text, const Limits& limits) {
    return parse_whole(option, text, static_cast<int>(limits.least), static_cast<int>(limits.most));
}

float parse_number(std::string_view option, std::string_view text, const Limits& limits) {
    return parse_number(option, text, static_cast<float>(limits.least), static_cast<float>(limits.most));
}

int parse_samples(std::string_view option, std::string_view text) {
    const std::optional<int> number = number_in<int>(text);
    if (!number || (*number != 1 && *number != 2 && *number != 4 && *number != 8))
        fail(option, "1, 2, 4 or 8 samples per pixel", text);
    return *number;
}

std::size_t parse_count(std::string_view option, std::string_view text, std::size_t most) {
    const std::optional<double> number = number_in<double>(text);
    if (!number || !(*number >= 1 && *number <= static_cast<double>(most)) || *number != std::floor(*number))
        fail(option, fmt::format("a whole number from 1 to {} like 10000 or 1e4", most), text);
    return static_cast<std::size_t>(*number);
}

glm::dvec3 parse_up(std::string_view option, std::string_view text) {
    std::string_view axis = text;
    const double sign = axis.starts_with('-') ? -1 : 1;
    if (axis.starts_with('-') || axis.starts_with('+')) axis.remove_prefix(1);
    if (axis == "x" || axis == "X") return {sign, 0, 0};
    if (axis == "y" || axis == "Y") return {0, sign, 0};
    if (axis == "z" || axis == "Z") return {0, 0, sign};
    fail(option, "x, y, z, -x, -y or -z", text);
}

std::filesystem::path parse_picture(std::string_view option, std::string_view text) {
    std::filesystem::path path(text);
    if (!io::is_picture_name(path)) fail(option, "a name that ends in .png", text);
    return path;
}

ui::Theme parse_theme(std::string_view option, std::string_view text) {
    return parse_named(option, text, theme_named);
}

scene::CollectionKind parse_collection_kind(std::string_view option, std::string_view text) {
    std::string names;
    for (std::size_t i = 0; i < scene::collection_kind_count; ++i) {
        const auto kind = static_cast<scene::CollectionKind>(i);
        if (text == scene::name_of(kind)) return kind;
        names += (i == 0 ? "" : ", ") + std::string(scene::name_of(kind));
    }
    throw UsageError(fmt::format("{}: there are no '{}', only: {}", option, text, names));
}

paths::PathKind parse_path(std::string_view option, std::string_view text) {
    return parse_named(option, text, paths::path_kind_named);
}

ui::RenderScale parse_render_scale(std::string_view option, std::string_view text, float budget_ms) {
    if (text == "auto") return {.fixed = 1, .automatic = true, .budget_ms = budget_ms};
    const std::optional<float> number = number_in<float>(text);
    if (!number || !(*number >= ui::smallest_render_scale && *number <= ui::largest_render_scale))
        fail(option, fmt::format("auto or a number from {} to {}", ui::smallest_render_scale, ui::largest_render_scale),
             text);
    return {.fixed = *number, .automatic = false, .budget_ms = budget_ms};
}

ui::PresentKind parse_present(std::string_view option, std::string_view text) {
    try {
        return ui::present_kind_named(text);
    } catch (const UsageError& error) {
        throw UsageError(fmt::format("{}: {}", option, error.what()));
    }
}

std::vector<ui::PresentKind> parse_presents(std::string_view option, std::string_view text) {
    if (text == "all") return {ui::PresentKind::exact, ui::PresentKind::image};
    return {parse_present(option, text)};
}

std::vector<paths::PathKind> parse_paths(std::string_view option, std::string_view text) {
    if (text == "all") return {paths::all_paths.begin(), paths::all_paths.end()};
    std::vector<paths::PathKind> kinds;
    for (const paths::PathKind kind : listed_paths(option, text)) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    }
    return kinds;
}

std::vector<compute::Way> parse_ways(std::string_view option, std::string_view text) {
    if (text == "all") return {compute::all_ways.begin(), compute::all_ways.end()};
    try {
        return {compute::way_named(text)};
    } catch (const UsageError& error) {
        throw UsageError(fmt::format("{}: {}", option, error.what()));
    }
}

bool names_file(std::string_view word) {
    return word.find_first_of("./\\") != std::string_view::npos;
}

bool is_picture_of_matcap(std::string_view word) {
    std::error_code ignored;
    return std::filesystem::exists(word, ignored);
}

render::Matcap parse_matcap(std::string_view option, std::string_view text) {
    if (text.empty()) return {};
    if (!is_picture_of_matcap(text)) return parse_named(option, text, render::make_matcap);
    return read_matcap(text);
}

render::Matcap read_matcap(const std::filesystem::path& file) {
    const io::Picture read = io::read_picture(file);
    std::vector<glm::u8vec4> texels(read.rgba.size() / 4);
    for (std::size_t i = 0; i < texels.size(); ++i)
        texels[i] = {read.rgba[4 * i], read.rgba[4 * i + 1], read.rgba[4 * i + 2], 255};
    scene::ColorImage picture;
    picture.assign(static_cast<std::size_t>(read.size.x), static_cast<std::size_t>(read.size.y), std::move(texels));
    picture.set_label("matcap");
    return {file.filename().string(), std::make_shared<const scene::ColorImage>(std::move(picture))};
}

GpuLogFormat parse_gpu_log_format(std::string_view option, std::string_view text) {
    if (text == "text") return GpuLogFormat::text;
    if (text == "json") return GpuLogFormat::json;
    fail(option, "text or json", text);
}

ViewportOptions parse_viewports(std::string_view option, std::string_view text) {
    constexpr int most = ui::SplitView::most_viewports;
    if (text.find_first_not_of("0123456789+-.") == std::string_view::npos)
        return {.count = parse_whole(option, text, 1, most), .linked = true, .paths = {}};
    const std::vector<paths::PathKind> kinds = listed_paths(option, text);
    if (kinds.size() > std::size_t{most})
        throw UsageError(fmt::format("{}: expected at most {} paths, found {}", option, most, kinds.size()));
    return {.count = static_cast<int>(kinds.size()), .linked = true, .paths = kinds};
}

}  // namespace vitrine::app
