#include <vitrine/io/ply_header.h>

#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace vitrine::io {
namespace {

constexpr std::array<std::pair<std::string_view, NumberType>, 16> type_names{{
    {"char", NumberType::int8},
    {"uchar", NumberType::uint8},
    {"short", NumberType::int16},
    {"ushort", NumberType::uint16},
    {"int", NumberType::int32},
    {"uint", NumberType::uint32},
    {"float", NumberType::float32},
    {"double", NumberType::float64},
    {"int8", NumberType::int8},
    {"uint8", NumberType::uint8},
    {"int16", NumberType::int16},
    {"uint16", NumberType::uint16},
    {"int32", NumberType::int32},
    {"uint32", NumberType::uint32},
    {"float32", NumberType::float32},
    {"float64", NumberType::float64},
}};

class HeaderParser {
public:
    explicit HeaderParser(const SourceFile& file) : scanner_(file, {}) {}

    PlyHeader parse() {
        scanner_.next_line();
        const std::string_view magic = scanner_.word();
        if (magic != "ply" || !scanner_.at_line_end()) scanner_.fail("expected 'ply', found " + in_quotes(magic));
        while (scanner_.next_line()) {
            if (!statement(scanner_.word())) continue;
            if (!has_format_) scanner_.fail("expected a line 'format' before 'end_header'");
            finish();
            return std::move(header_);
        }
        scanner_.fail("the file ends in the header, expected 'end_header'");
    }

private:
    /// Reads the rest of a line; true after "end_header".
    bool statement(std::string_view keyword) {
        if (keyword == "comment") {
            comment();
        } else if (keyword == "obj_info" || keyword.empty()) {
            scanner_.rest_of_line();
        } else if (keyword == "format") {
            format();
        } else if (keyword == "element") {
            element();
        } else if (keyword == "property") {
            property();
        } else if (keyword == "end_header") {
            return true;
        } else {
            scanner_.fail("expected 'element', 'property' or 'end_header', found " + in_quotes(keyword));
        }
        if (!scanner_.at_line_end()) scanner_.fail("expected the end of the line, found " + in_quotes(scanner_.word()));
        return false;
    }

    /// MeshLab's way to name pictures.
    void comment() {
        const bool names_picture = scanner_.word() == "TextureFile";
        const std::string_view rest = scanner_.rest_of_line();
        if (names_picture && !rest.empty()) header_.texture_files.emplace_back(rest);
    }

    void format() {
        const std::string_view name = scanner_.word();
        if (name == "ascii") {
            header_.format = PlyFormat::ascii;
        } else if (name == "binary_little_endian") {
            header_.format = PlyFormat::binary_little_endian;
        } else if (name == "binary_big_endian") {
            header_.format = PlyFormat::binary_big_endian;
        } else {
            scanner_.fail("expected 'ascii', 'binary_little_endian' or 'binary_big_endian', found " + in_quotes(name));
        }
        const std::string_view version = scanner_.word();
        if (version != "1.0") scanner_.fail("expected version '1.0', found " + in_quotes(version));
        has_format_ = true;
    }

    void element() {
        const std::string_view name = name_word();
        if (!names_.emplace(name).second) scanner_.fail("element " + in_quotes(name) + " is declared twice");
        const std::string_view text = scanner_.word();
        const auto count = parse_integer<std::uint64_t>(text);
        if (!count)
            scanner_.fail("expected a number of rows for element " + in_quotes(name) + ", found " + in_quotes(text));
        header_.elements.push_back({std::string(name), *count, {}, scanner_.line()});
        property_names_.clear();
    }

    void property() {
        if (header_.elements.empty()) scanner_.fail("expected 'element' before 'property'");
        PlyProperty property;
        const std::string_view first = scanner_.word();
        if (first == "list") {
            property.count_type = type(scanner_.word());
            if (*property.count_type == NumberType::float32 || *property.count_type == NumberType::float64)
                scanner_.fail("expected an integer type for the length of a list");
            property.type = type(scanner_.word());
        } else {
            property.type = type(first);
        }
        property.name = name_word();
        if (!property_names_.insert(property.name).second)
            scanner_.fail("property " + in_quotes(property.name) + " is declared twice");
        header_.elements.back().properties.push_back(std::move(property));
    }

    NumberType type(std::string_view name) {
        const auto* const found =
            std::find_if(type_names.begin(), type_names.end(), [&](const auto& entry) { return entry.first == name; });
        if (found == type_names.end())
            scanner_.fail("expected a type such as 'float' or 'uchar', found " + in_quotes(name));
        return found->second;
    }

    std::string_view name_word() {
        const std::string_view name = scanner_.word();
        if (name.empty()) scanner_.fail("expected a name, found the end of the line");
        return name;
    }

    void finish() {
        for (const PlyElement& element : header_.elements) {
            if (element.count > 0 && element.properties.empty())
                scanner_.fail("element " + in_quotes(element.name) + " has rows but no properties");
        }
        if (!scanner_.at_line_end()) scanner_.fail("expected the end of the line after 'end_header'");
        scanner_.next_line();
        header_.body_offset = scanner_.offset();
        header_.body_line = scanner_.line();
    }

    TextScanner scanner_;
    PlyHeader header_;
    std::unordered_set<std::string> names_;
    std::unordered_set<std::string> property_names_;
    bool has_format_ = false;
};

}  // namespace

std::optional<std::size_t> PlyElement::find(std::string_view property) const {
    for (std::size_t i = 0; i < properties.size(); ++i) {
        if (properties[i].name == property) return i;
    }
    return std::nullopt;
}

bool PlyHeader::is_cloud() const {
    return std::all_of(elements.begin(), elements.end(), [](const PlyElement& element) {
        return element.count == 0 || (element.name != "face" && element.name != "tristrips" && element.name != "edge");
    });
}

PlyHeader read_ply_header(const SourceFile& file) {
    return HeaderParser(file).parse();
}

bool looks_like_ply(const SourceFile& file) {
    const std::string_view text = file.text();
    return text.size() > 3 && text.starts_with("ply") && (text[3] == '\n' || text[3] == '\r');
}

}  // namespace vitrine::io
