#pragma once

#include <vitrine/io/previews.h>
#include <vitrine/io/progress.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace vitrine {
class MappedFile;
}

namespace vitrine::io {

/// A file that is being read: its path for messages, all of its bytes, and who wants to know how far reading is.
struct SourceFile {
    std::filesystem::path path;
    std::span<const std::byte> bytes;
    std::shared_ptr<const MappedFile> mapping = nullptr;  ///< what keeps the bytes, if they are a mapped file's
    Progress* progress = nullptr;                         ///< may be null
    Previews* previews = nullptr;                         ///< may be null: nobody wants any

    std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    /// "counting", "reading": what goes on from now on. Throws CancelledError.
    void begin(const char* stage) const;
    /// Throws CancelledError. Any thread.
    void check_cancelled() const;
    /// Bytes [begin, end) have been read for the last time. Throws CancelledError. Any thread.
    void finish(std::size_t begin, std::size_t end) const;
    /// The same for bytes at this place in memory, if they are this file's.
    void finish(const std::byte* data, std::size_t size) const;
    /// Rows of `row_bytes` each, from `offset` on, are read by several threads at once, some at a time, and finished.
    /// `preview` makes a scene of the first so many of them; none: nothing is shown before all have been read.
    void read_rows(std::size_t offset, std::size_t row_bytes, std::size_t rows,
                   const std::function<void(std::size_t first, std::size_t end)>& read,
                   const Preview& preview = {}) const;
};

}  // namespace vitrine::io
