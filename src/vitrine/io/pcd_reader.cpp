#include <vitrine/io/pcd_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/lzf.h>
#include <vitrine/io/number_fields.h>
#include <vitrine/io/number_row_reader.h>
#include <vitrine/io/pcd_header.h>
#include <vitrine/io/point_arrays.h>
#include <vitrine/io/text_rows.h>
#include <vitrine/io/text_sample.h>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

bool is_packed(PointRole role) {
    return role == PointRole::packed_rgb || role == PointRole::packed_rgba;
}

/// Fields of several numbers become a column each; colours are packed into 32 bits.
std::vector<PointColumn> columns_of(const SourceFile& file, const PcdHeader& header) {
    std::vector<std::string> names;
    std::vector<NumberType> types;
    for (const PcdField& field : header.fields) {
        for (std::size_t i = 0; i < field.count; ++i) {
            names.push_back(field.count == 1 ? field.name : field.name + "_" + std::to_string(i));
            types.push_back(field.type);
        }
    }
    std::vector<PointColumn> columns = named_columns(names);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        PointRole& role = columns[i].role;
        if (is_packed(role) && size_of(types[i]) != 4) role = PointRole::scalar;
        if (columns[i].name.starts_with('_')) role = PointRole::none;  // padding
        if (header.data != PcdData::ascii || types[i] != NumberType::float32) continue;
        if (role == PointRole::packed_rgb) role = PointRole::packed_rgb_float;
        if (role == PointRole::packed_rgba) role = PointRole::packed_rgba_float;
    }
    if (!have_positions(columns)) throw FileError(file.path, "expected fields 'x', 'y' and 'z'");
    return columns;
}

/// Where the numbers lie: row after row, or all of a field beside each other.
NumberTable table_of(const PcdHeader& header, std::vector<PointColumn> columns, const std::byte* data) {
    NumberTable table;
    table.columns = std::move(columns);
    table.points = header.points;
    table.offset = header.body_offset;
    const bool apart = header.data == PcdData::compressed;
    if (!apart) table.row_bytes = header.row_bytes();
    for (const PcdField& field : header.fields) {
        for (std::size_t i = 0; i < field.count; ++i) {
            const PointRole role = table.columns[table.numbers.size()].role;
            const NumberType type = is_packed(role) ? NumberType::uint32 : field.type;
            table.numbers.push_back({.type = type,
                                     .first = data + i * size_of(type),
                                     .stride = apart ? field.size_bytes() : table.row_bytes});
        }
        data += apart ? field.size_bytes() * header.points : field.size_bytes();
    }
    return table;
}

void check_fits(const ByteReader& reader, const PcdHeader& header) {
    const std::size_t most = reader.remaining() / header.row_bytes();
    if (header.points > most)
        reader.fail_at(reader.offset(), "expected " + std::to_string(header.points) + " points of " +
                                            std::to_string(header.row_bytes()) +
                                            " bytes, what is left of the file can hold " + std::to_string(most));
}

/// The points of a compressed file, all of a field beside each other.
std::vector<std::byte> unpacked(const SourceFile& file, const PcdHeader& header) {
    ByteReader reader(file, ByteOrder::little, header.body_offset);
    const auto packed_size = reader.read<std::uint32_t>("compressed size");
    const auto size = reader.read<std::uint32_t>("size");
    const std::size_t at = reader.offset();
    if (size / header.row_bytes() != header.points || size % header.row_bytes() != 0)
        reader.fail_at(at - 4, "expected " + std::to_string(header.points) + " points of " +
                                   std::to_string(header.row_bytes()) + " bytes, found " + std::to_string(size) +
                                   " bytes");
    const std::span<const std::byte> packed = reader.take(packed_size, "compressed points");
    if (size / most_lzf_expansion > packed.size())
        reader.fail_at(at - 4, "expected no more bytes than " + std::to_string(packed.size()) +
                                   " compressed ones can stand for, found " + std::to_string(size));
    std::vector<std::byte> points(size);
    file.begin("unpacking");
    if (const auto bad = unpack_lzf(packed, points))
        reader.fail_at(at + *bad, "expected LZF data that stand for " + std::to_string(size) + " bytes");
    return points;
}

void read_ascii(const SourceFile& file, const PcdHeader& header, std::vector<PointColumn> columns, scene::Scene& scene,
                scene::NodeId node) {
    const TextRows rows = find_rows(file, header.body_offset, header.newline, is_number_row);
    if (rows.count != header.points)
        fail_at_line(file, header.newline, file.text().substr(header.body_offset),
                     "expected " + std::to_string(header.points) + " lines of points from here on, found " +
                         std::to_string(rows.count));
    const PointSample sample = sample_of_text(file.text().substr(header.body_offset), header.newline, columns.size());
    set_full_strength(columns, sample);
    const NumberRowReader reader(
        file, columns, {.newline = header.newline, .unplaced = true, .why = "one for each number of a field"});
    reader.check_fit(rows);
    PointArrays arrays(columns, rows.count, origin_for(columns, sample));
    read_rows(
        file, rows, 0, rows.count,
        [&](std::size_t, std::string_view line, std::size_t row) { reader.read(line, row, arrays.lanes()); },
        arrays.preview(file));
    arrays.drop_unplaced(file);
    arrays.move_to(scene, node, file);
}

/// Of a file whose points are neither text nor compressed.
NumberTable plain_table(const SourceFile& file, const PcdHeader& header, std::vector<PointColumn> columns) {
    check_fits(ByteReader(file, ByteOrder::little, header.body_offset), header);
    return table_of(header, std::move(columns), file.bytes.data() + header.body_offset);
}

}  // namespace

std::optional<NumberTable> pcd_table(const SourceFile& file) {
    const PcdHeader header = read_pcd_header(file);
    if (header.data != PcdData::binary) return std::nullopt;
    return plain_table(file, header, columns_of(file, header));
}

void read_pcd(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    const PcdHeader header = read_pcd_header(file);
    std::vector<PointColumn> columns = columns_of(file, header);
    if (header.data == PcdData::ascii) return read_ascii(file, header, std::move(columns), scene, parent);
    if (header.data == PcdData::compressed) {
        const std::vector<std::byte> points = unpacked(file, header);
        return read_number_table(file, table_of(header, std::move(columns), points.data()), scene, parent);
    }
    read_number_table(file, plain_table(file, header, std::move(columns)), scene, parent);
}

}  // namespace vitrine::io
