#include <vitrine/render/cpu_points.h>

#include <vitrine/base/parallel.h>
#include <vitrine/render/point_colors.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>

namespace vitrine::render {
namespace {

/// Of the threads' work: a part's points and cells' addresses stay in a core's cache.
constexpr std::size_t points_of_part = std::size_t{1} << 15U;
/// Points whose cells are found first, and brought into the cache meanwhile.
constexpr std::size_t points_of_block = 64;
constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
/// Cells of which a thread of their own is worth its while.
constexpr std::size_t cells_of_part = std::size_t{1} << 16U;

/// Where points fall, as find_cell in point_cells.glsl has it.
struct Place {
    glm::mat4 to_cells{1.0F};
    glm::vec2 low{0};   ///< cells
    glm::vec2 high{0};  ///< beyond the last
    std::uint32_t columns = 0;
};

/// The cells of some points, and the bits of their depths.
struct Block {
    std::array<std::uint32_t, points_of_block> cell;
    std::array<std::uint32_t, points_of_block> depth;

    void find(const Place& place, std::span<const glm::vec3> points) {
        const glm::mat4& m = place.to_cells;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const glm::vec3 p = points[i];
            const float w = m[0].w * p.x + m[1].w * p.y + m[2].w * p.z + m[3].w;
            const float x = (m[0].x * p.x + m[1].x * p.y + m[2].x * p.z + m[3].x) / w;
            const float y = (m[0].y * p.x + m[1].y * p.y + m[2].y * p.z + m[3].y) / w;
            const float z = (m[0].z * p.x + m[1].z * p.y + m[2].z * p.z + m[3].z) / w;
            const bool inside = (w > 0) & (x >= place.low.x) & (y >= place.low.y) & (x < place.high.x) &
                                (y < place.high.y) & (z > 0) & (z <= 1);
            const float column = inside ? x : 0.0F;
            const float row = inside ? y : 0.0F;
            const auto at = static_cast<std::uint32_t>(static_cast<std::int32_t>(row)) * place.columns +
                            static_cast<std::uint32_t>(static_cast<std::int32_t>(column));
            cell[i] = inside ? at : nowhere;
            depth[i] = std::bit_cast<std::uint32_t>(z);
        }
    }
};

PointColors colors_of(const CloudItem& cloud, const ShownField* field) {
    if (!cloud.host->values.empty()) return {cloud.host->values.view(), *field};
    return {cloud.host->colors.view(), cloud.base_color};
}

/// A cloud's points on their way into cells.
class Scatter {
public:
    Scatter(const Place& place, const CloudItem& cloud, const ShownField* field, std::span<std::uint64_t> cells)
        : place_(place),
          cloud_(cloud),
          positions_(cloud.host->positions.view()),
          colors_(colors_of(cloud, field)),
          cells_(cells) {}

    /// Those from `first` to `end` in the order of drawing. Any thread.
    void run(std::size_t first, std::size_t end) const {
        cloud_.ranges.for_each(first, end - first,
                               [&](std::uint64_t begin, std::uint64_t stop) { run_range(begin, stop); });
    }

private:
    void run_range(std::size_t first, std::size_t end) const {
        Block block;
        for (; first < end; first += points_of_block) {
            const std::size_t count = std::min(points_of_block, end - first);
            block.find(place_, positions_.subspan(first, count));
            for (std::size_t i = 0; i < count; ++i) add(block.cell[i], block.depth[i], first + i);
        }
    }

    /// The nearer of a cell's point and this one stays, and of two as near the larger colour, whoever comes first.
    void add(std::uint32_t cell, std::uint32_t depth, std::size_t point) const {
        constexpr unsigned above_color = 32;
        if (cell == nowhere) return;
        const std::atomic_ref<std::uint64_t> shared(cells_[cell]);
        std::uint64_t there = shared.load(std::memory_order_relaxed);
        if (depth < there >> above_color) return;
        const std::uint64_t own = std::uint64_t{depth} << above_color | colors_.of(point);
        while (there < own && !shared.compare_exchange_weak(there, own, std::memory_order_relaxed)) {
        }
    }

    const Place& place_;
    const CloudItem& cloud_;
    std::span<const glm::vec3> positions_;
    PointColors colors_;
    std::span<std::uint64_t> cells_;
};

Place place_of(const DrawPlan& plan, const PointGroup& group, const CloudItem& cloud, glm::ivec2 size) {
    Place place;
    const glm::ivec2 extent = group.extent();
    place.to_cells = group.cells_matrix(plan, cloud, size);
    place.low = glm::vec2(static_cast<float>(group.margin()));
    place.high = glm::vec2(extent) - place.low;
    place.columns = static_cast<std::uint32_t>(extent.x);
    return place;
}

std::size_t area(glm::ivec2 extent) {
    return static_cast<std::size_t>(extent.x) * static_cast<std::size_t>(extent.y);
}

/// So many cells, in memory that has the `most`: new memory is slow, and a region varies from frame to frame.
std::span<std::uint64_t> cells_in(arrays::Elements<std::uint64_t>& memory, glm::ivec2 extent, glm::ivec2 most) {
    if (memory.size() != area(most)) memory = arrays::Elements<std::uint64_t>::unset(area(most));
    return memory.edit().first(area(extent));
}

void clear(std::span<std::uint64_t> cells) {
    parallel_for(cells.size(), cells_of_part, [&](std::size_t begin, std::size_t end) {
        std::ranges::fill(cells.subspan(begin, end - begin), std::uint64_t{0});
    });
}

/// Of each pixel and a cell the nearer. Both are less than half of what 64 bits hold and no infinity, and so are
/// ordered as the doubles of these bits are, of which every processor compares several at once.
void take_nearer(std::span<std::uint64_t> pixels, const std::uint64_t* cells) {
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const auto own = std::bit_cast<double>(pixels[i]);
        const auto other = std::bit_cast<double>(cells[i]);
        pixels[i] = std::bit_cast<std::uint64_t>(own < other ? other : own);
    }
}

/// The pixels of a point as point_spread.comp has them: a square, or a disc.
bool covers(int point_pixels, int x, int y) {
    const glm::vec2 offset = (2.0F * glm::vec2(x, y) + 1.0F) / static_cast<float>(point_pixels) - 1.0F;
    return point_pixels < 3 || glm::dot(offset, offset) <= 1.0F;
}

/// What each pixel of a region shows of the cells around it.
void spread(const PointGroup& group, std::span<const std::uint64_t> cells, std::span<std::uint64_t> pixels) {
    const auto columns = static_cast<std::size_t>(group.region.size().x);
    const auto cell_columns = static_cast<std::size_t>(group.extent().x);
    const auto rows = static_cast<std::size_t>(group.region.size().y);
    parallel_for(rows, cells_of_part / cell_columns + 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const std::span<std::uint64_t> of_row = pixels.subspan(row * columns, columns);
            std::ranges::fill(of_row, std::uint64_t{0});
            for (int y = 0; y < group.look.pixels; ++y) {
                const std::uint64_t* const first = &cells[(row + static_cast<std::size_t>(y)) * cell_columns];
                for (int x = 0; x < group.look.pixels; ++x)
                    if (covers(group.look.pixels, x, y)) take_nearer(of_row, first + x);
            }
        }
    });
}

}  // namespace

bool suits_cpu(const CloudItem& cloud) {
    return !cloud.lit && cloud.size_pixels < largest_raster_point;
}

const PointCells& CpuPoints::find(const DrawPlan& plan, PointGroup& group, glm::ivec2 size, Slicer& slicer) {
    std::span<std::uint64_t> cells = cells_in(group.host_cells, group.extent(), group.extent(size));
    if (group.is_fresh()) clear(cells);
    for (std::size_t i = 0; i < group.clouds.size(); ++i) {
        const CloudItem& cloud = *group.clouds[i];
        const Place place = place_of(plan, group, cloud, size);
        const Scatter scatter(place, cloud, plan.field.get(), cells);
        const std::uint64_t drawn = group.drawn[i];
        slicer.draw(cloud.points - drawn, [&](std::uint64_t first, std::uint64_t count) {
            parallel_parts(count, points_of_part, [&](std::size_t begin, std::size_t end) {
                scatter.run(drawn + first + begin, drawn + first + end);
            });
        });
    }
    if (group.look.pixels > 1) {
        const std::span<std::uint64_t> pixels = cells_in(pixels_, group.region.size(), size);
        spread(group, cells, pixels);
        cells = pixels;
    }
    group.cells.fit(group.region.size(), size);
    group.cells.write(cells);
    return group.cells;
}

}  // namespace vitrine::render
