#include "files.h"

#include "view_state.h"

#include <app/viewer/folder_listing.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/hdr_reader.h>
#include <vitrine/io/names.h>
#include <vitrine/octree/large_cloud.h>
#include <vitrine/scene/append.h>

#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::app {
namespace {

const io::Format octree_format{
    "octree", {octree::octree_extension}, "clouds of any size, as `vitrine index` makes them"};

const io::Format environment_format{
    "HDR", {io::environment_extension}, "Radiance pictures of what is around: they light the scene"};

const io::Format state_format{"JSON", {state_extension}, "views that were saved: files, camera and settings"};

/// The scene, if the file is shown through an octree.
std::optional<scene::Scene> read_through_octree(const std::filesystem::path& path, std::uint64_t octree_from,
                                                const io::ReadOptions& options, std::vector<std::string>& warnings) {
    try {
        return octree::read_large_cloud(
            path, {.least_points = octree_from, .progress = options.progress, .preview = options.preview});
    } catch (const FileError& error) {
        if (octree::Octree::is_octree(path)) throw;
        if (error.path() == path) return std::nullopt;  // its reader knows better
        warnings.push_back(io::display(path) + ": all points are read: " + error.what());
        log().warn("{}", warnings.back());
        return std::nullopt;
    }
}

}  // namespace

std::vector<io::Format> known_formats() {
    std::vector<io::Format> formats = io::formats();
    formats.insert(formats.begin(), {octree_format, environment_format, state_format});
    return formats;
}

bool has_scene_name(const std::filesystem::path& path) {
    return io::has_known_extension(path) || io::lower_extension(path) == octree::octree_extension;
}

bool has_known_name(const std::filesystem::path& path) {
    return has_scene_name(path) || io::is_environment_name(path) || is_state_name(path);
}

std::vector<std::filesystem::path> with_folders_opened(const std::vector<std::filesystem::path>& paths) {
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& path : paths) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            files.push_back(path);
            continue;
        }
        const std::vector<std::filesystem::path> known = known_files(path);
        files.insert(files.end(), known.begin(), known.end());
    }
    return files;
}

io::ReadResult read_file(const std::filesystem::path& path, std::uint64_t octree_from, const io::ReadOptions& options) {
    std::vector<std::string> warnings;
    io::ReadResult result;
    try {
        std::optional<scene::Scene> scene = read_through_octree(path, octree_from, options, warnings);
        if (scene) {
            result.scene = *std::move(scene);
            result.files.push_back(path);
        } else {
            result = io::read_readable({path}, options);
        }
    } catch (const FileError& error) {
        result.problems.emplace_back(error.what());
    }
    result.warnings.insert(result.warnings.begin(), warnings.begin(), warnings.end());
    return result;
}

scene::Scene read_files(const std::vector<std::filesystem::path>& paths, std::uint64_t octree_from) {
    scene::Scene scene;
    std::vector<std::string> logged;
    for (const std::filesystem::path& path : with_folders_opened(paths)) {
        std::optional<scene::Scene> cloud = read_through_octree(path, octree_from, {}, logged);
        scene::append(scene, cloud ? *std::move(cloud) : io::read_scene(path));
    }
    return scene;
}

}  // namespace vitrine::app
