#include <vitrine/io/number_table.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/point_arrays.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::size_t points_at_a_time = 16'384;

/// Decides how strong colours are: whole numbers do not go up to 1 only.
void set_colors(NumberTable& table, const PointSample& sample) {
    set_full_strength(table.columns, sample);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        double& full = table.columns[i].full_strength;
        if (!is_float(table.numbers[i].type)) full = std::max(full, 255.0);
    }
}

/// Whether a column is 0 for all points. Nearly all that are not have another value in the sample.
bool is_zero(const SourceFile& file, const NumberTable& table, std::size_t column, const PointSample& sample) {
    if (std::any_of(sample.begin(), sample.end(), [&](const auto& row) { return row[column] != 0; })) return false;
    std::atomic<bool> zero{true};
    parallel_parts(table.points, points_at_a_time, [&](std::size_t begin, std::size_t end) {
        file.check_cancelled();
        if (zero && !table.numbers[column].are_zero(begin, end)) zero = false;
    });
    return zero;
}

/// Takes the scalars that say nothing from what is read, and the colours if all their channels do.
void drop_zeros(const SourceFile& file, NumberTable& table, const PointSample& sample) {
    std::vector<PointColumn*> colors;
    bool colored = false;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        PointColumn& column = table.columns[i];
        const bool color =
            column.role == PointRole::red || column.role == PointRole::green || column.role == PointRole::blue;
        if (color) colors.push_back(&column);
        if (!color && column.role != PointRole::scalar) continue;
        const bool zero = is_zero(file, table, i, sample);
        colored |= color && !zero;
        if (!color && zero) column.role = PointRole::none;
    }
    if (colored) return;
    for (PointColumn* column : colors) column->role = PointRole::none;
}

void read_columns(const SourceFile& file, const NumberTable& table, const PointArrays& arrays) {
    const std::span<const PointLane> lanes = arrays.lanes();
    const auto read = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (table.columns[i].role != PointRole::none) table.numbers[i].read(begin, end, lanes[i]);
        }
    };
    if (table.row_bytes > 0)
        return file.read_rows(table.offset, table.row_bytes, table.points, read, arrays.preview(file));
    parallel_parts(table.points, points_at_a_time, [&](std::size_t begin, std::size_t end) {
        file.check_cancelled();
        read(begin, end);
    });
    file.finish(table.offset, file.bytes.size());
}

}  // namespace

PointSample settle(const SourceFile& file, NumberTable& table) {
    PointSample sample = sample_of(table.numbers, table.points);
    set_colors(table, sample);
    if (table.drop_zeros) drop_zeros(file, table, sample);
    return sample;
}

void read_number_table(const SourceFile& file, NumberTable table, scene::Scene& scene, scene::NodeId node) {
    const PointSample sample = settle(file, table);
    PointArrays arrays(table.columns, table.points, origin_for(table.columns, sample));
    read_columns(file, table, arrays);
    arrays.drop_unplaced(file);
    arrays.move_to(scene, node, file);
}

}  // namespace vitrine::io
