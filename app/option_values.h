#pragma once

#include "options.h"
#include "setting_words.h"

#include <vitrine/paths/render_path.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/viewport.h>

#include <glm/glm.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::app {

/// The values of options, from their words. All throw UsageError that names the option, what was expected and
/// what was found.

/// "1920x1080", each from `min` to `max`.
glm::ivec2 parse_extent(std::string_view option, std::string_view text, int min, int max);
int parse_whole(std::string_view option, std::string_view text, int min, int max);
float parse_number(std::string_view option, std::string_view text, float min, float max);
int parse_whole(std::string_view option, std::string_view text, const Limits& limits);
float parse_number(std::string_view option, std::string_view text, const Limits& limits);
/// 1, 2, 4 or 8.
int parse_samples(std::string_view option, std::string_view text);
/// "10000" or "1e4".
std::size_t parse_count(std::string_view option, std::string_view text, std::size_t most);
/// "y", "-z", …
glm::dvec3 parse_up(std::string_view option, std::string_view text);
/// The name of a picture that can be written.
std::filesystem::path parse_picture(std::string_view option, std::string_view text);
ui::Theme parse_theme(std::string_view option, std::string_view text);
scene::CollectionKind parse_collection_kind(std::string_view option, std::string_view text);
paths::PathKind parse_path(std::string_view option, std::string_view text);
/// "0.25" to "2", or "auto", which takes `budget_ms`.
ui::RenderScale parse_render_scale(std::string_view option, std::string_view text, float budget_ms);
ui::PresentKind parse_present(std::string_view option, std::string_view text);
/// "all", or one of them.
std::vector<ui::PresentKind> parse_presents(std::string_view option, std::string_view text);
/// "all" or names separated by commas; each once, in the order given.
std::vector<paths::PathKind> parse_paths(std::string_view option, std::string_view text);
/// "all", or a name; each way once.
std::vector<compute::Way> parse_ways(std::string_view option, std::string_view text);
/// What `named` makes of a name, which throws UsageError that lists all; then the option is named, too.
template <class Named>
auto parse_named(std::string_view option, std::string_view text, const Named& named) {
    try {
        return named(text);
    } catch (const UsageError& error) {
        throw UsageError(std::string(option) + ": " + error.what());
    }
}
/// Names have neither dots nor slashes.
bool names_file(std::string_view word);
/// Whether it is the file of a picture, not the name of a matcap.
bool is_picture_of_matcap(std::string_view word);
/// The name of one, or a picture's file; empty: none.
render::Matcap parse_matcap(std::string_view option, std::string_view text);
/// From a picture. Throws FileError.
render::Matcap read_matcap(const std::filesystem::path& file);
GpuLogFormat parse_gpu_log_format(std::string_view option, std::string_view text);
/// "4": so many, all with the window's path; or the path of each: "texture,inline".
ViewportOptions parse_viewports(std::string_view option, std::string_view text);

}  // namespace vitrine::app
