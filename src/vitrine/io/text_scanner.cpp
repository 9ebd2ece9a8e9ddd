#include <vitrine/io/text_scanner.h>

#include <vitrine/base/error.h>
#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>

#include <algorithm>
#include <cmath>

namespace vitrine::io {

char newline_of(std::string_view text) {
    const std::size_t first = text.find_first_of("\r\n");
    if (first == std::string_view::npos) return '\n';
    const std::size_t after = text.find_first_not_of('\r', first);
    return after == std::string_view::npos || text[after] != '\n' ? '\r' : '\n';
}

TextScanner::TextScanner(const SourceFile& file, Options options, std::size_t offset, std::uint64_t first_line)
    : file_(&file), text_(file.text()), options_(options), cursor_(offset), line_(first_line) {
    newline_ = options.newline != '\0' ? options.newline : newline_of(text_.substr(offset));
    if (offset == 0 && text_.starts_with("\xEF\xBB\xBF")) cursor_ = 3;  // a byte order mark
}

bool TextScanner::next_line() {
    if (entered_) finish_line();
    entered_ = true;
    return cursor_ < text_.size();
}

std::string_view TextScanner::word() {
    skip_blanks();
    const std::size_t begin = cursor_;
    std::size_t end = begin;
    while (end < text_.size() && text_[end] != newline_ && !blank(text_[end])) ++end;
    if (end > begin && text_[end - 1] == '\\' && continuation_length(end - 1) > 0) --end;
    cursor_ = end;
    return text_.substr(begin, end - begin);
}

std::string_view TextScanner::word_across_lines() {
    while (true) {
        const std::string_view found = word();
        if (!found.empty() || !next_line()) return found;
    }
}

std::string_view TextScanner::rest_of_line() {
    const std::size_t end = newline_from(cursor_);
    std::string_view rest = text_.substr(cursor_, end - cursor_);
    cursor_ = end;
    while (!rest.empty() && blank(rest.front())) rest.remove_prefix(1);
    while (!rest.empty() && blank(rest.back())) rest.remove_suffix(1);
    return rest;
}

bool TextScanner::at_line_end() {
    skip_blanks();
    return cursor_ >= text_.size() || text_[cursor_] == newline_;
}

std::optional<float> TextScanner::optional_number(std::string_view what) {
    const std::string_view text = word();
    if (text.empty()) return std::nullopt;
    const std::optional<float> value = parse_float(text);
    if (!value) fail("expected a number for " + std::string(what) + ", found " + in_quotes(text));
    return value;
}

float TextScanner::number(std::string_view what) {
    const std::optional<float> value = optional_number(what);
    if (!value) fail("expected a number for " + std::string(what) + ", found the end of the line");
    return *value;
}

float TextScanner::finite_number(std::string_view what) {
    const float value = number(what);
    if (!std::isfinite(value)) fail("expected a finite number for " + std::string(what) + ", found NaN or infinity");
    return value;
}

void TextScanner::fail(const std::string& problem) const {
    throw FileError(file_->path, FilePlace::at_line(line_), problem);
}

void TextScanner::skip_blanks() {
    while (cursor_ < text_.size()) {
        if (text_[cursor_] == newline_) return;
        if (blank(text_[cursor_])) {
            ++cursor_;
        } else if (const std::size_t length = continuation_length(cursor_); length > 0) {
            cursor_ += length;
            ++line_;
        } else {
            if (options_.comment != '\0' && text_[cursor_] == options_.comment) cursor_ = newline_from(cursor_);
            return;
        }
    }
}

/// Passes over what is left of the line, and of those that continue it.
void TextScanner::finish_line() {
    while (!at_line_end()) word();
    if (cursor_ >= text_.size()) return;
    ++cursor_;
    ++line_;
}

std::size_t TextScanner::newline_from(std::size_t offset) const {
    return std::min(text_.find(newline_, offset), text_.size());
}

std::size_t TextScanner::continuation_length(std::size_t offset) const {
    if (!options_.continuations || text_[offset] != '\\') return 0;
    const std::string_view after = text_.substr(offset + 1, 2);
    if (!after.empty() && after[0] == newline_) return 2;
    if (after == "\r\n") return 3;
    return 0;
}

}  // namespace vitrine::io
