#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {

/// "my file.bin" of "my%20file.bin" (RFC 3986). None when a percent sign is not followed by two digits, or when a
/// character is NUL.
std::optional<std::string> percent_decoded(std::string_view text);

/// The bytes that base64 text stands for (RFC 4648), with or without padding; none when it is no such text.
std::optional<std::vector<std::byte>> base64_decoded(std::string_view text);

/// Whether the text begins with a scheme, as "data:" or "https:" do.
bool has_scheme(std::string_view uri);

/// What follows "base64," in a data URI (RFC 2397); none when the URI is not one of these.
std::optional<std::string_view> base64_payload(std::string_view uri);

/// Whether a relative path, which is not empty, leads out of its folder: a scene has no business with what lies beside
/// or above its own.
bool climbs_out(const std::filesystem::path& relative);

}  // namespace vitrine::io
