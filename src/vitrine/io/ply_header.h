#pragma once

#include <vitrine/io/number_type.h>
#include <vitrine/io/source_file.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// One number, or a list of numbers, of each row of an element.
struct PlyProperty {
    std::string name;
    NumberType type{};
    std::optional<NumberType> count_type;  ///< of the number before a list; none: not a list

    bool is_list() const { return count_type.has_value(); }
};

/// One table of the file: so many rows of the same properties.
struct PlyElement {
    std::string name;
    std::uint64_t count = 0;
    std::vector<PlyProperty> properties;
    std::uint64_t line = 0;  ///< where it is declared

    /// The property's place in `properties`; none when there is none of that name.
    std::optional<std::size_t> find(std::string_view property) const;
};

/// How the data behind the header are written.
enum class PlyFormat { ascii, binary_little_endian, binary_big_endian };

/// What a PLY file says before its data.
struct PlyHeader {
    PlyFormat format{};
    std::vector<PlyElement> elements;
    std::vector<std::string> texture_files;  ///< what "comment TextureFile" names
    std::size_t body_offset = 0;             ///< byte at which the data begin
    std::uint64_t body_line = 0;             ///< line of that byte

    /// Whether the vertices are all there is.
    bool is_cloud() const;
};

/// Whether the file begins as such a file does.
bool looks_like_ply(const SourceFile& file);

/// Reads up to and with "end_header". Throws FileError.
PlyHeader read_ply_header(const SourceFile& file);

}  // namespace vitrine::io
