#include <vitrine/io/png_encoder.h>

#include <vitrine/base/error.h>
#include <vitrine/base/parallel.h>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace vitrine::io {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// Filtered bytes of a stripe, about: enough that starting with an empty window costs little.
constexpr std::size_t stripe_bytes = std::size_t{1} << 19U;
/// Higher levels take twice as long for a tenth less.
constexpr int compression_level = 3;

/// A row's bytes as the decoder shall add them to the pixel on the left, or to the row above.
enum class Filter : std::uint8_t { sub = 1, up = 2 };

bool is_opaque(std::span<const std::uint8_t> rgba) {
    for (std::size_t i = 3; i < rgba.size(); i += 4)
        if (rgba[i] != 255) return false;
    return true;
}

/// The pixels with the channels they are written with.
struct Raster {
    std::span<const std::uint8_t> rgba;
    std::size_t width;
    std::size_t height;
    std::size_t channels;

    std::size_t row_bytes() const { return width * channels; }

    void copy_row(std::size_t y, std::uint8_t* to) const {
        const std::uint8_t* from = rgba.data() + y * width * 4;
        if (channels == 4) {
            std::memcpy(to, from, row_bytes());
            return;
        }
        for (std::size_t x = 0; x < width; ++x, from += 4, to += 3) std::copy_n(from, 3, to);
    }
};

/// What a filter leaves of a byte, and how far from zero that is: small numbers compress.
std::uint8_t rest_of(std::uint8_t byte, std::uint8_t predicted) {
    return static_cast<std::uint8_t>(byte - predicted);
}

unsigned distance(std::uint8_t rest) {
    return static_cast<unsigned>(std::abs(static_cast<std::int8_t>(rest)));
}

/// Both filters are tried; the one that leaves less is written to `out`, with its name before it.
class RowFilter {
public:
    explicit RowFilter(const Raster& raster)
        : channels_(raster.channels), sub_(raster.row_bytes()), up_(raster.row_bytes()) {}

    void write(const Bytes& above, const Bytes& row, Bytes& out) {
        unsigned sub_cost = 0;
        unsigned up_cost = 0;
        for (std::size_t i = 0; i < channels_; ++i) sub_[i] = row[i];
        for (std::size_t i = channels_; i < row.size(); ++i)
            sub_cost += distance(sub_[i] = rest_of(row[i], row[i - channels_]));
        for (std::size_t i = 0; i < row.size(); ++i) up_cost += distance(up_[i] = rest_of(row[i], above[i]));
        const bool up = up_cost < sub_cost;
        out.push_back(static_cast<std::uint8_t>(up ? Filter::up : Filter::sub));
        const Bytes& chosen = up ? up_ : sub_;
        out.insert(out.end(), chosen.begin(), chosen.end());
    }

private:
    std::size_t channels_;
    Bytes sub_;
    Bytes up_;
};

/// Rows [begin, end), filtered. Above the first row of the picture is nothing, which counts as zeros.
Bytes filtered(const Raster& raster, std::size_t begin, std::size_t end) {
    Bytes above(raster.row_bytes());
    Bytes row(raster.row_bytes());
    if (begin > 0) raster.copy_row(begin - 1, above.data());
    Bytes out;
    out.reserve((raster.row_bytes() + 1) * (end - begin));
    RowFilter filter(raster);
    for (std::size_t y = begin; y < end; ++y) {
        raster.copy_row(y, row.data());
        filter.write(above, row, out);
        above.swap(row);
    }
    return out;
}

/// A piece of the picture's compressed stream, and what its checksum is put together from.
struct Stripe {
    Bytes deflated;
    uLong adler = 1;
    std::size_t filtered_bytes = 0;
};

/// One Deflate stream without a header, which ends at a byte: others may follow it unless it is the last.
Bytes deflated(const Bytes& bytes, bool last) {
    z_stream stream{};
    constexpr int raw_window = -15;
    constexpr int memory_level = 9;
    if (deflateInit2(&stream, compression_level, Z_DEFLATED, raw_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        throw Error("there is not enough memory to compress a picture");
    constexpr std::size_t room_for_flush = 16;
    Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + room_for_flush);
    stream.next_in = const_cast<Bytef*>(bytes.data());  // zlib reads it only
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, last ? Z_FINISH : Z_FULL_FLUSH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Stripe stripe_of(const Raster& raster, std::size_t begin, std::size_t end) {
    const Bytes bytes = filtered(raster, begin, end);
    Stripe stripe;
    stripe.adler = adler32(1, bytes.data(), static_cast<uInt>(bytes.size()));
    stripe.filtered_bytes = bytes.size();
    stripe.deflated = deflated(bytes, end == raster.height);
    return stripe;
}

std::vector<Stripe> stripes_of(const Raster& raster) {
    const std::size_t rows = std::max<std::size_t>(stripe_bytes / (raster.row_bytes() + 1), 1);
    std::vector<Stripe> stripes((raster.height + rows - 1) / rows);
    parallel_parts(raster.height, rows,
                   [&](std::size_t begin, std::size_t end) { stripes[begin / rows] = stripe_of(raster, begin, end); });
    return stripes;
}

void append_number(Bytes& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(number >> shift));
}

/// A chunk of the file: length, name, content, checksum of the latter two.
void append_chunk(Bytes& out, std::string_view name, const Bytes& content) {
    append_number(out, static_cast<std::uint32_t>(content.size()));
    const std::size_t begin = out.size();
    out.insert(out.end(), name.begin(), name.end());
    out.insert(out.end(), content.begin(), content.end());
    append_number(out, static_cast<std::uint32_t>(crc32(0, out.data() + begin, static_cast<uInt>(out.size() - begin))));
}

Bytes header_of(const Raster& raster) {
    Bytes header;
    append_number(header, static_cast<std::uint32_t>(raster.width));
    append_number(header, static_cast<std::uint32_t>(raster.height));
    constexpr std::uint8_t bits = 8;
    const std::uint8_t colors = raster.channels == 4 ? 6 : 2;  // with alpha, or without
    const std::array<std::uint8_t, 5> rest{bits, colors, 0, 0, 0};
    header.insert(header.end(), rest.begin(), rest.end());
    return header;
}

}  // namespace

std::vector<std::uint8_t> encode_png(glm::ivec2 size, std::span<const std::uint8_t> rgba) {
    const Raster raster{rgba, static_cast<std::size_t>(size.x), static_cast<std::size_t>(size.y),
                        is_opaque(rgba) ? std::size_t{3} : std::size_t{4}};
    std::vector<Stripe> stripes = stripes_of(raster);
    constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes out(signature.begin(), signature.end());
    append_chunk(out, "IHDR", header_of(raster));
    constexpr std::array<std::uint8_t, 2> zlib_header{0x78, 0x5E};  // a window of 32 KiB, compressed fast
    stripes.front().deflated.insert(stripes.front().deflated.begin(), zlib_header.begin(), zlib_header.end());
    uLong adler = 1;
    for (const Stripe& stripe : stripes)
        adler = adler32_combine(adler, stripe.adler, static_cast<z_off_t>(stripe.filtered_bytes));
    append_number(stripes.back().deflated, static_cast<std::uint32_t>(adler));
    for (const Stripe& stripe : stripes) append_chunk(out, "IDAT", stripe.deflated);
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace vitrine::io
