#include <vitrine/octree/large_cloud.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>
#include <vitrine/io/point_file.h>
#include <vitrine/octree/build_octree.h>
#include <vitrine/prepare/content_hash.h>
#include <vitrine/prepare/disk_cache.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace vitrine::octree {
namespace {

namespace fs = std::filesystem;

/// Of a cloud whose octree is being built, and of one that nobody streams.
constexpr std::size_t first_points = 300'000;

/// Points in runs from all over the file.
scene::Scene sample_of(const io::PointFile& file) {
    constexpr std::size_t run = 64;
    const std::size_t runs = std::min<std::size_t>(file.size() / run, first_points / run);
    scene::PointCloud cloud;
    for (std::size_t i = 0; i < runs; ++i) {
        const io::PointBlock block = file.read(i * (file.size() - run) / std::max<std::size_t>(runs - 1, 1), run);
        cloud.positions.append(block.positions.view());
        cloud.colors.append(block.colors.view());
    }
    return io::make_cloud_scene(std::move(cloud), file.origin(), file.path());
}

/// Names the file's content, as far as that can be told in no time.
std::string hash_of(const fs::path& path) {
    constexpr std::size_t parts = 64;
    std::array<std::byte, 4096> part{};
    prepare::ContentHash hash;
    const std::uintmax_t size = fs::file_size(path);
    hash.add(std::uint64_t{size});
    hash.add(static_cast<std::uint64_t>(fs::last_write_time(path).time_since_epoch().count()));
    std::ifstream file(path, std::ios::binary);
    for (std::size_t i = 0; i < parts; ++i) {
        file.clear();
        file.seekg(static_cast<std::streamoff>(size / parts * i));
        file.read(reinterpret_cast<char*>(part.data()), part.size());
        hash.add(std::span(part).first(static_cast<std::size_t>(file.gcount())));
    }
    return hash.text();
}

fs::path octree_path(const fs::path& path, const std::optional<fs::path>& folder) {
    if (folder) return *folder / (hash_of(path) + std::string(octree_extension));
    fs::path beside = path;
    return beside += octree_extension;
}

/// The octree of an earlier time, unless it is not there or damaged.
std::shared_ptr<const Octree> find(const fs::path& octree) {
    std::error_code error;
    if (!fs::exists(octree, error)) return nullptr;
    try {
        std::shared_ptr<const Octree> found = Octree::open(octree);
        fs::last_write_time(octree, fs::file_time_type::clock::now(), error);  // it has been used
        return found;
    } catch (const FileError& problem) {
        log().warn("{}; it is made again", problem.what());
        return nullptr;
    }
}

/// Until there is room for so many bytes, or no octree left.
void make_room(const fs::path& folder, std::uintmax_t bytes) {
    std::vector<fs::directory_entry> octrees;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == octree_extension) octrees.push_back(entry);
    }
    std::ranges::sort(octrees, {}, [](const fs::directory_entry& entry) { return entry.last_write_time(); });
    for (const fs::directory_entry& entry : octrees) {
        if (fs::space(folder).available >= bytes) return;
        log().info("{} is removed: the disk has no room for another octree", io::display(entry.path()));
        fs::remove(entry.path());
    }
}

void prepare_folder(const fs::path& octree, std::uintmax_t bytes, bool is_ours) {
    if (!is_ours) return;
    try {
        fs::create_directories(octree.parent_path());
        make_room(octree.parent_path(), bytes);
    } catch (const fs::filesystem_error& error) {
        throw FileError(octree, "cannot be written: " + error.code().message());
    }
}

}  // namespace

std::optional<fs::path> LargeCloudOptions::default_octree_folder() {
    std::optional<fs::path> folder = prepare::default_cache_folder();
    if (folder) *folder /= "octrees";
    return folder;
}

scene::Scene scene_of(std::shared_ptr<const Octree> octree, const fs::path& path) {
    scene::PointCloud cloud;
    for (const Octree::Node& node : octree->nodes()) {
        const std::size_t count = std::min<std::size_t>(node.points, first_points - cloud.positions.size());
        cloud.positions.append(octree->positions(node).first(count));
        if (octree->has_colors()) cloud.colors.append(octree->colors(node).first(count));
        if (cloud.positions.size() == first_points) break;
    }
    const glm::dvec3 origin = octree->origin();
    cloud.archive = std::move(octree);
    return io::make_cloud_scene(std::move(cloud), origin, path);
}

std::optional<scene::Scene> read_large_cloud(const fs::path& path, const LargeCloudOptions& options) {
    if (Octree::is_octree(path)) return scene_of(Octree::open(path), path);
    const std::optional<io::PointFile> file = io::PointFile::open(path, options.least_points);
    if (!file) return std::nullopt;
    const fs::path octree = octree_path(path, options.folder);
    std::shared_ptr<const Octree> found = find(octree);
    if (found) return scene_of(std::move(found), path);
    if (options.preview) options.preview(sample_of(*file));
    prepare_folder(octree, build_room(*file), options.folder.has_value());
    build_octree(*file, octree, {.progress = options.progress});
    return scene_of(Octree::open(octree), path);
}

}  // namespace vitrine::octree
