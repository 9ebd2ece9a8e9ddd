#include <vitrine/io/pcd_header.h>

#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/point_columns.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

constexpr TextScanner::Options pcd_text{.comment = '#'};

std::optional<NumberType> type_of(char kind, std::uint64_t size) {
    using enum NumberType;
    struct Type {
        char kind;
        std::uint64_t size;
        NumberType type;
    };
    constexpr std::array<Type, 10> types{{{'I', 1, int8},
                                          {'I', 2, int16},
                                          {'I', 4, int32},
                                          {'I', 8, int64},
                                          {'U', 1, uint8},
                                          {'U', 2, uint16},
                                          {'U', 4, uint32},
                                          {'U', 8, uint64},
                                          {'F', 4, float32},
                                          {'F', 8, float64}}};
    const auto* const found = std::find_if(types.begin(), types.end(),
                                           [&](const Type& type) { return type.kind == kind && type.size == size; });
    return found == types.end() ? std::nullopt : std::optional(found->type);
}

class HeaderParser {
public:
    explicit HeaderParser(const SourceFile& file) : scanner_(file, pcd_text) {
        header_.newline = newline_of(file.text());
    }

    PcdHeader parse() {
        while (scanner_.next_line()) {
            const std::string_view keyword = scanner_.word();
            if (keyword.empty()) continue;
            if (keyword == "DATA") return finish();
            statement(keyword);
        }
        scanner_.fail("the file ends in the header, expected a line 'DATA'");
    }

private:
    void statement(std::string_view keyword) {
        if (keyword == "FIELDS" || keyword == "COLUMNS") return read_fields();
        if (keyword == "SIZE") return read_sizes();
        if (keyword == "TYPE") return read_types();
        if (keyword == "COUNT") return read_counts();
        if (keyword == "WIDTH") {
            width_ = whole_number("a width");
        } else if (keyword == "HEIGHT") {
            height_ = whole_number("a height");
        } else if (keyword == "POINTS") {
            points_ = whole_number("the number of points");
        } else if (keyword == "VERSION" || keyword == "VIEWPOINT") {
            scanner_.rest_of_line();
        } else {
            scanner_.fail("expected a line such as 'FIELDS', 'WIDTH' or 'DATA', found " + in_quotes(keyword));
        }
        check_line_end();
    }

    std::uint64_t whole_number(std::string_view what) {
        const std::string_view word = scanner_.word();
        const auto number = parse_integer<std::uint64_t>(word);
        if (!number) scanner_.fail("expected " + std::string(what) + ", found " + in_quotes(word));
        return *number;
    }

    void check_line_end() {
        if (!scanner_.at_line_end()) scanner_.fail("expected the end of the line, found " + in_quotes(scanner_.word()));
    }

    void read_fields() {
        header_.fields.clear();
        while (!scanner_.at_line_end()) {
            if (header_.fields.size() == most_columns) fail_too_many();
            header_.fields.emplace_back().name = std::string(scanner_.word());
        }
        sizes_.assign(header_.fields.size(), 4);
        kinds_.assign(header_.fields.size(), 'F');
    }

    void read_sizes() {
        for (std::uint64_t& size : sizes_) size = whole_number("a size for each field");
        check_line_end();
    }

    void read_types() {
        for (char& kind : kinds_) {
            const std::string_view word = scanner_.word();
            if (word != "F" && word != "I" && word != "U")
                scanner_.fail("expected 'F', 'I' or 'U' for each field, found " + in_quotes(word));
            kind = word[0];
        }
        check_line_end();
    }

    void read_counts() {
        std::size_t columns = 0;
        for (PcdField& field : header_.fields) {
            const std::uint64_t count = whole_number("a count for each field");
            if (count == 0) scanner_.fail("expected a count of 1 at least for each field, found 0");
            if (count > most_columns || (columns += count) > most_columns) fail_too_many();
            field.count = count;
        }
        check_line_end();
    }

    [[noreturn]] void fail_too_many() const {
        scanner_.fail("expected " + std::to_string(most_columns) + " numbers for each point at most");
    }

    PcdHeader finish() {
        for (std::size_t i = 0; i < header_.fields.size(); ++i) {
            const auto type = type_of(kinds_[i], sizes_[i]);
            if (!type)
                scanner_.fail("field " + in_quotes(header_.fields[i].name) + " has type " + kinds_[i] + " and size " +
                              std::to_string(sizes_[i]) + ", expected I or U with 1, 2, 4 or 8, or F with 4 or 8");
            header_.fields[i].type = *type;
        }
        header_.points = point_count();
        header_.data = data();
        check_line_end();
        scanner_.next_line();
        header_.body_offset = scanner_.offset();
        return std::move(header_);
    }

    std::uint64_t point_count() const {
        if (!width_ && !points_) scanner_.fail("expected a line 'WIDTH' or 'POINTS' before 'DATA'");
        if (!width_) return *points_;
        const std::uint64_t height = height_.value_or(1);
        if (height != 0 && *width_ > std::numeric_limits<std::uint64_t>::max() / height)
            scanner_.fail("expected fewer points than " + std::to_string(*width_) + " times " + std::to_string(height));
        const std::uint64_t points = *width_ * height;
        if (points_ && *points_ != points)
            scanner_.fail("expected as many points as the width times the height, " + std::to_string(points) +
                          ", the header says " + std::to_string(*points_));
        return points;
    }

    PcdData data() {
        const std::string_view word = scanner_.word();
        if (word == "ascii") return PcdData::ascii;
        if (word == "binary") return PcdData::binary;
        if (word == "binary_compressed") return PcdData::compressed;
        scanner_.fail("expected 'ascii', 'binary' or 'binary_compressed', found " + in_quotes(word));
    }

    TextScanner scanner_;
    PcdHeader header_;
    std::vector<std::uint64_t> sizes_;
    std::vector<char> kinds_;
    std::optional<std::uint64_t> width_;
    std::optional<std::uint64_t> height_;
    std::optional<std::uint64_t> points_;
};

}  // namespace

std::size_t PcdHeader::columns() const {
    std::size_t count = 0;
    for (const PcdField& field : fields) count += field.count;
    return count;
}

std::size_t PcdHeader::row_bytes() const {
    std::size_t size = 0;
    for (const PcdField& field : fields) size += field.size_bytes();
    return size;
}

PcdHeader read_pcd_header(const SourceFile& file) {
    return HeaderParser(file).parse();
}

bool looks_like_pcd(const SourceFile& file) {
    constexpr std::size_t start_bytes = 4096;
    const SourceFile start{file.path, file.bytes.first(std::min(start_bytes, file.bytes.size()))};
    TextScanner scanner(start, pcd_text);
    std::string_view keyword;
    while (keyword.empty() && scanner.next_line()) keyword = scanner.word();
    return keyword == "VERSION" || keyword == "FIELDS";
}

}  // namespace vitrine::io
