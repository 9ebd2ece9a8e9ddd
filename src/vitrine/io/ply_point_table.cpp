#include <vitrine/io/ply_point_table.h>

#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_header.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

bool has_lists(const PlyElement& element) {
    return std::ranges::any_of(element.properties, &PlyProperty::is_list);
}

/// Whether the file's rows are vertices, and nothing else.
bool is_cloud(const PlyHeader& header) {
    if (header.format == PlyFormat::ascii || header.elements.empty()) return false;
    const PlyElement& first = header.elements.front();
    return first.name == "vertex" && !has_lists(first) &&
           std::all_of(header.elements.begin() + 1, header.elements.end(),
                       [](const PlyElement& element) { return element.count == 0; });
}

}  // namespace

std::optional<NumberTable> ply_point_table(const SourceFile& file) {
    const PlyHeader header = read_ply_header(file);
    if (!is_cloud(header)) return std::nullopt;
    const PlyElement& vertices = header.elements.front();
    make_ply_body(file, header)->check_fits(vertices);
    std::vector<std::string> names;
    NumberTable table;
    table.points = vertices.count;
    table.offset = header.body_offset;
    const ByteOrder order = header.format == PlyFormat::binary_big_endian ? ByteOrder::big : ByteOrder::little;
    for (const PlyProperty& property : vertices.properties) {
        names.push_back(property.name);
        table.numbers.push_back(
            {.type = property.type, .order = order, .first = file.bytes.data() + table.offset + table.row_bytes});
        table.row_bytes += size_of(property.type);
    }
    for (NumberColumn& column : table.numbers) column.stride = table.row_bytes;
    table.columns = named_columns(names);
    if (!have_positions(table.columns)) return std::nullopt;  // its reader says what is missing
    return table;
}

}  // namespace vitrine::io
