#include "view_state.h"

#include "option_values.h"
#include "scene_setup.h"
#include "view_settings.h"
#include "view_visitors.h"

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/utf8.h>
#include <vitrine/base/whole_file.h>
#include <vitrine/io/json_element.h>
#include <vitrine/io/names.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* version_key = "version";
constexpr const char* camera_key = "camera";

std::string text_in(const fs::path& file) {
    constexpr std::uintmax_t most_bytes = 16 * 1024 * 1024;
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) throw FileError(file, io::why_not_found(file));
    if (fs::file_size(file, ignored) > most_bytes)
        throw FileError(file, "is too large for a view: expected 16 MiB at most");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw FileError(file, "cannot be read");
    return {std::istreambuf_iterator<char>(stream), {}};
}

FilePlace place_of(std::string_view text, std::size_t byte) {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
    for (std::size_t i = 0; i < std::min(byte, text.size());) {
        const bool ends = text[i] == '\n';
        next_character(text, i);
        line += ends ? 1 : 0;
        column = ends ? 1 : column + 1;
    }
    return FilePlace::at_column(line, column);
}

Json parse(const fs::path& file) {
    const std::string text = text_in(file);
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        throw FileError(file, place_of(text, error.byte > 0 ? error.byte - 1 : 0),
                        "expected JSON: " + io::reason_of(error));
    }
}

void check_version(const fs::path& file, const Json& root) {
    if (!root.is_object() || !root.contains(version_key))
        throw FileError(file, fmt::format("expected a view: an object with \"{}\"", version_key));
    const Json& version = root.at(version_key);
    if (version == state_version) return;
    const std::string newer = version.is_number_integer() && version > state_version ? ", of a newer Vitrine" : "";
    throw FileError(file,
                    fmt::format("/{}: expected {}, found {}{}", version_key, state_version, found_in(version), newer));
}

fs::path folder_of(const fs::path& file) {
    return fs::absolute(file).lexically_normal().parent_path();
}

/// From the folder, where the path lies in it or below.
std::string word_of(const fs::path& path, const fs::path& folder) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    const fs::path below = whole.lexically_relative(folder);
    const bool is_below = !below.empty() && *below.begin() != "..";
    return io::display(is_below ? below : whole);
}

/// The same where a name would be possible, too.
std::string word_for_file(const fs::path& path, const fs::path& folder) {
    const std::string word = word_of(path, folder);
    return names_file(word) ? word : "./" + word;
}

fs::path path_of(const std::string& word, const fs::path& folder) {
    return (folder / io::path_from_utf8(word)).lexically_normal();
}

ViewWords words_of(const SceneOptions& view, const fs::path& folder) {
    const render::Lighting& light = view.render.lighting;
    const bool has_picture = !view.matcap.empty() && view.matcap.filename() == view.render.matcap.name;
    ViewWords told;
    for (const fs::path& file : view.files) told.files.push_back(word_of(file, folder));
    told.camera = camera_words(view.camera);
    told.environment = light.surroundings == render::Surroundings::map ? "" : render::name_of(light.surroundings);
    if (!view.environment.empty()) told.environment = word_for_file(view.environment, folder);
    told.matcap = has_picture ? word_for_file(view.matcap, folder) : view.render.matcap.name;
    told.key_light = light.key;
    return told;
}

void take_camera(ViewReader& reader, const ViewWords& told, SceneOptions& view) {
    const std::string text = camera_text(told.camera);
    if (text.empty()) return;
    try {
        check_camera(text);
        view.camera = text;
    } catch (const UsageError& error) {
        reader.fail(camera_key, error.what());
    }
}

void take_surroundings(const ViewWords& told, const fs::path& folder, SceneOptions& view) {
    render::Lighting& light = view.render.lighting;
    if (told.key_light) view.key_light = light.key = static_cast<float>(*told.key_light);
    if (told.environment.empty()) return;
    const bool is_map = names_file(told.environment);
    view.environment = is_map ? path_of(told.environment, folder) : fs::path();
    light.surroundings =
        is_map ? render::Surroundings::studio : render::surroundings_named(told.environment);  // until it has been read
}

void take_matcap(const std::string& word, const fs::path& folder, SceneOptions& view) {
    if (word.empty()) return;
    view.matcap = names_file(word) ? path_of(word, folder) : fs::path();
    view.render.matcap = names_file(word) ? read_matcap(view.matcap) : render::make_matcap(word);
}

}  // namespace

bool is_state_name(const fs::path& path) {
    return io::lower_extension(path) == state_extension;
}

std::vector<std::string> read_view_state(const fs::path& file, SceneOptions& view, const GivenOption& given) {
    const Json root = parse(file);
    check_version(file, root);
    const fs::path folder = folder_of(file);
    ViewReader reader(file, root, given);
    reader.find(version_key);
    SceneOptions read = view;
    ViewWords told;
    visit_view(reader, read, told);
    if (!told.files.empty()) read.files.clear();
    for (const std::string& word : told.files) read.files.push_back(path_of(word, folder));
    take_camera(reader, told, read);
    take_surroundings(told, folder, read);
    take_matcap(told.matcap, folder, read);
    view = std::move(read);
    const std::vector<std::string> warnings = reader.take_warnings();
    for (const std::string& warning : warnings) log().warn("{}", warning);
    return warnings;
}

void write_view_state(const fs::path& file, const SceneOptions& view) {
    ViewWords told = words_of(view, folder_of(file));
    SceneOptions shown = view;
    Json root = {{version_key, state_version}};
    ViewWriter writer(root);
    visit_view(writer, shown, told);
    const std::string text = file_text(root);
    write_whole_file(file, std::as_bytes(std::span(text)));
}

}  // namespace vitrine::app
