#include <vitrine/base/mapped_file.h>

#include <vitrine/base/error.h>

#include <cerrno>
#include <cstring>
#include <utility>

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace vitrine {
namespace {

struct Mapping {
    const std::byte* data = nullptr;
    std::size_t size = 0;
};

#ifdef _WIN32

Mapping map(const std::filesystem::path& path) {
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                    nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) throw FileError(path, "cannot be opened");
    LARGE_INTEGER size{};
    GetFileSizeEx(file, &size);
    if (size.QuadPart == 0) {
        CloseHandle(file);
        return {};
    }
    const HANDLE mapping = CreateFileMappingW(file, nullptr, PAGE_READONLY, 0, 0, nullptr);
    CloseHandle(file);
    if (mapping == nullptr) throw FileError(path, "cannot be mapped into memory");
    const void* data = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
    CloseHandle(mapping);
    if (data == nullptr) throw FileError(path, "cannot be mapped into memory");
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(size.QuadPart)};
}

void unmap(const Mapping& mapping) {
    UnmapViewOfFile(mapping.data);
}

#else

/// Closes a file descriptor at the end of a scope.
class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int value() const { return value_; }

private:
    int value_;
};

Mapping map(const std::filesystem::path& path) {
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.value() < 0) throw FileError(path, std::string("cannot be opened: ") + std::strerror(errno));
    struct stat status {};
    if (fstat(file.value(), &status) != 0)
        throw FileError(path, std::string("cannot be examined: ") + std::strerror(errno));
    if (S_ISDIR(status.st_mode)) throw FileError(path, "is a folder, expected a file");
    if (!S_ISREG(status.st_mode)) throw FileError(path, "is not a regular file");
    if (status.st_size == 0) return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.value(), 0);
    if (data == MAP_FAILED) throw FileError(path, std::string("cannot be mapped into memory: ") + std::strerror(errno));
    return {static_cast<const std::byte*>(data), size};
}

void unmap(const Mapping& mapping) {
    munmap(const_cast<std::byte*>(mapping.data), mapping.size);
}

#endif

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const Mapping mapping = map(path);
    data_ = mapping.data;
    size_ = mapping.size;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) unmap({data_, size_});
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

}  // namespace vitrine
