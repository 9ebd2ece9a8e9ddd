#pragma once

#include <vitrine/io/point_file.h>
#include <vitrine/io/progress.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace vitrine::octree {

/// How an octree is built.
struct BuildOptions {
    io::Progress* progress = nullptr;  ///< as many bytes as the file's points have; may be null
    /// So many are in memory at once for each core, at 40 bytes each.
    std::uint64_t chunk_points = 2'000'000;
    /// A node of so many and fewer has nothing below it.
    std::size_t leaf_points = 16'384;
};

/// Bytes that have to be free on the disk, which is twice what the octree takes.
std::uint64_t build_room(const io::PointFile& file);

/// Puts a file's points into an octree in a file of its own, by reading them three times, on all cores: around what
/// they are, how many are where, and into chunks in a scratch file beside `target`, each of which is then sorted in
/// memory. Points without a finite position are left out. The same octree on any number of cores. Throws FileError,
/// when there is no room on the disk too, and CancelledError.
void build_octree(const io::PointFile& file, const std::filesystem::path& target, const BuildOptions& options = {});

}  // namespace vitrine::octree
