#include <vitrine/base/error.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/orientation.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

constexpr double radians_per_degree = std::numbers::pi / 180;
constexpr std::string_view known_words =
    "front, back, right, left, top, bottom, iso, perspective, orthographic, eye=, pivot=, orientation=, distance=, "
    "up= or fov=";

/// What a text says of a camera.
struct CameraWords {
    std::optional<std::string_view> name;
    std::optional<Projection> projection;
    std::optional<glm::dvec3> eye;
    std::optional<glm::dvec3> pivot;
    std::optional<glm::dvec3> up;
    std::optional<glm::dquat> orientation;
    std::optional<double> distance;
    std::optional<double> fov_y_radians;
};

[[noreturn]] void fail(const std::string& problem) {
    throw UsageError("camera: " + problem);
}

std::string quoted(std::string_view text) {
    return "'" + std::string(text) + "'";
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find_first_of(separators);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

template <std::size_t count>
std::array<double, count> parse_numbers(std::string_view key, std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ",");
    std::array<double, count> numbers{};
    bool good = parts.size() == count;
    for (std::size_t i = 0; good && i < count; ++i) {
        const std::optional<double> number = parse_number(parts[i]);
        good = number.has_value();
        numbers[i] = number.value_or(0);
    }
    if (!good)
        fail(std::string(key) + " expects " +
             (count == 1 ? "a number" : std::to_string(count) + " numbers separated by commas") + ", found " +
             quoted(text));
    return numbers;
}

glm::dvec3 parse_vector(std::string_view key, std::string_view text) {
    const auto [x, y, z] = parse_numbers<3>(key, text);
    return {x, y, z};
}

/// Scales to unit length; what is as good as that already stays the same to the bit.
template <class T>
T parse_unit(std::string_view key, const T& value) {
    const double length = glm::length(value);
    if (!(length > 0)) fail(std::string(key) + " expects a length above 0");
    return std::abs(length - 1) < 1e-9 ? value : value / length;
}

double parse_fov(std::string_view text) {
    const bool in_radians = text.ends_with("rad");
    const double number = parse_numbers<1>("fov", in_radians ? text.substr(0, text.size() - 3) : text)[0];
    const double radians = in_radians ? number : number * radians_per_degree;
    if (!(radians > 0 && radians < std::numbers::pi))
        fail("fov expects an angle between 0 and 180 degrees, found " + quoted(text));
    return radians;
}

template <class T>
void set_once(std::optional<T>& slot, T value, std::string_view word) {
    if (slot) fail(quoted(word) + " repeats or contradicts what was said before");
    slot = std::move(value);
}

void read_pair(CameraWords& words, std::string_view word, std::string_view key, std::string_view text) {
    if (key == "eye") return set_once(words.eye, parse_vector(key, text), word);
    if (key == "pivot") return set_once(words.pivot, parse_vector(key, text), word);
    if (key == "up") return set_once(words.up, parse_unit(key, parse_vector(key, text)), word);
    if (key == "fov") return set_once(words.fov_y_radians, parse_fov(text), word);
    if (key == "orientation") {
        const auto [w, x, y, z] = parse_numbers<4>(key, text);
        return set_once(words.orientation, parse_unit(key, glm::dquat(w, x, y, z)), word);
    }
    if (key == "distance") {
        const double distance = parse_numbers<1>(key, text)[0];
        if (!(distance > 0)) fail("distance expects a number above 0, found " + quoted(text));
        return set_once(words.distance, distance, word);
    }
    fail("unknown part " + quoted(word) + ", expected " + std::string(known_words));
}

std::optional<StandardView> standard_view_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, StandardView>, 6> views{{
        {"front", StandardView::front},
        {"back", StandardView::back},
        {"right", StandardView::right},
        {"left", StandardView::left},
        {"top", StandardView::top},
        {"bottom", StandardView::bottom},
    }};
    for (const auto& [known, view] : views) {
        if (known == name) return view;
    }
    return std::nullopt;
}

CameraWords read_words(std::string_view text) {
    CameraWords words;
    for (const std::string_view word : split(text, " \t\r\n;")) {
        if (word.empty()) continue;
        const std::size_t equals = word.find('=');
        if (equals != std::string_view::npos) {
            read_pair(words, word, word.substr(0, equals), word.substr(equals + 1));
        } else if (word == "perspective") {
            set_once(words.projection, Projection::perspective, word);
        } else if (word == "orthographic" || word == "ortho") {
            set_once(words.projection, Projection::orthographic, word);
        } else if (word == "iso" || standard_view_named(word)) {
            set_once(words.name, word, word);
        } else {
            fail("unknown word " + quoted(word) + ", expected " + std::string(known_words));
        }
    }
    return words;
}

void check_agreement(const CameraWords& words) {
    if (words.eye && (words.name || words.orientation || words.distance))
        fail("eye= goes with pivot= and up=, not with a view's name, orientation= or distance=");
    if (words.orientation && words.name) fail("orientation= does not go with a view's name");
}

void place_eye(Camera& camera, const glm::dvec3& eye) {
    const glm::dvec3 direction = camera.pivot - eye;
    if (!(glm::length(direction) > 0)) fail("the eye lies on the pivot");
    camera.distance = glm::length(direction);
    camera.orientation = look_orientation(direction, camera.up);
}

std::string text_of(double number) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

std::string text_of(const glm::dvec3& v) {
    return text_of(v.x) + "," + text_of(v.y) + "," + text_of(v.z);
}

/// In degrees where that reads back exactly, else in radians.
std::string fov_text(double radians) {
    const double degrees = radians / radians_per_degree;
    for (const double candidate : {std::round(degrees), degrees}) {
        if (candidate * radians_per_degree == radians) return text_of(candidate);
    }
    return text_of(radians) + "rad";
}

}  // namespace

Camera parse_camera(const std::string& text, const Bounds& bounds, double aspect, const glm::dvec3& up) {
    const CameraWords words = read_words(text);
    check_agreement(words);
    Camera camera = default_camera(bounds, aspect, words.up.value_or(up));
    camera.projection = words.projection.value_or(camera.projection);
    camera.fov_y_radians = words.fov_y_radians.value_or(camera.fov_y_radians);
    camera.orientation = words.orientation.value_or(camera.orientation);
    if (words.name) {
        if (const std::optional<StandardView> view = standard_view_named(*words.name)) look_from(camera, *view);
    }
    frame(camera, bounds, aspect);
    camera.pivot = words.pivot.value_or(camera.pivot);
    camera.distance = words.distance.value_or(camera.distance);
    if (words.eye) place_eye(camera, *words.eye);
    return camera;
}

std::string to_string(const Camera& camera) {
    const glm::dquat& q = camera.orientation;
    return "pivot=" + text_of(camera.pivot) + " orientation=" + text_of(q.w) + "," +
           text_of(glm::dvec3(q.x, q.y, q.z)) + " distance=" + text_of(camera.distance) + " up=" + text_of(camera.up) +
           " fov=" + fov_text(camera.fov_y_radians) +
           (camera.projection == Projection::orthographic ? " orthographic" : " perspective");
}

}  // namespace vitrine::scene
