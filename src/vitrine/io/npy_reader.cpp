#include <vitrine/io/npy_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/io/npy_header.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace vitrine::io {
namespace {

/// "(10, 3)"
std::string shape_text(const NpyHeader& header) {
    std::string text = "(";
    for (const std::uint64_t extent : header.shape) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
    return text + ")";
}

void check_shape(const SourceFile& file, const NpyHeader& header) {
    const std::uint64_t columns = header.shape.size() == 2 ? header.shape[1] : 0;
    if (columns != 2 && columns != 3 && columns != 4 && columns != 6)
        throw FileError(file.path,
                        "expected an array of N rows and 2, 3, 4 or 6 columns (x, y; z; one more; a colour "
                        "or a normal), found one of shape " +
                            shape_text(header));
    const std::size_t row_bytes = columns * size_of(header.type);
    const std::size_t rest = file.bytes.size() - header.body_offset;
    if (header.shape[0] > rest / row_bytes)
        throw FileError(file.path, FilePlace::at_byte(header.body_offset),
                        "expected " + std::to_string(header.shape[0]) + " rows of " + std::to_string(row_bytes) +
                            " bytes, found " + std::to_string(rest) + " bytes");
}

/// Stands for a column of zeros, wherever it is read.
constexpr std::array<std::byte, 1> zero{};

NumberTable table_of(const SourceFile& file, const NpyHeader& header) {
    const std::size_t columns = header.shape[1];
    const std::size_t size = size_of(header.type);
    NumberTable table;
    table.points = header.shape[0];
    table.offset = header.body_offset;
    table.row_bytes = header.columns_first ? 0 : columns * size;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t first = header.columns_first ? i * table.points * size : i * size;
        table.numbers.push_back({.type = header.type,
                                 .order = header.order,
                                 .first = file.bytes.data() + header.body_offset + first,
                                 .stride = header.columns_first ? size : table.row_bytes});
    }
    if (columns == 2) table.numbers.push_back({.type = NumberType::uint8, .first = zero.data()});
    table.columns = guessed_columns(table.numbers.size(), sample_of(table.numbers, table.points));
    return table;
}

}  // namespace

NumberTable npy_table(const SourceFile& file) {
    const NpyHeader header = read_npy_header(file);
    check_shape(file, header);
    return table_of(file, header);
}

void read_npy(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    read_number_table(file, npy_table(file), scene, parent);
}

}  // namespace vitrine::io
