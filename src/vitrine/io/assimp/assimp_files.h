#pragma once

#include <vitrine/base/mapped_file.h>
#include <vitrine/io/source_file.h>

#include <assimp/cfileio.h>

#include <cstddef>
#include <filesystem>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::io {

/// The files that Assimp may read: the scene's, whose bytes are there already, and those in its folder or below.
/// Others are missing for it, with a warning. Tells the scene's progress how far reading is; once that is cancelled,
/// there is nothing more to read.
class AssimpFiles {
public:
    /// Assimp goes by the name's end: `extension`, in lower case and with the dot, is added where the name has another.
    AssimpFiles(const SourceFile& file, const std::string& extension);
    AssimpFiles(const AssimpFiles&) = delete;
    AssimpFiles& operator=(const AssimpFiles&) = delete;

    /// What Assimp is to call the scene's file.
    const std::string& name() const { return name_; }
    /// What Assimp is to read with, while this object lives.
    aiFileIO* io() { return &io_; }

private:
    /// A file that is being read. Its functions are called by Assimp.
    struct Stream {
        aiFile functions;
        AssimpFiles* files;
        std::span<const std::byte> bytes;
        bool is_scene;
        std::size_t position;
    };
    static aiFile* open(aiFileIO* io, const char* name, const char* mode);
    static void close(aiFileIO* io, aiFile* file);
    static Stream& stream_of(aiFile* file);
    static std::size_t read(aiFile* file, char* to, std::size_t size, std::size_t count);
    static std::size_t write(aiFile* file, const char* from, std::size_t size, std::size_t count);
    static std::size_t tell(aiFile* file);
    static std::size_t size(aiFile* file);
    static aiReturn seek(aiFile* file, std::size_t offset, aiOrigin origin);
    static void flush(aiFile* file);

    std::optional<std::span<const std::byte>> find(std::string_view name);
    std::optional<std::filesystem::path> allowed_path(std::string_view name);
    /// Whether there is no reason to stop. No exception may pass through Assimp.
    bool advance_to(std::size_t position);

    const SourceFile& file_;
    std::string name_;
    aiFileIO io_;
    std::list<Stream> streams_;
    std::map<std::filesystem::path, MappedFile> mapped_;
    std::set<std::string, std::less<>> refused_;
    std::size_t furthest_ = 0;  ///< how much of the scene's file has been read
};

}  // namespace vitrine::io
