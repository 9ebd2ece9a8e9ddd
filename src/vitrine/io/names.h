#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vitrine::io {

/// A name from a file, fit to be shown and to be written as JSON: valid UTF-8, no control characters, no blanks
/// around it, cut after some 240 bytes. What is not UTF-8 becomes U+FFFD.
std::string clean_name(std::string_view raw);

/// Text from a file for an error message: in quotes, cleaned, cut after 40 bytes.
std::string in_quotes(std::string_view raw);

/// The path as UTF-8, for messages.
std::string display(const std::filesystem::path& path);

/// "bunny.ply" of "/models/bunny.ply".
std::string file_name(const std::filesystem::path& path);

/// "bunny" of "/models/bunny.ply".
std::string stem_name(const std::filesystem::path& path);

/// A path from UTF-8 text in a file.
std::filesystem::path path_from_utf8(std::string_view text);

/// ".ply" of "Bunny.PLY": lower case, with the dot.
std::string lower_extension(const std::filesystem::path& path);

/// "is missing" or, for a folder or a device, "is not a file": the end of a sentence about a file that is wanted.
std::string why_not_found(const std::filesystem::path& path);

/// ASCII letters in lower case, everything else as it is, whatever the locale.
std::string lower(std::string_view text);

}  // namespace vitrine::io
