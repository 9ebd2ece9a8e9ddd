#pragma once

#include <io/cloud_files.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// A LAS file in the making.
struct LasBuilder {
    std::uint8_t minor = 2;
    std::uint8_t format = 0;
    std::uint16_t record_bytes = 20;
    std::array<double, 3> scale{0.01, 0.01, 0.01};
    std::array<double, 3> offset{0, 0, 0};
    std::vector<std::string> variable_records;
    std::vector<std::string> points;

    std::size_t header_bytes() const { return minor >= 4 ? 375 : minor == 3 ? 235 : 227; }

    std::string file() const {
        std::string records;
        for (const std::string& record : variable_records) records += record;
        Bytes bytes;
        bytes.text("LASF").pad(24, '\0').add(std::uint8_t{1}).add(minor).pad(94, '\0');
        bytes.add(static_cast<std::uint16_t>(header_bytes()));
        bytes.add(static_cast<std::uint32_t>(header_bytes() + records.size()));
        bytes.add(static_cast<std::uint32_t>(variable_records.size())).add(format).add(record_bytes);
        bytes.add(static_cast<std::uint32_t>(minor >= 4 ? 0 : points.size())).pad(131, '\0');
        for (const double number : scale) bytes.add(number);
        for (const double number : offset) bytes.add(number);
        for (int i = 0; i < 6; ++i) bytes.add(1e300);  // a box that is not to be trusted
        if (minor >= 4) bytes.pad(247, '\0').add(static_cast<std::uint64_t>(points.size()));
        bytes.pad(header_bytes(), '\0').text(records);
        for (const std::string& point : points) bytes.text(point);
        return bytes;
    }
};

/// What all points begin with.
inline Bytes las_point(std::int32_t x, std::int32_t y, std::int32_t z, std::uint16_t intensity) {
    Bytes bytes;
    bytes.add<std::int32_t>({x, y, z}).add(intensity);
    return bytes;
}

/// A record that says what one of the extra bytes' numbers is.
inline std::string las_extra_record(std::uint8_t kind, std::uint8_t options, std::string_view name, double scale = 0,
                                    double offset = 0) {
    Bytes descriptor;
    descriptor.add<std::uint8_t>({0, 0, kind, options}).text(name).pad(112, '\0').add<double>({scale, scale, scale});
    descriptor.add<double>({offset, offset, offset}).pad(192, '\0');
    Bytes record;
    record.add(std::uint16_t{0}).text("LASF_Spec").pad(18, '\0').add<std::uint16_t>({4, 192}).pad(54, '\0');
    return record.text(descriptor.str());
}

}  // namespace vitrine::io
