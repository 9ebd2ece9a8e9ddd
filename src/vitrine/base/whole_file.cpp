#include <vitrine/base/whole_file.h>

#include <vitrine/base/error.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <system_error>

namespace vitrine {
namespace {

/// A file under another name in the same folder, which takes its place when it is complete.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& final_path) : final_path_(final_path), path_(final_path) {
        path_ += ".part" + std::to_string(std::random_device{}());
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void move_into_place() const {
        std::error_code error;
        std::filesystem::rename(path_, final_path_, error);
        if (error) throw FileError(final_path_, "cannot be written: " + error.message());
    }

private:
    std::filesystem::path final_path_;
    std::filesystem::path path_;
};

/// Writes to `path`; errors name the file that was asked for.
void write_bytes(const std::filesystem::path& path, std::span<const std::byte> bytes,
                 const std::filesystem::path& asked_for) {
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    if (file) file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw FileError(asked_for, std::string("cannot be written: ") +
                                       (errno != 0 ? std::strerror(errno) : "the disk may be full"));
}

/// What a link points to, through further links, whether or not it is there.
std::filesystem::path link_target(std::filesystem::path path) {
    constexpr int most_links = 40;  // as Linux has it
    std::error_code ignored;
    for (int i = 0; i < most_links && std::filesystem::is_symlink(path, ignored); ++i)
        path = path.parent_path() / std::filesystem::read_symlink(path, ignored);
    return path;
}

/// Something that is written to and cannot be replaced by a file.
bool is_device(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_other(path, ignored);
}

}  // namespace

void write_whole_file(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    if (is_device(path)) return write_bytes(path, bytes, path);
    const std::filesystem::path target = link_target(path);
    const TemporaryFile temporary(target);
    write_bytes(temporary.path(), bytes, path);
    temporary.move_into_place();
}

}  // namespace vitrine
