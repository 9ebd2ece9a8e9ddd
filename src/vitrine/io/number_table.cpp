#include <vitrine/io/number_table.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/point_arrays.h>

#include <utility>

namespace vitrine::io {
namespace {

constexpr std::size_t points_at_a_time = 16'384;

/// Decides how strong colours are: bytes say it themselves.
void set_colors(NumberTable& table, const PointSample& sample) {
    set_full_strength(table.columns, sample);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.numbers[i].type == NumberType::uint8) table.columns[i].full_strength = 255;
    }
}

void read_columns(const SourceFile& file, const NumberTable& table, std::span<const PointLane> lanes) {
    const auto read = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (table.columns[i].role != PointRole::none) table.numbers[i].read(begin, end, lanes[i]);
        }
    };
    if (table.row_bytes > 0) return file.read_rows(table.offset, table.row_bytes, table.points, read);
    parallel_parts(table.points, points_at_a_time, [&](std::size_t begin, std::size_t end) {
        file.check_cancelled();
        read(begin, end);
    });
    file.finish(table.offset, file.bytes.size());
}

}  // namespace

void read_number_table(const SourceFile& file, NumberTable table, scene::Scene& scene, scene::NodeId node) {
    const PointSample sample = sample_of(table.numbers, table.points);
    set_colors(table, sample);
    PointArrays arrays(table.columns, table.points, origin_for(table.columns, sample));
    read_columns(file, table, arrays.lanes());
    arrays.drop_unplaced(file);
    if (table.only_told_scalars) arrays.drop_empty_scalars();
    arrays.move_to(scene, node, file);
}

}  // namespace vitrine::io
