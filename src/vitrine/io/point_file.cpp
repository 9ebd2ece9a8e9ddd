#include <vitrine/io/point_file.h>

#include <vitrine/base/error.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/io/las_header.h>
#include <vitrine/io/las_reader.h>
#include <vitrine/io/npy_header.h>
#include <vitrine/io/npy_reader.h>
#include <vitrine/io/pcd_header.h>
#include <vitrine/io/pcd_reader.h>
#include <vitrine/io/ply_header.h>
#include <vitrine/io/ply_point_table.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace vitrine::io {
namespace {

std::optional<NumberTable> table_of(const SourceFile& file) {
    if (looks_like_las(file)) return las_table(file);
    if (looks_like_ply(file)) return ply_point_table(file);
    if (looks_like_npy(file)) return npy_table(file);
    if (looks_like_pcd(file)) return pcd_table(file);
    return std::nullopt;
}

bool is_color(PointRole role) {
    return role >= PointRole::red && role <= PointRole::packed_rgba_float && role != PointRole::alpha;
}

}  // namespace

std::optional<PointFile> PointFile::open(const std::filesystem::path& path, std::uint64_t least_points) {
    std::error_code ignored;
    if (std::filesystem::file_size(path, ignored) < least_points) return std::nullopt;  // each takes a byte at least
    const auto mapped = std::make_shared<const MappedFile>(path);
    const SourceFile file{path, mapped->bytes(), mapped};
    std::optional<NumberTable> table = table_of(file);
    if (!table || table->row_bytes == 0 || table->points < least_points) return std::nullopt;
    return PointFile(file, *std::move(table));
}

PointFile::PointFile(SourceFile file, NumberTable table) : file_(std::move(file)), table_(std::move(table)) {
    drop_others();
    const PointSample sample = settle(file_, table_);
    origin_ = origin_for(table_.columns, sample);
}

void PointFile::drop_others() {
    for (PointColumn& column : table_.columns) {
        if (column.role == PointRole::packed_rgba) column.role = PointRole::packed_rgb;
        if (column.role > PointRole::z && !is_color(column.role)) column.role = PointRole::none;
    }
}

bool PointFile::has_colors() const {
    return std::ranges::any_of(table_.columns, [](const PointColumn& column) { return is_color(column.role); });
}

PointBlock PointFile::read(std::uint64_t first, std::size_t count) const {
    PointArrays arrays(table_.columns, count, origin_);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        if (table_.columns[i].role == PointRole::none) continue;
        NumberColumn numbers = table_.numbers[i];
        numbers.first += first * numbers.stride;
        numbers.read(0, count, arrays.lanes()[i]);
    }
    const std::size_t begin = table_.offset + first * table_.row_bytes;
    file_.mapping->release(begin, begin + count * table_.row_bytes);
    return std::move(arrays).block();
}

void PointFile::require_whole() const {
    if (!file_.mapping->is_whole()) throw FileError(file_.path, "became shorter while it was read");
}

}  // namespace vitrine::io
