#include <vitrine/io/hdr_header.h>

#include <vitrine/base/error.h>
#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

constexpr std::string_view magic = "#?";
constexpr int longest_edge = 65536;

/// "-Y 512": so many, from the top.
struct HdrAxis {
    bool is_x = false;
    bool reversed = false;  ///< from the bottom, or from the right
    int count = 0;
};

std::optional<HdrAxis> parse_axis(std::string_view name, std::string_view number) {
    constexpr std::array<std::string_view, 4> names{"-Y", "+Y", "+X", "-X"};
    const auto* const found = std::ranges::find(names, name);
    const std::optional<int> count = parse_integer<int>(number);
    if (found == names.end() || !count || *count < 1 || *count > longest_edge) return std::nullopt;
    return HdrAxis{name[1] == 'X', *found == "+Y" || *found == "-X", *count};
}

class HdrHeaderParser {
public:
    explicit HdrHeaderParser(const SourceFile& file) : file_(file), rest_(file.text()) {}

    HdrHeader parse() {
        if (!looks_like_hdr(file_))
            throw FileError(file_.path, FilePlace::at_byte(0),
                            "expected '#?RADIANCE', as Radiance pictures (.hdr) begin");
        for (std::string_view text = line(); !text.empty(); text = line()) read_statement(text);
        read_size(line());
        header_.pixels_begin = file_.bytes.size() - rest_.size();
        return header_;
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw FileError(file_.path, FilePlace::at_line(line_), problem);
    }

    std::string_view line() {
        ++line_;
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos)
            fail("the file ends in its header, expected the size, such as '-Y 512 +X 1024'");
        std::string_view text = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        if (text.ends_with('\r')) text.remove_suffix(1);
        return text;
    }

    /// What it does not know says nothing about colours: who made the picture, and how.
    void read_statement(std::string_view text) {
        constexpr std::string_view format = "FORMAT=";
        constexpr std::string_view exposure = "EXPOSURE=";
        if (text.starts_with(format) && text != "FORMAT=32-bit_rle_rgbe")
            fail("expected 'FORMAT=32-bit_rle_rgbe', found " + in_quotes(text));
        if (text.starts_with(exposure)) read_exposure(text.substr(exposure.size()));
    }

    void read_exposure(std::string_view number) {
        const std::size_t begin = std::min(number.find_first_not_of(" \t"), number.size());
        const std::size_t end = number.find_last_not_of(" \t") + 1;
        const std::optional<float> value = parse_float(number.substr(begin, std::max(begin, end) - begin));
        if (value) header_.factor /= *value;
        if (!value || !(header_.factor > 0) || !std::isnormal(header_.factor))
            fail("expected an exposure, a number above 0, found " + in_quotes(number));
    }

    void read_size(std::string_view text) {
        std::array<std::string_view, 4> words;
        std::string_view rest = text;
        for (std::string_view& word : words) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            word = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        const std::optional<HdrAxis> lines = parse_axis(words[0], words[1]);
        const std::optional<HdrAxis> pixels = parse_axis(words[2], words[3]);
        if (!rest.empty() || !lines || !pixels || lines->is_x == pixels->is_x)
            fail("expected the size, such as '-Y 512 +X 1024', each 1 to " + std::to_string(longest_edge) + ", found " +
                 in_quotes(text));
        header_.size = {pixels->count, lines->count};
        header_.by_columns = lines->is_x;
        header_.lines_reversed = lines->reversed;
        header_.pixels_reversed = pixels->reversed;
    }

    const SourceFile& file_;
    std::string_view rest_;
    std::uint64_t line_ = 0;
    HdrHeader header_;
};

}  // namespace

bool looks_like_hdr(const SourceFile& file) {
    return file.text().starts_with(magic);
}

HdrHeader read_hdr_header(const SourceFile& file) {
    return HdrHeaderParser(file).parse();
}

}  // namespace vitrine::io
