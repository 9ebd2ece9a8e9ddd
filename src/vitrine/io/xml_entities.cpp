#include <vitrine/io/xml_entities.h>

#include <algorithm>

namespace vitrine::io {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The next word, or what is in the next quotes; passes over it.
std::string_view next_word(std::string_view text, std::size_t& i) {
    i = std::min(text.find_first_not_of(blanks, i), text.size());
    if (i == text.size()) return {};
    const bool quoted = text[i] == '"' || text[i] == '\'';
    const std::size_t begin = quoted ? i + 1 : i;
    const std::size_t end = quoted ? text.find(text[i], begin) : text.find_first_of(" \t\r\n>", begin);
    i = end == std::string_view::npos ? text.size() : end + (quoted ? 1 : 0);
    return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

}  // namespace

XmlEntities::XmlEntities(std::string_view source) : source_(source) {
    const std::size_t body = read_declarations();
    if (values_.empty()) return;
    text_ = source_.substr(0, body);
    pieces_.push_back({});
    std::size_t copied = body;
    for (std::size_t i = source_.find('&', body); i != std::string_view::npos && !fault_;
         i = source_.find('&', i + 1)) {
        const std::optional<std::string_view> value = value_at(source_, i);
        if (!value) continue;
        text_ += source_.substr(copied, i - copied);
        pieces_.push_back({text_.size(), i, true});
        append(*value, i, 1);
        copied = source_.find(';', i) + 1;
        pieces_.push_back({text_.size(), copied, false});
    }
    text_ += source_.substr(copied);
}

std::size_t XmlEntities::source_offset(std::size_t offset) const {
    const auto after =
        std::partition_point(pieces_.begin(), pieces_.end(), [&](const Piece& piece) { return piece.begin <= offset; });
    if (after == pieces_.begin()) return offset;
    const Piece& piece = *(after - 1);
    return piece.replaced ? piece.source : piece.source + (offset - piece.begin);
}

/// Returns where the document type ends; 0 when it declares nothing.
std::size_t XmlEntities::read_declarations() {
    const std::size_t type = source_.find("<!DOCTYPE");
    const std::size_t subset = type == std::string_view::npos ? type : source_.find_first_of("[>", type);
    if (subset == std::string_view::npos || source_[subset] != '[') return 0;
    const std::size_t end = source_.find("]>", subset);
    if (end == std::string_view::npos) return 0;
    const std::string_view declarations = source_.substr(0, end);
    constexpr std::string_view mark = "<!ENTITY";
    for (std::size_t i = declarations.find(mark, subset); i < end; i = declarations.find(mark, i)) {
        i += mark.size();
        const std::string_view name = next_word(declarations, i);
        const std::string_view value = next_word(declarations, i);
        if (name != "%" && value != "SYSTEM" && value != "PUBLIC") values_.emplace(name, value);
    }
    return end;
}

void XmlEntities::append(std::string_view value, std::size_t source, int level) {
    if (level > most_levels || text_.size() + value.size() > source_.size() + most_bytes) {
        fault_ = fault_.value_or(source);
        return;
    }
    std::size_t copied = 0;
    for (std::size_t i = value.find('&'); i != std::string_view::npos && !fault_; i = value.find('&', i + 1)) {
        const std::optional<std::string_view> inner = value_at(value, i);
        if (!inner) continue;
        text_ += value.substr(copied, i - copied);
        append(*inner, source, level + 1);
        copied = value.find(';', i) + 1;
    }
    text_ += value.substr(copied);
}

std::optional<std::string_view> XmlEntities::value_at(std::string_view text, std::size_t reference) const {
    constexpr std::size_t longest_name = 256;
    const std::size_t end = text.substr(0, reference + longest_name).find(';', reference);
    if (end == std::string_view::npos) return std::nullopt;
    const auto found = values_.find(text.substr(reference + 1, end - reference - 1));
    if (found == values_.end()) return std::nullopt;
    return found->second;
}

}  // namespace vitrine::io
