#include <vitrine/io/xml_document.h>

#include <vitrine/io/names.h>

#include <algorithm>

namespace vitrine::io {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::size_t skip_blanks(std::string_view text, std::size_t i) {
    return std::min(text.find_first_not_of(blanks, i), text.size());
}

/// How many bytes of the source stand for the bytes of a value up to `offset`: an entity is one character.
std::size_t source_length(std::string_view source, std::string_view value, std::size_t offset) {
    std::size_t s = 0;
    std::size_t v = 0;
    while (v < offset && s < source.size()) {
        const std::size_t end = source[s] == '&' && value[v] != '&' ? source.find(';', s) : std::string_view::npos;
        const bool is_amp = source.substr(s, 5) == "&amp;";
        if (end == std::string_view::npos && !is_amp) {
            ++s;
            ++v;
            continue;
        }
        s = is_amp ? s + 5 : end + 1;
        ++v;
        while (v < offset && (static_cast<unsigned char>(value[v]) & 0xC0U) == 0x80U) ++v;  // of one character
    }
    return s;
}

/// Passes over `begin … end` if the text begins so; cuts off all when the end is missing.
bool skip_between(std::string_view& text, std::string_view begin, std::string_view end) {
    if (!text.starts_with(begin)) return false;
    const std::size_t found = text.find(end, begin.size());
    text = found == std::string_view::npos ? std::string_view() : text.substr(found + end.size());
    return true;
}

}  // namespace

XmlDocument::XmlDocument(const SourceFile& file)
    : file_(&file), source_(without_byte_order_mark(file.text())), entities_(source_), text_(entities_.text()) {
    const std::size_t nul = text_.substr(0, 4).find('\0');
    if (nul != std::string_view::npos || text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF"))
        throw FileError(file.path, FilePlace::at_column(1, 1), "expected XML in UTF-8");
    if (entities_.fault())
        throw FileError(file.path, place_in_source(*entities_.fault()),
                        "expected entities of at most 10 MB and 16 levels in all");
    const pugi::xml_parse_result result =
        document_.load_buffer(text_.data(), text_.size(), pugi::parse_cdata | pugi::parse_escapes, pugi::encoding_utf8);
    if (result) return;
    std::string reason = result.description();
    if (!reason.empty()) reason = lower(reason.substr(0, 1)) + reason.substr(1);
    fail_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), "expected XML: " + reason);
}

PlacedText XmlDocument::value(pugi::xml_node node, pugi::xml_attribute attribute) const {
    return {*this, node, attribute, attribute.value()};
}

PlacedText XmlDocument::content(pugi::xml_node text_node) const {
    return {*this, text_node, {}, text_node.value()};
}

std::uint64_t XmlDocument::line_of(pugi::xml_node node) const {
    return *place(static_cast<std::size_t>(node.offset_debug())).line;
}

void XmlDocument::fail(pugi::xml_node node, const std::string& problem) const {
    fail_at(static_cast<std::size_t>(node.offset_debug()) - 1, problem);  // the name stands behind '<'
}

void XmlDocument::fail_at(std::size_t offset, const std::string& problem) const {
    throw FileError(file_->path, place(offset), problem);
}

FilePlace XmlDocument::place_in_source(std::size_t offset) const {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
    const std::size_t end = std::min(offset, source_.size());
    for (std::size_t i = 0; i < end; ++i) {
        const auto c = static_cast<unsigned char>(source_[i]);
        if (c == '\n' || (c == '\r' && source_.substr(i + 1, 1) != "\n")) {
            ++line;
            column = 1;
        } else if ((c & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    return FilePlace::at_column(line, column);
}

std::size_t XmlDocument::offset_of(pugi::xml_node node, pugi::xml_attribute attribute) const {
    std::size_t i = text_.find_first_of(" \t\r\n/>", static_cast<std::size_t>(node.offset_debug()));
    for (pugi::xml_attribute at = node.first_attribute(); at; at = at.next_attribute()) {
        i = skip_blanks(text_, text_.find('=', i) + 1);
        if (at == attribute) return i + 1;
        i = text_.find(text_[i], i + 1) + 1;
    }
    return i;
}

PlacedText PlacedText::part(std::size_t begin, std::size_t count) const {
    PlacedText result = *this;
    result.text_ = text_.substr(begin, count);
    return result;
}

PlacedText PlacedText::trimmed() const {
    const std::size_t begin = skip_blanks(text_, 0);
    const std::size_t last = text_.find_last_not_of(blanks);
    return part(begin, begin == text_.size() ? 0 : last + 1 - begin);
}

void PlacedText::fail(std::size_t offset, const std::string& problem) const {
    const std::size_t in_value = static_cast<std::size_t>(text_.data() - value_.data()) + offset;
    const std::size_t begin =
        attribute_ ? document_->offset_of(node_, attribute_) : static_cast<std::size_t>(node_.offset_debug());
    document_->fail_at(begin + source_length(document_->text_.substr(begin), value_, in_value), problem);
}

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view xml_root_name(std::string_view text) {
    text = without_byte_order_mark(text);
    while (true) {
        text.remove_prefix(skip_blanks(text, 0));
        if (skip_between(text, "<!--", "-->") || skip_between(text, "<?", "?>")) continue;
        if (!text.starts_with("<!DOCTYPE")) break;
        const std::size_t bracket = text.find_first_of("[>");
        const bool has_subset = bracket != std::string_view::npos && text[bracket] == '[';
        skip_between(text, "<!DOCTYPE", has_subset ? "]>" : ">");
    }
    if (!text.starts_with('<')) return {};
    return local_name(text.substr(1, std::min(text.find_first_of(" \t\r\n/>"), text.size()) - 1));
}

}  // namespace vitrine::io
