#include <vitrine/io/assimp/assimp_files.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/uri.h>

#include <algorithm>
#include <cstring>
#include <system_error>

namespace vitrine::io {
namespace {

/// Of Windows, whose drives and devices are no relative paths anywhere.
bool has_drive(std::string_view name) {
    return name.find(':') != std::string_view::npos;
}

/// A relative path, so that Assimp looks for other files in a folder of that name.
std::string name_for_assimp(const std::filesystem::path& path, const std::string& extension) {
    const std::u8string name = path.filename().u8string();
    std::string result = "./" + std::string(name.begin(), name.end());
    if (lower_extension(path) != extension) result += extension;
    return result;
}

}  // namespace

AssimpFiles::AssimpFiles(const SourceFile& file, const std::string& extension)
    : file_(file), name_(name_for_assimp(file.path, extension)), io_{open, close, reinterpret_cast<char*>(this)} {}

aiFile* AssimpFiles::open(aiFileIO* io, const char* name, const char* mode) {
    auto& files = *reinterpret_cast<AssimpFiles*>(io->UserData);
    if (std::strpbrk(mode, "wa+") != nullptr) return nullptr;
    const auto bytes = files.find(name);
    if (!bytes) return nullptr;
    const aiFile functions{read, write, tell, size, seek, flush, nullptr};
    Stream& stream = files.streams_.emplace_back(Stream{functions, &files, *bytes, name == files.name_, 0});
    stream.functions.UserData = reinterpret_cast<char*>(&stream);
    return &stream.functions;
}

void AssimpFiles::close(aiFileIO* io, aiFile* file) {
    auto& files = *reinterpret_cast<AssimpFiles*>(io->UserData);
    files.streams_.remove_if([file](const Stream& stream) { return &stream.functions == file; });
}

AssimpFiles::Stream& AssimpFiles::stream_of(aiFile* file) {
    return *reinterpret_cast<Stream*>(file->UserData);
}

std::size_t AssimpFiles::read(aiFile* file, char* to, std::size_t size, std::size_t count) {
    Stream& stream = stream_of(file);
    if (size == 0) return 0;
    const std::size_t elements = std::min(count, (stream.bytes.size() - stream.position) / size);
    std::copy_n(stream.bytes.begin() + static_cast<std::ptrdiff_t>(stream.position), elements * size,
                reinterpret_cast<std::byte*>(to));
    stream.position += elements * size;
    return !stream.is_scene || stream.files->advance_to(stream.position) ? elements : 0;
}

std::size_t AssimpFiles::write(aiFile* /*file*/, const char* /*from*/, std::size_t /*size*/, std::size_t /*count*/) {
    return 0;
}

std::size_t AssimpFiles::tell(aiFile* file) {
    return stream_of(file).position;
}

std::size_t AssimpFiles::size(aiFile* file) {
    return stream_of(file).bytes.size();
}

aiReturn AssimpFiles::seek(aiFile* file, std::size_t offset, aiOrigin origin) {
    Stream& stream = stream_of(file);
    // Offsets back from the position or the end are large numbers, which come out right by wrapping around.
    const std::size_t from = origin == aiOrigin_SET   ? 0
                             : origin == aiOrigin_CUR ? stream.position
                                                      : stream.bytes.size();
    const std::size_t position = from + offset;
    if (position > stream.bytes.size()) return aiReturn_FAILURE;
    stream.position = position;
    return aiReturn_SUCCESS;
}

void AssimpFiles::flush(aiFile* /*file*/) {}

std::optional<std::span<const std::byte>> AssimpFiles::find(std::string_view name) {
    if (name == name_) return file_.bytes;
    const auto path = allowed_path(name);
    std::error_code ignored;
    if (!path || !std::filesystem::is_regular_file(*path, ignored)) return std::nullopt;
    try {
        return mapped_.try_emplace(*path, *path).first->second.bytes();
    } catch (const FileError& error) {
        log().warn("{}: {}", display(file_.path), error.what());
        return std::nullopt;
    }
}

std::optional<std::filesystem::path> AssimpFiles::allowed_path(std::string_view name) {
    std::string slashed(name);
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    const std::filesystem::path relative = path_from_utf8(slashed);
    if (relative.empty()) return std::nullopt;
    if (!relative.has_root_path() && !has_drive(slashed) && !climbs_out(relative))
        return file_.path.parent_path() / relative;
    if (refused_.insert(slashed).second)
        log().warn("{}: {} is not read, expected a file in the scene's folder", display(file_.path), in_quotes(name));
    return std::nullopt;
}

bool AssimpFiles::advance_to(std::size_t position) {
    const std::size_t from = furthest_;
    furthest_ = std::max(from, position);
    try {
        file_.finish(from, furthest_);
        return true;
    } catch (const CancelledError&) {
        return false;
    }
}

}  // namespace vitrine::io
