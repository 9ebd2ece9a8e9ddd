#include <vitrine/base/mapped_file.h>

#include <vitrine/base/error.h>
#include <vitrine/base/mapping_guard.h>

#include <algorithm>
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
    int descriptor = -1;
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
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(size.QuadPart), -1};
}

void unmap(const Mapping& mapping) {
    UnmapViewOfFile(mapping.data);
}

/// The system lets no file shrink that is mapped.
bool is_as_long(const Mapping& /*mapping*/) {
    return true;
}

/// The system takes back what it needs.
void release_pages(const Mapping& /*mapping*/, std::size_t /*begin*/, std::size_t /*end*/) {}

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
    int release() { return std::exchange(value_, -1); }

private:
    int value_;
};

Mapping map(const std::filesystem::path& path) {
    Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
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
    return {static_cast<const std::byte*>(data), size, file.release()};
}

void unmap(const Mapping& mapping) {
    munmap(const_cast<std::byte*>(mapping.data), mapping.size);
    close(mapping.descriptor);
}

bool is_as_long(const Mapping& mapping) {
    struct stat status {};
    return fstat(mapping.descriptor, &status) == 0 && static_cast<std::size_t>(status.st_size) >= mapping.size;
}

/// Whole pages only, so that a neighbour's bytes stay.
void release_pages(const Mapping& mapping, std::size_t begin, std::size_t end) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    begin = (begin + page - 1) / page * page;
    end = end >= mapping.size ? mapping.size : end / page * page;
    if (begin < end) madvise(const_cast<std::byte*>(mapping.data) + begin, end - begin, MADV_DONTNEED);
}

#endif

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const Mapping mapping = map(path);
    data_ = mapping.data;
    size_ = mapping.size;
    descriptor_ = mapping.descriptor;
    guard_ = detail::guard_mapping(bytes());
}

MappedFile::~MappedFile() {
    if (data_ == nullptr) return;
    detail::forget_mapping(guard_);
    unmap({data_, size_, descriptor_});
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      guard_(std::exchange(other.guard_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(guard_, other.guard_);
    return *this;
}

bool MappedFile::is_whole() const {
    return data_ == nullptr || (detail::is_mapping_whole(guard_) && is_as_long({data_, size_, descriptor_}));
}

void MappedFile::release(std::size_t begin, std::size_t end) const {
    release_pages({data_, size_, descriptor_}, begin, end);
}

}  // namespace vitrine
