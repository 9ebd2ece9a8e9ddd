#include <vitrine/io/las_header.h>

#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

constexpr std::string_view signature = "LASF";
constexpr std::array<std::size_t, 11> format_bytes{20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};

// Bytes at which the numbers of the header lie.
constexpr std::size_t version_at = 24;
constexpr std::size_t header_size_at = 94;
constexpr std::size_t format_at = 104;
constexpr std::size_t scale_at = 131;
constexpr std::size_t old_header_bytes = 227;
constexpr std::size_t large_count_at = 247;
constexpr std::size_t large_header_bytes = 375;  ///< of version 1.4

class HeaderReader {
public:
    explicit HeaderReader(const SourceFile& file) : file_(file), reader_(file, ByteOrder::little) {}

    LasHeader read() {
        if (!looks_like_las(file_)) reader_.fail_at(0, "expected the signature 'LASF'");
        reader_.take(old_header_bytes, "header");
        const unsigned minor = version();
        sizes(minor);
        format();
        header_.points = at<std::uint32_t>(107);
        if (minor >= 4 && at<std::uint64_t>(large_count_at) != 0) header_.points = at<std::uint64_t>(large_count_at);
        for (int i = 0; i < 3; ++i) {
            const std::size_t place = scale_at + 8 * static_cast<std::size_t>(i);
            header_.scale[i] = finite(place, "scale");
            header_.offset[i] = finite(place + 24, "offset");
            if (header_.scale[i] == 0) reader_.fail_at(place, "expected a scale other than 0");
        }
        check_points();
        return header_;
    }

private:
    template <class T>
    T at(std::size_t offset) const {
        return load<T>(file_.bytes.data() + offset, ByteOrder::little);
    }

    /// The minor one.
    unsigned version() const {
        const unsigned major = at<std::uint8_t>(version_at);
        const unsigned minor = at<std::uint8_t>(version_at + 1);
        if (major != 1 || minor > 4)
            reader_.fail_at(version_at, "expected version 1.0 to 1.4, found " + std::to_string(major) + "." +
                                            std::to_string(minor));
        return minor;
    }

    void sizes(unsigned minor) {
        header_.header_bytes = at<std::uint16_t>(header_size_at);
        const std::size_t least = minor >= 4 ? large_header_bytes : old_header_bytes;
        if (header_.header_bytes < least || header_.header_bytes > file_.bytes.size())
            reader_.fail_at(header_size_at, "expected a header of " + std::to_string(least) +
                                                " bytes at least, within the file, found one of " +
                                                std::to_string(header_.header_bytes));
        header_.points_offset = at<std::uint32_t>(header_size_at + 2);
        if (header_.points_offset < header_.header_bytes || header_.points_offset > file_.bytes.size())
            reader_.fail_at(header_size_at + 2, "expected points behind the header and within the file, found byte " +
                                                    std::to_string(header_.points_offset));
        header_.variable_records = at<std::uint32_t>(header_size_at + 6);
    }

    void format() {
        const unsigned format = at<std::uint8_t>(format_at);
        if ((format & 0xC0U) != 0)
            reader_.fail_at(format_at,
                            "is compressed (LAZ), which is not read: expected it as LAS, as 'laszip' or "
                            "'pdal translate' unpack it");
        if (format >= format_bytes.size())
            reader_.fail_at(format_at, "expected a point format from 0 to 10, found " + std::to_string(format));
        header_.format = format;
        header_.record_bytes = at<std::uint16_t>(format_at + 1);
        if (header_.record_bytes < las_format_bytes(format))
            reader_.fail_at(format_at + 1, "expected " + std::to_string(las_format_bytes(format)) +
                                               " bytes at least for a point of format " + std::to_string(format) +
                                               ", found " + std::to_string(header_.record_bytes));
    }

    double finite(std::size_t place, const std::string& what) const {
        const auto value = at<double>(place);
        if (!std::isfinite(value)) reader_.fail_at(place, "expected a finite " + what);
        return value;
    }

    void check_points() const {
        const std::size_t most = (file_.bytes.size() - header_.points_offset) / header_.record_bytes;
        if (header_.points > most)
            reader_.fail_at(header_.points_offset, "expected " + std::to_string(header_.points) + " points of " +
                                                       std::to_string(header_.record_bytes) +
                                                       " bytes, what is left of the file can hold " +
                                                       std::to_string(most));
    }

    const SourceFile& file_;
    ByteReader reader_;
    LasHeader header_;
};

}  // namespace

std::size_t las_format_bytes(unsigned format) {
    return format_bytes[format];
}

LasHeader read_las_header(const SourceFile& file) {
    return HeaderReader(file).read();
}

bool looks_like_las(const SourceFile& file) {
    return file.text().starts_with(signature);
}

}  // namespace vitrine::io
