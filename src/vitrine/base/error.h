#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace vitrine {

/// Everything Vitrine throws on purpose. `what()` is one line, fit to be shown to a person.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A place in a file: a 1-based line for text, and a 1-based column in it where that is known; a 0-based byte offset
/// for binary data.
struct FilePlace {
    std::optional<std::uint64_t> line;
    std::optional<std::uint64_t> column;  ///< in characters; only beside a line
    std::optional<std::uint64_t> byte;

    static FilePlace at_line(std::uint64_t line);
    static FilePlace at_column(std::uint64_t line, std::uint64_t column);
    static FilePlace at_byte(std::uint64_t byte);
};

/// A file cannot be read or written. `what()` reads "PATH: line 12: expected 3 numbers, found 2".
class FileError : public Error {
public:
    FileError(const std::filesystem::path& path, const std::string& problem);
    FileError(const std::filesystem::path& path, FilePlace place, const std::string& problem);

    const std::filesystem::path& path() const { return path_; }
    const FilePlace& place() const { return place_; }

private:
    std::filesystem::path path_;
    FilePlace place_;
};

/// A window, a GL context or a GL object cannot be made; says what is offered and what is needed.
class GraphicsError : public Error {
public:
    using Error::Error;
};

/// A GL context can be used no more: the driver has reset it, or hangs.
class ContextLostError : public GraphicsError {
public:
    using GraphicsError::GraphicsError;
};

/// What the user asked for is not possible: an unknown name, a size out of range.
class UsageError : public Error {
public:
    using Error::Error;
};

}  // namespace vitrine
