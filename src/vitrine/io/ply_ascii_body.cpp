#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/ply_body.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace vitrine::io {
namespace {

/// One row per line; blank lines are passed over.
class AsciiBody final : public PlyBody {
public:
    AsciiBody(const SourceFile& file, const PlyHeader& header)
        : scanner_(file, {}, header.body_offset, header.body_line) {}

    void check_fits(const PlyElement& element) const override {
        // Each value takes a digit and a blank or line end; only the file's last line end may be missing.
        const std::uint64_t row_size = 2 * std::max<std::size_t>(element.properties.size(), 1);
        const std::uint64_t most = (scanner_.remaining() + 1) / row_size;
        if (element.count > most)
            scanner_.fail("expected " + std::to_string(element.count) + " rows of element " + in_quotes(element.name) +
                          ", what is left of the file can hold " + std::to_string(most));
    }

    void read(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists,
              const Preview& /*preview*/) override {
        for (std::uint64_t row = 0; row < element.count; ++row) {
            enter_row(element, row);
            for (std::size_t i = 0; i < element.properties.size(); ++i) {
                const PlyProperty& property = element.properties[i];
                if (property.is_list()) {
                    read_list(element, property, lists != nullptr && lists->property == i ? lists : nullptr);
                } else {
                    store(value(element, property), property, i < targets.size() ? targets[i] : PlyTarget{}, row);
                }
            }
            if (!scanner_.at_line_end())
                scanner_.fail("expected the end of the line after a row of element " + in_quotes(element.name) +
                              ", found " + in_quotes(scanner_.word()));
        }
    }

private:
    void enter_row(const PlyElement& element, std::uint64_t row) {
        do {
            if (!scanner_.next_line())
                scanner_.fail("the file ends after " + std::to_string(row) + " rows of element " +
                              in_quotes(element.name) + ", expected " + std::to_string(element.count));
        } while (scanner_.at_line_end());
    }

    std::string_view value(const PlyElement& element, const PlyProperty& property) {
        const std::string_view text = scanner_.word();
        if (text.empty())
            scanner_.fail("expected a value for property " + in_quotes(property.name) + " of element " +
                          in_quotes(element.name) + ", found the end of the line");
        return text;
    }

    float number(std::string_view text, const PlyProperty& property) {
        const auto number = parse_float(text);
        if (!number)
            scanner_.fail("expected a number for property " + in_quotes(property.name) + ", found " + in_quotes(text));
        return *number;
    }

    std::int64_t integer(std::string_view text, const PlyProperty& property) {
        const auto number = parse_integer<std::int64_t>(text);
        if (!number)
            scanner_.fail("expected an integer for property " + in_quotes(property.name) + ", found " +
                          in_quotes(text));
        return *number;
    }

    void store(std::string_view text, const PlyProperty& property, const PlyTarget& target, std::uint64_t row) {
        const std::size_t place = row * target.stride;
        if (target.indices != nullptr) {
            const std::int64_t index = integer(text, property);
            target.indices[place] = index >= 0 && index < no_index ? static_cast<std::uint32_t>(index) : no_index;
        } else if (target.bytes != nullptr) {
            const float read = number(text, property);
            target.bytes[place] = read > 0 ? static_cast<std::uint8_t>(std::min(read, 255.0F)) : std::uint8_t{0};
        } else {
            const float read = number(text, property);
            if (target.finite && !std::isfinite(read))
                scanner_.fail("expected a finite number for property " + in_quotes(property.name) + ", found " +
                              in_quotes(text));
            if (target.numbers != nullptr) target.numbers[place] = read;
        }
    }

    void read_list(const PlyElement& element, const PlyProperty& property, PlyIndexLists* lists) {
        const std::int64_t count = integer(value(element, property), property);
        if (count < 0 || static_cast<std::uint64_t>(count) > scanner_.remaining() / 2 + 1)
            scanner_.fail("a list of " + std::to_string(count) + " values does not fit into the file");
        for (std::int64_t i = 0; i < count; ++i) {
            const std::string_view text = value(element, property);
            if (lists == nullptr) {
                number(text, property);
                continue;
            }
            const std::int64_t index = integer(text, property);
            const bool restart = lists->strips && index < 0;
            if (!restart && (index < 0 || static_cast<std::uint64_t>(index) >= lists->vertex_count))
                scanner_.fail(index_problem(element, index, *lists));
            lists->indices.push_back(restart ? no_index : static_cast<std::uint32_t>(index));
        }
        if (lists != nullptr) end_list(*lists, static_cast<std::size_t>(count));
    }

    TextScanner scanner_;
};

}  // namespace

std::unique_ptr<PlyBody> make_ascii_ply_body(const SourceFile& file, const PlyHeader& header) {
    return std::make_unique<AsciiBody>(file, header);
}

}  // namespace vitrine::io
