#include <vitrine/io/las_extra_bytes.h>

#include <vitrine/base/log.h>
#include <vitrine/io/names.h>

#include <array>
#include <cmath>
#include <string_view>

namespace vitrine::io {
namespace {

constexpr std::size_t record_header_bytes = 54;
constexpr std::string_view extra_bytes_user = "LASF_Spec";
constexpr std::uint16_t extra_bytes_id = 4;
constexpr std::size_t descriptor_bytes = 192;

constexpr std::array types{NumberType::uint8,   NumberType::int8,   NumberType::uint16, NumberType::int16,
                           NumberType::uint32,  NumberType::int32,  NumberType::uint64, NumberType::int64,
                           NumberType::float32, NumberType::float64};

/// Text of a fixed size, up to its first NUL.
std::string_view text_at(std::span<const std::byte> bytes, std::size_t offset, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + offset, size);
    return text.substr(0, text.find('\0'));
}

/// Collects what descriptors say, one after the other as their bytes lie in a point.
class ExtraCollector {
public:
    ExtraCollector(const SourceFile& file, const LasHeader& header)
        : file_(file), header_(header), next_(las_format_bytes(header.format)) {}

    void add_all(std::span<const std::byte> record) {
        for (; record.size() >= descriptor_bytes; record = record.subspan(descriptor_bytes)) {
            if (!add(record.first(descriptor_bytes))) return;
        }
    }

    std::vector<LasExtra> take() { return std::move(extras_); }

private:
    /// False where points have no such bytes.
    bool add(std::span<const std::byte> descriptor) {
        const auto kind = std::to_integer<std::size_t>(descriptor[2]);
        const auto options = std::to_integer<unsigned>(descriptor[3]);
        // Kind 0 are bytes that are not described, and their number; those above 10 are deprecated arrays of 2 and 3.
        const bool described = kind > 0 && kind <= 3 * types.size();
        const NumberType type = described ? types[(kind - 1) % types.size()] : NumberType::uint8;
        const std::size_t count = described ? (kind - 1) / types.size() + 1 : options;
        if (count * size_of(type) > header_.record_bytes - next_) {
            log().warn("{}: extra bytes are described that points do not have", display(file_.path));
            return false;
        }
        const std::string name = clean_name(text_at(descriptor, 4, 32));
        for (std::size_t i = 0; i < count; ++i, next_ += size_of(type)) {
            if (!described) continue;
            LasExtra& extra = extras_.emplace_back();
            extra.name = count == 1 ? name : name + "_" + std::to_string(i);
            extra.type = type;
            extra.offset_bytes = next_;
            if ((options & 8U) != 0) extra.scale = number(descriptor, 112 + 8 * i, 1);
            if ((options & 16U) != 0) extra.offset = number(descriptor, 136 + 8 * i, 0);
        }
        return true;
    }

    static double number(std::span<const std::byte> descriptor, std::size_t offset, double otherwise) {
        const auto value = load<double>(&descriptor[offset], ByteOrder::little);
        return std::isfinite(value) ? value : otherwise;
    }

    const SourceFile& file_;
    const LasHeader& header_;
    std::size_t next_;
    std::vector<LasExtra> extras_;
};

}  // namespace

std::vector<LasExtra> read_las_extras(const SourceFile& file, const LasHeader& header) {
    const SourceFile before_points{file.path, file.bytes.first(header.points_offset)};
    ByteReader reader(before_points, ByteOrder::little, header.header_bytes);
    ExtraCollector collector(file, header);
    for (std::uint32_t i = 0; i < header.variable_records; ++i) {
        const std::span<const std::byte> about = reader.take(record_header_bytes, "a variable length record's header");
        const std::span<const std::byte> record =
            reader.take(load<std::uint16_t>(&about[20], ByteOrder::little), "a variable length record");
        const bool extra_bytes = text_at(about, 2, 16) == extra_bytes_user &&
                                 load<std::uint16_t>(&about[18], ByteOrder::little) == extra_bytes_id;
        if (extra_bytes) collector.add_all(record);
    }
    return collector.take();
}

}  // namespace vitrine::io
