#include <vitrine/io/las_reader.h>

#include <vitrine/io/las_extra_bytes.h>
#include <vitrine/io/las_header.h>

#include <cmath>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

/// Describes where the numbers of points lie, by their format.
class LasTable {
public:
    LasTable(const SourceFile& file, const LasHeader& header)
        : header_(header), points_(file.bytes.data() + header.points_offset) {
        table_.points = header.points;
        table_.offset = header.points_offset;
        table_.row_bytes = header.record_bytes;
        table_.drop_zeros = true;
    }

    NumberTable describe(const std::vector<LasExtra>& extras) {
        add_positions();
        add("intensity", NumberType::uint16, 12);
        header_.format < 6 ? add_old_attributes() : add_new_attributes();
        if (has_time()) add_time(header_.format < 6 ? 20 : 22);
        if (color_offset() != 0) add_colors(color_offset());
        if (header_.format == 8 || header_.format == 10) add("near_infrared", NumberType::uint16, 36);
        for (const LasExtra& extra : extras) {
            NumberColumn& numbers = add(extra.name, extra.type, extra.offset_bytes);
            numbers.scale = extra.scale;
            numbers.offset = extra.offset;
        }
        return std::move(table_);
    }

private:
    NumberColumn& add(std::string_view name, NumberType type, std::size_t offset, PointRole role = PointRole::scalar) {
        table_.columns.push_back({std::string(name), role});
        return table_.numbers.emplace_back(
            NumberColumn{.type = type, .first = points_ + offset, .stride = header_.record_bytes});
    }

    void add_bits(std::string_view name, std::size_t offset, std::uint8_t shift, std::uint8_t mask) {
        NumberColumn& numbers = add(name, NumberType::uint8, offset);
        numbers.shift = shift;
        numbers.mask = mask;
    }

    void add_positions() {
        constexpr std::array<std::string_view, 3> names{"x", "y", "z"};
        constexpr std::array roles{PointRole::x, PointRole::y, PointRole::z};
        for (std::size_t i = 0; i < 3; ++i) {
            NumberColumn& numbers = add(names[i], NumberType::int32, 4 * i, roles[i]);
            numbers.scale = header_.scale[static_cast<int>(i)];
            numbers.offset = header_.offset[static_cast<int>(i)];
        }
    }

    /// Of formats 0 to 5.
    void add_old_attributes() {
        add_bits("return_number", 14, 0, 7);
        add_bits("number_of_returns", 14, 3, 7);
        add_bits("scan_direction", 14, 6, 1);
        add_bits("edge_of_flight_line", 14, 7, 1);
        add_bits("classification", 15, 0, 31);
        add_bits("classification_flags", 15, 5, 7);
        add("scan_angle", NumberType::int8, 16);
        add("user_data", NumberType::uint8, 17);
        add("point_source_id", NumberType::uint16, 18);
    }

    /// Of formats 6 to 10.
    void add_new_attributes() {
        add_bits("return_number", 14, 0, 15);
        add_bits("number_of_returns", 14, 4, 15);
        add_bits("classification_flags", 15, 0, 15);
        add_bits("scanner_channel", 15, 4, 3);
        add_bits("scan_direction", 15, 6, 1);
        add_bits("edge_of_flight_line", 15, 7, 1);
        add("classification", NumberType::uint8, 16);
        add("user_data", NumberType::uint8, 17);
        add("scan_angle", NumberType::int16, 18).scale = 0.006;  // degrees
        add("point_source_id", NumberType::uint16, 20);
    }

    bool has_time() const { return header_.format != 0 && header_.format != 2; }

    /// Seconds of a GPS week have more digits than a float.
    void add_time(std::size_t offset) {
        NumberColumn& numbers = add("gps_time since the first point", NumberType::float64, offset);
        const double first = header_.points > 0 ? numbers.at(0) : 0;
        if (std::isfinite(first)) numbers.offset = -first;
    }

    /// 0: the format has none.
    std::size_t color_offset() const {
        constexpr std::array<std::size_t, 11> offsets{0, 0, 20, 28, 0, 28, 0, 30, 30, 0, 30};
        return offsets[header_.format];
    }

    void add_colors(std::size_t offset) {
        add("red", NumberType::uint16, offset, PointRole::red);
        add("green", NumberType::uint16, offset + 2, PointRole::green);
        add("blue", NumberType::uint16, offset + 4, PointRole::blue);
    }

    const LasHeader& header_;
    const std::byte* points_;
    NumberTable table_;
};

}  // namespace

NumberTable las_table(const SourceFile& file) {
    const LasHeader header = read_las_header(file);
    const std::vector<LasExtra> extras = read_las_extras(file, header);
    return LasTable(file, header).describe(extras);
}

void read_las(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    read_number_table(file, las_table(file), scene, parent);
}

}  // namespace vitrine::io
