#pragma once

#include <vitrine/io/progress.h>
#include <vitrine/octree/octree.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace vitrine::octree {

/// Which files are shown through an octree, and where that is kept.
struct LargeCloudOptions {
    std::uint64_t least_points = 50'000'000;
    /// Of octrees that were made from files; absent: beside the file.
    std::optional<std::filesystem::path> folder = default_octree_folder();
    io::Progress* progress = nullptr;  ///< may be null
    /// Gets a sample of the points before the octree is built; may be empty. Any thread.
    std::function<void(scene::Scene)> preview = {};

    /// `octrees` in the folder for what can be made again; none without a home.
    static std::optional<std::filesystem::path> default_octree_folder();
};

/// A cloud that shows an octree by its upper nodes, some 300,000 points, until a PointStreamer brings others.
scene::Scene scene_of(std::shared_ptr<const Octree> octree, const std::filesystem::path& path);

/// A file of an octree, or one of so many points that it is shown through one (see io::PointFile), which is built
/// unless the folder has it from an earlier time. Where the disk has no room for it, octrees that were used the longest
/// ago go. Nothing for other files. Throws FileError, with a path in the folder where the octree cannot be written, and
/// CancelledError.
std::optional<scene::Scene> read_large_cloud(const std::filesystem::path& path, const LargeCloudOptions& options = {});

}  // namespace vitrine::octree
