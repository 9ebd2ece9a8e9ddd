#include <vitrine/io/uri.h>

#include <vitrine/io/names.h>

#include <algorithm>
#include <cstdint>

namespace vitrine::io {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

int base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;  // '-' and '_' are the variant for URLs
    if (c == '/' || c == '_') return 63;
    return -1;
}

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (c == '\0') return std::nullopt;
        result += c;
    }
    return result;
}

std::optional<std::vector<std::byte>> base64_decoded(std::string_view text) {
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const int digit = base64_digit(c);
        if (digit < 0) return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes.push_back(static_cast<std::byte>((bits >> static_cast<unsigned>(held)) & 0xFFU));
    }
    return bytes;
}

bool has_scheme(std::string_view uri) {
    const std::size_t colon = uri.find(':');
    // One letter is a Windows drive, not a scheme; it is refused as an absolute path instead.
    if (colon == std::string_view::npos || colon < 2 || !is_letter(uri[0])) return false;
    return std::all_of(uri.begin(), uri.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    });
}

std::optional<std::string_view> base64_payload(std::string_view uri) {
    if (lower(uri.substr(0, 5)) != "data:") return std::nullopt;
    const std::size_t comma = uri.find(',');
    if (comma == std::string_view::npos || !lower(uri.substr(0, comma)).ends_with(";base64")) return std::nullopt;
    return uri.substr(comma + 1);
}

bool climbs_out(const std::filesystem::path& relative) {
    return *relative.lexically_normal().begin() == "..";
}

}  // namespace vitrine::io
