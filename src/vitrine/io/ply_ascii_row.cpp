#include <vitrine/io/ply_ascii_row.h>

#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/plain_numbers.h>
#include <vitrine/io/text_rows.h>

#include <algorithm>
#include <cmath>

namespace vitrine::io {

void PlyAsciiRow::read(std::size_t row, std::span<const PlyTarget> targets, PlyIndexLists* lists) {
    for (std::size_t i = 0; i < element_.properties.size(); ++i) {
        const PlyProperty& property = element_.properties[i];
        if (property.is_list()) {
            read_list(i, lists);
        } else {
            read_value(property, i < targets.size() ? targets[i] : PlyTarget{}, row);
        }
    }
    if (lists != nullptr) end_texcoords(*lists);
    skip_blanks();
    if (at_ == end_) return;
    const std::string_view more(at_, static_cast<std::size_t>(std::find_if(at_, end_, is_text_blank) - at_));
    fail("expected the end of the line after a row of element " + in_quotes(element_.name) + ", found " +
         in_quotes(more));
}

void PlyAsciiRow::read_value(const PlyProperty& property, const PlyTarget& target, std::size_t row) {
    const std::size_t place = row * target.stride;
    if (target.indices != nullptr) {
        const std::int64_t index = integer(property);
        target.indices[place] = index >= 0 && index < no_index ? static_cast<std::uint32_t>(index) : no_index;
        return;
    }
    const float value = number(property);
    if (target.bytes != nullptr) {
        target.bytes[place] = value > 0 ? static_cast<std::uint8_t>(std::min(value, 255.0F)) : std::uint8_t{0};
    } else if (target.finite && !std::isfinite(value)) {
        const char* const end = at_;
        while (at_ > line_.data() && !is_text_blank(at_[-1])) --at_;
        fail("expected a finite number for property " + in_quotes(property.name) + ", found " +
             in_quotes({at_, static_cast<std::size_t>(end - at_)}));
    } else if (target.numbers != nullptr) {
        target.numbers[place] = value;
    }
}

void PlyAsciiRow::read_list(std::size_t list, PlyIndexLists* lists) {
    const PlyProperty& property = element_.properties[list];
    const bool is_indices = lists != nullptr && lists->property == list;
    const bool is_texcoords = lists != nullptr && lists->texcoord_property == list;
    const std::int64_t count = integer(property);
    if (count < 0 || static_cast<std::uint64_t>(count) > file_.bytes.size() / 2)
        fail("a list of " + std::to_string(count) + " values does not fit into the file");
    for (std::int64_t i = 0; i < count; ++i) {
        if (is_indices) {
            read_index(property, *lists);
            continue;
        }
        const float value = number(property);
        if (is_texcoords) lists->texcoords.push_back(value);
    }
    if (is_indices) end_list(*lists, static_cast<std::size_t>(count));
}

void PlyAsciiRow::read_index(const PlyProperty& property, PlyIndexLists& lists) {
    const std::int64_t index = integer(property);
    const bool restart = lists.strips && index < 0;
    if (!restart && (index < 0 || static_cast<std::uint64_t>(index) >= lists.vertex_count))
        fail(index_problem(element_, index, lists));
    lists.indices.push_back(restart ? no_index : static_cast<std::uint32_t>(index));
}

float PlyAsciiRow::number(const PlyProperty& property) {
    skip_blanks();
    float value = 0;
    const char* const end = read_plain_float(at_, end_, value);
    if (end != nullptr && (end == end_ || is_text_blank(*end))) {
        at_ = end;
        return value;
    }
    const std::string_view text = word(property);
    const auto careful = parse_float(text);
    if (!careful) fail("expected a number for property " + in_quotes(property.name) + ", found " + in_quotes(text));
    return *careful;
}

std::int64_t PlyAsciiRow::integer(const PlyProperty& property) {
    skip_blanks();
    std::int64_t value = 0;
    const char* const end = read_plain_integer(at_, end_, value);
    if (end != nullptr && (end == end_ || is_text_blank(*end))) {
        at_ = end;
        return value;
    }
    const std::string_view text = word(property);
    const auto careful = parse_integer<std::int64_t>(text);
    if (!careful) fail("expected an integer for property " + in_quotes(property.name) + ", found " + in_quotes(text));
    return *careful;
}

std::string_view PlyAsciiRow::word(const PlyProperty& property) {
    if (at_ == end_)
        fail("expected a value for property " + in_quotes(property.name) + " of element " + in_quotes(element_.name) +
             ", found the end of the line");
    const char* const begin = at_;
    at_ = std::find_if(at_, end_, is_text_blank);
    return {begin, static_cast<std::size_t>(at_ - begin)};
}

void PlyAsciiRow::skip_blanks() {
    while (at_ < end_ && is_text_blank(*at_)) ++at_;
}

void PlyAsciiRow::fail(const std::string& problem) const {
    fail_at_line(file_, newline_, line_, problem);
}

}  // namespace vitrine::io
