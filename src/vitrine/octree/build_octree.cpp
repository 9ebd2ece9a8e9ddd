#include <vitrine/octree/build_octree.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/finish_geometry.h>
#include <vitrine/octree/chunk_grid.h>
#include <vitrine/octree/octree_writer.h>
#include <vitrine/octree/sample_chunk.h>
#include <vitrine/octree/scratch_file.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <mutex>
#include <numeric>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace vitrine::octree {
namespace {

using Points = std::vector<OctreePoint>;
/// Reads points [first, first + count) of wherever they are; those without a place are left out. Any thread.
using ReadPoints = std::function<Points(std::uint64_t first, std::size_t count)>;

/// Read at a time by each core.
constexpr std::size_t points_at_a_time = 262'144;
/// Below it chunks are not parted, however many points they have: these are all but in one place.
constexpr std::uint32_t deepest_chunk = 14;
/// All points are read so often, or as good as.
constexpr std::uint64_t passes = 4;

/// Somewhat larger than the box, so that no point lies on its far sides.
Cube cube_around(const scene::Bounds& box) {
    const glm::dvec3 size = box.size();
    const double edge = std::max({size.x, size.y, size.z});
    const double reach = std::max({std::abs(box.max.x), std::abs(box.max.y), std::abs(box.max.z), 1e-30});
    return {box.min, std::max(edge * (1 + 1e-6), reach * 1e-6)};
}

/// Points that lie after each other in a scratch file.
ReadPoints reader_of(ScratchFile& file, std::uint64_t begin) {
    return [&file, begin](std::uint64_t first, std::size_t count) {
        Points points(count);
        file.read((begin + first) * sizeof(OctreePoint), std::as_writable_bytes(std::span(points)));
        return points;
    };
}

/// Points, those of a chunk beside each other.
struct SortedPoints {
    Points points;
    std::vector<std::size_t> begins;  ///< of each chunk's, and their end

    std::span<const OctreePoint> of(std::size_t chunk) const {
        return std::span(points).subspan(begins[chunk], begins[chunk + 1] - begins[chunk]);
    }
};

SortedPoints sort_by_chunk(const Points& points, const ChunkGrid& grid, std::size_t chunks) {
    std::vector<std::uint32_t> chunk_of(points.size());
    SortedPoints sorted{Points(points.size()), std::vector<std::size_t>(chunks + 1)};
    for (std::size_t i = 0; i < points.size(); ++i) {
        chunk_of[i] = grid.chunk_of(points[i].position);
        ++sorted.begins[chunk_of[i] + 1];
    }
    std::partial_sum(sorted.begins.begin(), sorted.begins.end(), sorted.begins.begin());
    std::vector<std::size_t> next = sorted.begins;
    for (std::size_t i = 0; i < points.size(); ++i) sorted.points[next[chunk_of[i]]++] = points[i];
    return sorted;
}

class Builder {
public:
    Builder(const io::PointFile& file, const std::filesystem::path& target, const BuildOptions& options)
        : file_(file), target_(target), options_(options) {}

    void run() {
        const scene::Bounds box = measure();
        if (box.empty()) throw FileError(file_.path(), "has no points with a finite position");
        require_room();
        root_ = cube_around(box);
        OctreeHeader header{.has_colors = file_.has_colors() ? 1U : 0U,
                            .origin = file_.origin(),
                            .cube_corner = root_.corner,
                            .cube_edge = root_.edge,
                            .box_min = box.min,
                            .box_max = box.max};
        OctreeWriter writer(target_, header);
        writer_ = &writer;
        part([this](auto first, auto count) { return points_of_file(first, count); }, file_.size(), NodeKey());
        file_.require_whole();
        writer.finish();
    }

private:
    Points points_of_file(std::uint64_t first, std::size_t count) const {
        const io::PointBlock block = file_.read(first, count);
        Points points;
        points.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            if (io::is_finite(block.positions[i]))
                points.push_back({block.positions[i], block.colors.empty() ? glm::u8vec4(255) : block.colors[i]});
        }
        return points;
    }

    void begin(const char* stage) const {
        if (options_.progress != nullptr) options_.progress->begin(stage);
    }

    /// So many points have gone through one of the passes.
    void advance(std::uint64_t points) const {
        if (options_.progress != nullptr) options_.progress->advance(points * file_.row_bytes() / passes);
    }

    scene::Bounds measure() {
        begin("measuring");
        std::mutex mutex;
        scene::Bounds box;
        parallel_parts(file_.size(), points_at_a_time, [&](std::size_t first, std::size_t end) {
            const scene::Bounds part = scene::bounds_of(file_.read(first, end - first).positions.view());
            advance(end - first);
            const std::scoped_lock lock(mutex);
            box.add(part);
        });
        return box;
    }

    /// Better now than after minutes.
    void require_room() const {
        std::error_code error;
        const std::filesystem::path folder = std::filesystem::absolute(target_).parent_path();
        const std::uintmax_t there = std::filesystem::space(folder, error).available;
        const std::uint64_t needed = build_room(file_);
        if (error || there >= needed) return;
        constexpr std::uint64_t megabyte = 1'000'000;
        throw FileError(target_, "needs " + std::to_string(needed / megabyte) + " MB on the disk, there are " +
                                     std::to_string(there / megabyte) + " MB");
    }

    /// Parts the points of a node into chunks, and writes what becomes of these.
    void part(const ReadPoints& read, std::uint64_t count, const NodeKey& node) {
        ChunkGrid grid(node, root_.of(node));
        const bool first_time = node.level == 0;
        if (first_time) begin("counting");
        parallel_parts(count, points_at_a_time, [&](std::size_t first, std::size_t end) {
            for (const OctreePoint& point : read(first, end - first)) grid.count(point.position);
            if (first_time) advance(end - first);
        });
        const std::vector<Chunk> chunks = grid.part(options_.chunk_points);
        std::filesystem::path path = target_;
        path += ".chunks" + std::to_string(node.level);
        ScratchFile scratch(path);
        if (first_time) begin("sorting");
        const std::vector<std::uint64_t> begins = begins_of(chunks);
        distribute(read, count, grid, begins, scratch, first_time);
        if (first_time) begin("indexing");
        build(chunks, begins, scratch);
    }

    static std::vector<std::uint64_t> begins_of(const std::vector<Chunk>& chunks) {
        std::vector<std::uint64_t> begins;
        std::uint64_t next = 0;
        for (const Chunk& chunk : chunks) {
            begins.push_back(next);
            next += chunk.points;
        }
        return begins;
    }

    /// Brings points to their chunks.
    void distribute(const ReadPoints& read, std::uint64_t count, const ChunkGrid& grid,
                    const std::vector<std::uint64_t>& begins, ScratchFile& scratch, bool first_time) const {
        std::vector<std::atomic<std::uint64_t>> next(begins.size());
        for (std::size_t i = 0; i < begins.size(); ++i) next[i] = begins[i];
        // More at a time, so that what goes to a chunk is worth a write.
        parallel_parts(count, 4 * points_at_a_time, [&](std::size_t first, std::size_t end) {
            const SortedPoints sorted = sort_by_chunk(read(first, end - first), grid, begins.size());
            for (std::size_t i = 0; i < begins.size(); ++i) {
                const std::span<const OctreePoint> own = sorted.of(i);
                if (!own.empty())
                    scratch.write(next[i].fetch_add(own.size()) * sizeof(OctreePoint), std::as_bytes(own));
            }
            if (first_time) advance(end - first);
        });
    }

    /// As many chunks at once as there are cores, and in their order, so that the file is the same on any number.
    void build(const std::vector<Chunk>& chunks, const std::vector<std::uint64_t>& begins, ScratchFile& scratch) {
        const std::size_t batch = worker_count();
        for (std::size_t first = 0; first < chunks.size(); first += batch) {
            const std::size_t count = std::min(batch, chunks.size() - first);
            std::vector<SampledChunk> sampled(count);
            parallel_parts(count, 1, [&](std::size_t i, std::size_t) {
                const Chunk& chunk = chunks[first + i];
                if (is_too_large(chunk)) return;
                const Points points = reader_of(scratch, begins[first + i])(0, chunk.points);
                sampled[i] = sample_chunk(points, chunk.key, root_, options_.leaf_points);
                advance(chunk.points);
            });
            for (std::size_t i = 0; i < count; ++i) {
                const Chunk& chunk = chunks[first + i];
                if (is_too_large(chunk))
                    part(reader_of(scratch, begins[first + i]), chunk.points, chunk.key);
                else
                    writer_->add(sampled[i], chunk.key);
            }
        }
    }

    bool is_too_large(const Chunk& chunk) const {
        return chunk.points > options_.chunk_points && chunk.key.level < deepest_chunk;
    }

    const io::PointFile& file_;
    const std::filesystem::path& target_;
    const BuildOptions& options_;
    Cube root_;
    OctreeWriter* writer_ = nullptr;
};

}  // namespace

std::uint64_t build_room(const io::PointFile& file) {
    return 2 * file.size() * sizeof(OctreePoint);
}

void build_octree(const io::PointFile& file, const std::filesystem::path& target, const BuildOptions& options) {
    Builder(file, target, options).run();
}

}  // namespace vitrine::octree
