#include <vitrine/io/hdr_reader.h>

#include <vitrine/base/error.h>
#include <vitrine/base/mapped_file.h>
#include <vitrine/io/byte_reader.h>
#include <vitrine/io/hdr_header.h>
#include <vitrine/io/names.h>
#include <vitrine/io/regular_file.h>
#include <vitrine/io/sphere_rows.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Lines of other lengths are never in runs of channels.
constexpr int least_in_runs = 8;
constexpr int most_in_runs = 32767;
/// Nothing is as bright, and sums of it are finite.
constexpr float brightest = 1e30F;

using Rgbe = std::array<std::uint8_t, 4>;

/// What the shared exponent stands for.
std::array<float, 256> exponent_factors(float factor) {
    constexpr int bias = 128 + 8;
    std::array<float, 256> factors{};
    for (int exponent = 1; exponent < 256; ++exponent)
        factors[static_cast<std::size_t>(exponent)] = std::min(std::ldexp(factor, exponent - bias), brightest);
    return factors;
}

/// A pixel, and repeats of up to 255, then 255 * 256 pixels.
std::size_t least_bytes_of_line(int pixels) {
    if (pixels == 1) return 4;
    return pixels <= 256 ? 8 : 12;
}

class HdrParser {
public:
    explicit HdrParser(const SourceFile& file)
        : file_(file),
          header_(read_hdr_header(file)),
          reader_(file, ByteOrder::big, header_.pixels_begin),
          factors_(exponent_factors(header_.factor)),
          line_(static_cast<std::size_t>(header_.size.x)),
          colors_(line_.size()) {}

    scene::EnvironmentMap parse() {
        SphereRows rows(header_.size, reader_.remaining() / least_bytes_of_line(header_.size.x));
        file_.finish(std::size_t{0}, header_.pixels_begin);
        for (int y = 0; y < header_.size.y; ++y) {
            const std::size_t begin = reader_.offset();
            read_line();
            rows.add(colors());
            file_.finish(begin, reader_.offset());
        }
        scene::EnvironmentMap map{.name = file_name(file_.path),
                                  .size = rows.size(),
                                  .texels = rows.take_texels(),
                                  .file_size = header_.size};
        if (header_.lines_reversed) turn_over(map);
        if (header_.by_columns) transpose(map);
        return map;
    }

private:
    void read_line() {
        const std::span<const std::byte> rest = reader_.rest();
        const bool in_runs = header_.size.x >= least_in_runs && header_.size.x <= most_in_runs && rest.size() >= 4 &&
                             rest[0] == std::byte{2} && rest[1] == std::byte{2} && rest[2] < std::byte{128};
        in_runs ? read_channels() : read_pixels();
    }

    /// One channel after the other, each in runs.
    void read_channels() {
        const std::size_t begin = reader_.offset();
        reader_.read<std::uint16_t>("a line");
        const int length = reader_.read<std::uint16_t>("the length of a line");
        if (length != header_.size.x)
            reader_.fail_at(begin, "expected a line of " + std::to_string(header_.size.x) + " pixels, found one of " +
                                       std::to_string(length));
        for (std::size_t channel = 0; channel < 4; ++channel) {
            for (std::size_t x = 0; x < line_.size();) x += read_run(channel, x);
        }
    }

    std::size_t read_run(std::size_t channel, std::size_t x) {
        const std::size_t begin = reader_.offset();
        const auto code = reader_.read<std::uint8_t>("a run of pixels");
        constexpr std::uint8_t longest = 128;
        const bool repeats = code > longest;
        const std::size_t count = repeats ? code - longest : code;
        if (count == 0 || count > line_.size() - x)
            reader_.fail_at(begin, "expected a run of 1 to " + std::to_string(line_.size() - x) +
                                       " pixels, found one of " + std::to_string(count));
        const std::span<const std::byte> values = reader_.take(repeats ? 1 : count, "a run of pixels");
        for (std::size_t i = 0; i < count; ++i)
            line_[x + i][channel] = std::to_integer<std::uint8_t>(values[repeats ? 0 : i]);
        return count;
    }

    /// Whole pixels. One whose colours are all 1 repeats the one before; one after such counts for 256 times as many.
    void read_pixels() {
        unsigned shift = 0;
        for (std::size_t x = 0; x < line_.size();) {
            const std::size_t begin = reader_.offset();
            const std::span<const std::byte> bytes = reader_.take(4, "a pixel");
            Rgbe pixel{};
            std::ranges::transform(bytes, pixel.begin(),
                                   [](std::byte byte) { return std::to_integer<std::uint8_t>(byte); });
            if (pixel[0] != 1 || pixel[1] != 1 || pixel[2] != 1) {
                line_[x++] = pixel;
                shift = 0;
                continue;
            }
            if (x == 0) reader_.fail_at(begin, "expected a pixel, found a repeat of the one before a line's first");
            const std::size_t count = std::size_t{pixel[3]} << shift;
            if (count > line_.size() - x || shift > 16)
                reader_.fail_at(begin, "expected at most " + std::to_string(line_.size() - x) +
                                           " repeats to the end of the line, found " + std::to_string(count));
            std::fill_n(line_.begin() + static_cast<std::ptrdiff_t>(x), count, line_[x - 1]);
            x += count;
            shift += 8;
        }
    }

    const std::vector<glm::vec3>& colors() {
        std::ranges::transform(line_, colors_.begin(), [&](const Rgbe& pixel) {
            return glm::min(factors_[pixel[3]] * glm::vec3(pixel[0], pixel[1], pixel[2]), glm::vec3(brightest));
        });
        if (header_.pixels_reversed) std::ranges::reverse(colors_);
        return colors_;
    }

    static void turn_over(scene::EnvironmentMap& map) {
        const auto width = static_cast<std::ptrdiff_t>(map.size.x);
        for (std::ptrdiff_t top = 0, bottom = map.size.y - 1; top < bottom; ++top, --bottom)
            std::swap_ranges(map.texels.begin() + top * width, map.texels.begin() + (top + 1) * width,
                             map.texels.begin() + bottom * width);
    }

    /// Columns become rows.
    static void transpose(scene::EnvironmentMap& map) {
        std::vector<glm::vec3> turned;
        turned.reserve(map.texels.size());
        const auto width = static_cast<std::size_t>(map.size.x);
        for (std::size_t x = 0; x < width; ++x) {
            for (std::size_t i = x; i < map.texels.size(); i += width) turned.push_back(map.texels[i]);
        }
        map.texels = std::move(turned);
        map.size = {map.size.y, map.size.x};
        map.file_size = {map.file_size.y, map.file_size.x};
    }

    const SourceFile& file_;
    HdrHeader header_;
    ByteReader reader_;
    std::array<float, 256> factors_;
    std::vector<Rgbe> line_;
    std::vector<glm::vec3> colors_;
};

}  // namespace

bool is_environment_name(const std::filesystem::path& path) {
    return lower_extension(path) == environment_extension;
}

scene::EnvironmentMap read_hdr(const SourceFile& file) {
    try {
        return HdrParser(file).parse();
    } catch (const std::bad_alloc&) {
        throw FileError(file.path, "needs more memory than there is");
    }
}

scene::EnvironmentMap read_environment(const std::filesystem::path& path, Progress* progress) {
    check_is_file(path);
    const auto mapped = std::make_shared<const MappedFile>(path);
    const SourceFile file{.path = path, .bytes = mapped->bytes(), .mapping = mapped, .progress = progress};
    if (progress != nullptr) progress->expect(file.bytes.size());
    file.begin("reading");
    scene::EnvironmentMap map = read_hdr(file);
    if (!mapped->is_whole()) throw FileError(path, "became shorter while it was read");
    return map;
}

}  // namespace vitrine::io
