#pragma once

#include <io/test_files.h>

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// A shared exponent after red, green and blue.
using Rgbe = std::array<std::uint8_t, 4>;

inline std::string hdr_header(std::string_view size, std::string_view statements = "") {
    return "#?RADIANCE\n# made by a test\n" + std::string(statements) + "FORMAT=32-bit_rle_rgbe\n\n" +
           std::string(size) + "\n";
}

/// Whole pixels, one after the other.
inline std::string flat(const std::vector<Rgbe>& pixels) {
    std::string bytes;
    for (const Rgbe& pixel : pixels) bytes.append(pixel.begin(), pixel.end());
    return bytes;
}

/// A line of channels: `runs` has its runs, of all four.
inline std::string line_of_runs(int width, std::string_view runs) {
    return Bytes(true).add<std::uint8_t>({2, 2}).add(static_cast<std::uint16_t>(width)).text(runs);
}

}  // namespace vitrine::io
