#include <vitrine/io/source_file.h>

#include <vitrine/base/mapped_file.h>
#include <vitrine/base/parallel.h>

#include <algorithm>

namespace vitrine::io {
namespace {

/// Of a part that a thread reads at a time: little enough for the cache of a core to hold what it reads and writes,
/// and for a cancel to be heard soon; much enough that giving it out costs nothing.
constexpr std::size_t part_bytes = 256U << 10U;

}  // namespace

void SourceFile::begin(const char* stage) const {
    if (progress != nullptr) progress->begin(stage);
}

void SourceFile::check_cancelled() const {
    if (progress != nullptr) progress->advance(0);
}

void SourceFile::finish(std::size_t begin, std::size_t end) const {
    if (mapping != nullptr) mapping->release(begin, end);
    if (progress != nullptr) progress->advance(end - begin);
}

void SourceFile::finish(const std::byte* data, std::size_t size) const {
    const std::less<> before;
    if (before(data, bytes.data()) || before(bytes.data() + bytes.size(), data + size)) return;
    const auto begin = static_cast<std::size_t>(data - bytes.data());
    finish(begin, begin + size);
}

void SourceFile::read_rows(std::size_t offset, std::size_t row_bytes, std::size_t rows,
                           const std::function<void(std::size_t, std::size_t)>& read, const Preview& preview) const {
    const std::size_t part = std::max<std::size_t>(1, part_bytes / std::max<std::size_t>(row_bytes, 1));
    const bool previewed = previews != nullptr && preview;
    FilledRows filled;
    parallel_parts(rows, part, [&](std::size_t first, std::size_t end) {
        read(first, end);
        finish(offset + first * row_bytes, offset + end * row_bytes);
        if (previewed) previews->offer(filled.fill(first, end), rows, preview);
    });
}

}  // namespace vitrine::io
