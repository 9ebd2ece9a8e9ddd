#include <vitrine/prepare/disk_cache.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <system_error>
#include <utility>

namespace vitrine::prepare {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_ending = ".part";

/// Ours among the files of the folder.
bool is_cached(const fs::directory_entry& entry) {
    const std::string ending = entry.path().extension().string();
    return entry.is_regular_file() && (ending == ".mesh" || ending == temporary_ending);
}

struct CachedFile {
    fs::path path;
    std::uintmax_t bytes = 0;
    fs::file_time_type used;
};

std::vector<CachedFile> files_in(const fs::path& folder) {
    std::vector<CachedFile> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (is_cached(entry)) files.push_back({entry.path(), entry.file_size(), entry.last_write_time()});
    }
    std::sort(files.begin(), files.end(), [](const CachedFile& a, const CachedFile& b) { return a.used < b.used; });
    return files;
}

}  // namespace

std::optional<fs::path> default_cache_folder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && fs::path(cache).is_absolute()) return fs::path(cache) / "vitrine";
    const char* home = std::getenv("HOME");
    if (home == nullptr || !fs::path(home).is_absolute()) return std::nullopt;
    return fs::path(home) / ".cache" / "vitrine";
}

DiskCache::DiskCache(fs::path folder, std::uintmax_t most_bytes)
    : folder_(std::move(folder)), most_bytes_(most_bytes) {}

std::optional<std::vector<std::byte>> DiskCache::find(std::string_view name) {
    const fs::path path = folder_ / name;
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) return std::nullopt;
    const std::streamoff size = file.tellg();
    if (size < 0) return std::nullopt;
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    file.seekg(0);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), size)) return std::nullopt;
    std::error_code ignored;  // a folder that may only be read still serves
    fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
    return bytes;
}

void DiskCache::store(std::string_view name, std::span<const std::byte> bytes) {
    if (given_up_ || bytes.size() > most_bytes_) return;
    try {
        fs::create_directories(folder_);
        write(name, bytes);
        remove_oldest();
    } catch (const fs::filesystem_error& error) {
        give_up(error.what());
    } catch (const Error& error) {
        give_up(error.what());
    }
}

void DiskCache::give_up(const std::string& problem) {
    given_up_ = true;
    log().warn("Nothing is kept in the cache any more: {}", problem);
}

void DiskCache::write(std::string_view name, std::span<const std::byte> bytes) const {
    const std::string own = std::string(name) + "." + std::to_string(std::random_device()());
    const fs::path temporary = folder_ / (own + std::string(temporary_ending));
    std::ofstream file(temporary, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw FileError(temporary, "cannot be written");
    }
    fs::rename(temporary, folder_ / name);
}

void DiskCache::remove_oldest() const {
    const std::vector<CachedFile> files = files_in(folder_);
    std::uintmax_t together = 0;
    for (const CachedFile& file : files) together += file.bytes;
    for (const CachedFile& file : files) {
        if (together <= most_bytes_) return;
        std::error_code ignored;  // another program may have been faster
        fs::remove(file.path, ignored);
        together -= file.bytes;
    }
}

}  // namespace vitrine::prepare
