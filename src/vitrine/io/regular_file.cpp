#include <vitrine/io/regular_file.h>

#include <vitrine/base/error.h>

#include <system_error>

namespace vitrine::io {

void check_is_file(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) throw FileError(path, "does not exist");
    if (error) throw FileError(path, "cannot be examined: " + error.message());
    if (std::filesystem::is_directory(status)) throw FileError(path, "is a folder, expected a file");
    if (!std::filesystem::is_regular_file(status)) throw FileError(path, "is not a regular file");
}

}  // namespace vitrine::io
