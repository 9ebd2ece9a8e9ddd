#include <vitrine/io/text_rows.h>

#include <vitrine/base/error.h>
#include <vitrine/base/parallel.h>

namespace vitrine::io {
namespace {

/// Much enough that what there is for each chunk costs nothing beside it.
constexpr std::size_t chunk_bytes = 1U << 20U;

std::string_view text_of(const SourceFile& file, const TextChunk& chunk) {
    return file.text().substr(chunk.begin, chunk.end - chunk.begin);
}

std::vector<TextChunk> cut(std::string_view text, std::size_t offset, char newline) {
    std::vector<TextChunk> chunks;
    while (offset < text.size()) {
        const std::size_t line = text.find(newline, std::min(offset + chunk_bytes, text.size()));
        const std::size_t end = line == std::string_view::npos ? text.size() : line + 1;
        chunks.push_back({offset, end, 0});
        offset = end;
    }
    return chunks;
}

}  // namespace

TextRows find_rows(const SourceFile& file, std::size_t offset, char newline, bool (*is_row)(std::string_view line)) {
    TextRows rows{cut(file.text(), offset, newline), 0, newline, is_row};
    std::vector<std::size_t> counts(rows.chunks.size());
    file.begin("counting");
    parallel_parts(counts.size(), 1, [&](std::size_t i, std::size_t) {
        std::size_t count = 0;
        for_each_line(text_of(file, rows.chunks[i]), newline,
                      [&](std::string_view line) { count += is_row(line) ? 1 : 0; });
        counts[i] = count;
        file.check_cancelled();
    });
    for (std::size_t i = 0; i < counts.size(); ++i) {
        rows.chunks[i].first_row = rows.count;
        rows.count += counts[i];
    }
    return rows;
}

void read_rows(const SourceFile& file, const TextRows& rows,
               const std::function<void(std::string_view line, std::size_t row)>& read) {
    file.begin("reading");
    parallel_parts(rows.chunks.size(), 1, [&](std::size_t i, std::size_t) {
        const TextChunk& chunk = rows.chunks[i];
        // A file that changes meanwhile may have more rows than have been counted: those have no place.
        const std::size_t end = i + 1 < rows.chunks.size() ? rows.chunks[i + 1].first_row : rows.count;
        std::size_t row = chunk.first_row;
        for_each_line(text_of(file, chunk), rows.newline, [&](std::string_view line) {
            if (row < end && rows.is_row(line)) read(line, row++);
        });
        if (row < end) fail_at_line(file, rows.newline, text_of(file, chunk), "the file changed while it was read");
        file.finish(chunk.begin, chunk.end);
    });
}

void fail_at_line(const SourceFile& file, char newline, std::string_view line, const std::string& problem) {
    const char* const text = file.text().data();
    const auto before = static_cast<std::uint64_t>(std::count(text, line.data(), newline));
    throw FileError(file.path, FilePlace::at_line(before + 1), problem);
}

}  // namespace vitrine::io
