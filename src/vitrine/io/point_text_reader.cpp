#include <vitrine/io/point_text_reader.h>

#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/number_fields.h>
#include <vitrine/io/number_row_reader.h>
#include <vitrine/io/point_arrays.h>
#include <vitrine/io/point_text_layout.h>
#include <vitrine/io/text_rows.h>

namespace vitrine::io {
namespace {

/// Fewer points than the file says are an error: some are lost. More are shown.
void check_count(const SourceFile& file, const PointTextLayout& layout, std::size_t found) {
    if (!layout.count || *layout.count == found) return;
    if (*layout.count > found)
        fail_at_line(
            file, layout.newline, layout.count_line,
            "expected " + std::to_string(*layout.count) + " points, as this line says, found " + std::to_string(found));
    log().warn("{}: has {} points, more than the {} it says", display(file.path), found, *layout.count);
}

}  // namespace

void read_point_text(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    const PointTextLayout layout = layout_of_point_text(file);
    const TextRows rows = find_rows(file, layout.offset, layout.newline, is_number_row);
    check_count(file, layout, rows.count);
    const NumberRowReader reader(file, layout.columns, {.newline = layout.newline, .why = layout.why});
    reader.check_fit(rows);
    PointArrays arrays(layout.columns, rows.count, layout.origin);
    read_rows(
        file, rows, 0, rows.count,
        [&](std::size_t, std::string_view line, std::size_t row) { reader.read(line, row, arrays.lanes()); },
        arrays.preview(file));
    arrays.move_to(scene, parent, file);
}

}  // namespace vitrine::io
