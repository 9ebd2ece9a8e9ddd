#include "file_state.h"

#include <system_error>

namespace vitrine::app {

FileState state_of(const std::filesystem::path& file) {
    std::error_code error;
    FileStamp stamp;
    stamp.size_bytes = std::filesystem::file_size(file, error);
    if (error) return std::nullopt;
    stamp.modified = std::filesystem::last_write_time(file, error);
    if (error) return std::nullopt;
    return stamp;
}

}  // namespace vitrine::app
