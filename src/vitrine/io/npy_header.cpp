#include <vitrine/io/npy_header.h>

#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
/// A table has two; what is longer than this is none.
constexpr std::size_t most_dimensions = 32;

std::optional<NumberType> type_named(std::string_view name) {
    using enum NumberType;
    struct Type {
        std::string_view name;
        NumberType type;
    };
    constexpr std::array<Type, 12> types{{{"b1", uint8},
                                          {"i1", int8},
                                          {"u1", uint8},
                                          {"i2", int16},
                                          {"u2", uint16},
                                          {"i4", int32},
                                          {"u4", uint32},
                                          {"i8", int64},
                                          {"u8", uint64},
                                          {"f2", float16},
                                          {"f4", float32},
                                          {"f8", float64}}};
    const auto* const found =
        std::find_if(types.begin(), types.end(), [&](const Type& type) { return type.name == name; });
    return found == types.end() ? std::nullopt : std::optional(found->type);
}

/// Reads the literal of a Python dictionary: {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }
class DictionaryParser {
public:
    DictionaryParser(const ByteReader& reader, std::size_t offset, std::string_view text, NpyHeader& header)
        : reader_(reader), offset_(offset), text_(text), header_(header) {}

    void parse() {
        expect('{');
        while (!accept('}')) {
            const std::string_view key = string();
            expect(':');
            value(key);
            if (!accept(',') && peek() != '}') fail("',' or '}'");
        }
        if (peek() != '\0') fail("the end of the header");
        if (!has_type_ || !has_order_ || !has_shape_)
            reader_.fail_at(offset_, "expected 'descr', 'fortran_order' and 'shape' in the header");
    }

private:
    void value(std::string_view key) {
        if (key == "descr") {
            type();
            has_type_ = true;
        } else if (key == "fortran_order") {
            header_.columns_first = boolean();
            has_order_ = true;
        } else if (key == "shape") {
            shape();
            has_shape_ = true;
        } else {
            reader_.fail_at(offset_ + at_, "expected 'descr', 'fortran_order' or 'shape', found " + in_quotes(key));
        }
    }

    void type() {
        if (peek() == '[') reader_.fail_at(offset_ + at_, "is an array of records, expected one of numbers");
        const std::size_t begin = offset_ + at_;
        const std::string_view text = string();
        const std::string_view name = text.substr(std::min<std::size_t>(1, text.size()));
        if (name.starts_with('O'))
            reader_.fail_at(begin, "holds Python objects (pickle), expected an array of numbers");
        const auto type = type_named(name);
        const std::string_view order = text.substr(0, 1);
        if (!type || std::string_view("<>|=").find(order) == std::string_view::npos)
            reader_.fail_at(begin, "expected a type of numbers such as '<f8' or '|u1', found " + in_quotes(text));
        header_.type = *type;
        header_.order = order == ">" ? ByteOrder::big : ByteOrder::little;
    }

    bool boolean() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] >= 'A' && text_[at_] <= 'z') ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        if (word == "True" || word == "False") return word == "True";
        at_ = begin;
        fail("True or False");
    }

    void shape() {
        header_.shape.clear();
        expect('(');
        while (!accept(')')) {
            const std::size_t end = std::min(text_.find_first_not_of("0123456789", at_), text_.size());
            const auto number = parse_integer<std::uint64_t>(text_.substr(at_, end - at_));
            if (!number || header_.shape.size() == most_dimensions) fail("a number of rows and one of columns");
            header_.shape.push_back(*number);
            at_ = end;
            if (!accept(',') && peek() != ')') fail("',' or ')'");
        }
    }

    std::string_view string() {
        const char quote = peek();
        if (quote != '\'' && quote != '"') fail("a name in quotes");
        const std::size_t end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) fail("a name in quotes");
        const std::string_view text = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        skip_blanks();
        return text;
    }

    /// The next character; NUL at the end.
    char peek() {
        skip_blanks();
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    bool accept(char c) {
        if (peek() != c) return false;
        ++at_;
        skip_blanks();
        return true;
    }

    void expect(char c) {
        if (!accept(c)) fail(in_quotes({&c, 1}));
    }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
    }

    [[noreturn]] void fail(const std::string& expected) {
        const std::string_view rest = text_.substr(at_);
        reader_.fail_at(offset_ + at_, "expected " + expected + " in the header, found " +
                                           (rest.empty() ? "its end" : in_quotes(rest.substr(0, 16))));
    }

    const ByteReader& reader_;
    std::size_t offset_;  ///< of the text in the file
    std::string_view text_;
    NpyHeader& header_;
    std::size_t at_ = 0;
    bool has_type_ = false;
    bool has_order_ = false;
    bool has_shape_ = false;
};

}  // namespace

NpyHeader read_npy_header(const SourceFile& file) {
    ByteReader reader(file, ByteOrder::little);
    reader.take(magic.size(), "signature");
    if (!looks_like_npy(file)) reader.fail_at(0, "expected the signature of a NumPy file");
    const auto version = reader.read<std::uint8_t>("version");
    if (version < 1 || version > 3)
        reader.fail_at(magic.size(), "expected version 1, 2 or 3, found " + std::to_string(version));
    reader.read<std::uint8_t>("version");
    const std::size_t size =
        version == 1 ? reader.read<std::uint16_t>("header size") : reader.read<std::uint32_t>("header size");
    const std::size_t offset = reader.offset();
    reader.take(size, "header");
    NpyHeader header;
    header.body_offset = reader.offset();
    DictionaryParser(reader, offset, file.text().substr(offset, size), header).parse();
    return header;
}

bool looks_like_npy(const SourceFile& file) {
    return file.text().starts_with(magic);
}

}  // namespace vitrine::io
