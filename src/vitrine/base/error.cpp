#include <vitrine/base/error.h>

#include <utility>

namespace vitrine {
namespace {

std::string sentence(const std::filesystem::path& path, const FilePlace& place, const std::string& problem) {
    std::string text = (path.empty() ? "''" : path.string()) + ": ";
    if (place.line && place.column) {
        text += "line " + std::to_string(*place.line) + ", column " + std::to_string(*place.column) + ": ";
    } else if (place.line) {
        text += "line " + std::to_string(*place.line) + ": ";
    }
    if (place.byte) text += "byte " + std::to_string(*place.byte) + ": ";
    return text + problem;
}

}  // namespace

FilePlace FilePlace::at_line(std::uint64_t line) {
    return {.line = line, .column = std::nullopt, .byte = std::nullopt};
}

FilePlace FilePlace::at_column(std::uint64_t line, std::uint64_t column) {
    return {.line = line, .column = column, .byte = std::nullopt};
}

FilePlace FilePlace::at_byte(std::uint64_t byte) {
    return {.line = std::nullopt, .column = std::nullopt, .byte = byte};
}

FileError::FileError(const std::filesystem::path& path, const std::string& problem)
    : FileError(path, FilePlace{}, problem) {}

FileError::FileError(const std::filesystem::path& path, FilePlace place, const std::string& problem)
    : Error(sentence(path, place, problem)), path_(path), place_(place) {}

}  // namespace vitrine
