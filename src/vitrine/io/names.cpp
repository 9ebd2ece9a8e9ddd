#include <vitrine/io/names.h>

#include <vitrine/base/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace vitrine::io {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

std::uint8_t byte_at(std::string_view text, std::size_t i) {
    return static_cast<std::uint8_t>(text[i]);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\v\f");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n\v\f") - first + 1);
}

std::string utf8(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

}  // namespace

std::string clean_name(std::string_view raw) {
    constexpr std::size_t limit = 240;  // names are repeated in many places, so a huge one must not be kept
    const std::string_view text = trimmed(raw);
    std::string clean;
    for (std::size_t i = 0; i < text.size();) {
        if (clean.size() >= limit) return clean + "...";
        const std::size_t length = utf8_length(text, i);
        if (length == 0) {
            clean += replacement;
        } else if (byte_at(text, i) < 0x20 || byte_at(text, i) == 0x7F) {
            clean += ' ';
        } else {
            clean += text.substr(i, length);
        }
        i += std::max<std::size_t>(length, 1);
    }
    return clean;
}

std::string in_quotes(std::string_view raw) {
    constexpr std::size_t limit = 40;
    if (raw.size() <= limit) return "'" + clean_name(raw) + "'";
    return "'" + clean_name(raw.substr(0, limit)) + "...'";
}

std::string display(const std::filesystem::path& path) {
    return clean_name(utf8(path));
}

std::string file_name(const std::filesystem::path& path) {
    return clean_name(utf8(path.filename()));
}

std::string stem_name(const std::filesystem::path& path) {
    return clean_name(utf8(path.stem()));
}

std::filesystem::path path_from_utf8(std::string_view text) {
    return {std::u8string(text.begin(), text.end())};
}

std::string lower_extension(const std::filesystem::path& path) {
    return lower(utf8(path.extension()));
}

std::string why_not_found(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) ? "is not a file" : "is missing";
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

}  // namespace vitrine::io
