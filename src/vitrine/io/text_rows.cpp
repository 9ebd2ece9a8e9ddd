#include <vitrine/io/text_rows.h>

#include <vitrine/base/error.h>
#include <vitrine/base/parallel.h>

namespace vitrine::io {
namespace {

std::string_view text_of(const SourceFile& file, const TextChunk& chunk) {
    return file.text().substr(chunk.begin, chunk.end - chunk.begin);
}

/// Where the first line that `begins` holds for begins, from the line at `offset` on.
std::size_t find_line(std::string_view text, std::size_t offset, char newline, LineTest begins) {
    while (begins != nullptr && offset < text.size()) {
        const std::size_t end = std::min(text.find(newline, offset), text.size());
        if (begins(text.substr(offset, end - offset))) return offset;
        offset = std::min(end + 1, text.size());
    }
    return offset;
}

std::vector<TextChunk> cut(std::string_view text, std::size_t offset, char newline, LineTest begins_chunk) {
    std::vector<TextChunk> chunks;
    while (offset < text.size()) {
        const std::size_t line = text.find(newline, std::min(offset + text_chunk_bytes, text.size()));
        const std::size_t next = line == std::string_view::npos ? text.size() : line + 1;
        const std::size_t end = find_line(text, next, newline, begins_chunk);
        chunks.push_back({offset, end, 0});
        offset = end;
    }
    return chunks;
}

/// The row behind the chunk's last one.
std::size_t end_row(const TextRows& rows, std::size_t chunk) {
    return chunk + 1 < rows.chunks.size() ? rows.chunks[chunk + 1].first_row : rows.count;
}

/// Which chunk has the row.
std::size_t chunk_of(const TextRows& rows, std::size_t row) {
    const auto behind =
        std::upper_bound(rows.chunks.begin(), rows.chunks.end(), row,
                         [](std::size_t wanted, const TextChunk& chunk) { return wanted < chunk.first_row; });
    return static_cast<std::size_t>(behind - rows.chunks.begin()) - 1;
}

/// Offers what is there of some rows of a text as it becomes more.
class RowOffers {
public:
    /// Of the rows from `first` on.
    RowOffers(const SourceFile& file, const TextRows& rows, std::size_t first, const Preview& preview)
        : file_(file), rows_(rows), first_(first), preview_(preview) {}

    /// Rows [begin, end) of the text are there.
    void fill(std::size_t begin, std::size_t end) {
        if (file_.previews == nullptr || !preview_) return;
        const std::size_t filled = filled_.fill(begin - first_, end - first_);
        if (filled == 0) return;
        file_.previews->offer(first_ + filled, rows_.count, [&](std::size_t row) { return preview_(row - first_); });
    }

private:
    const SourceFile& file_;
    const TextRows& rows_;
    std::size_t first_;
    const Preview& preview_;
    FilledRows filled_;
};

}  // namespace

TextRows find_rows(const SourceFile& file, std::size_t offset, char newline, LineTest is_row, LineTest begins_chunk) {
    TextRows rows{cut(file.text(), offset, newline, begins_chunk), 0, newline, is_row};
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

void read_rows(const SourceFile& file, const TextRows& rows, std::size_t first, std::size_t count, const RowWork& read,
               const Preview& preview) {
    if (count == 0) return;
    file.begin("reading");
    const std::size_t first_chunk = chunk_of(rows, first);
    const std::size_t last_chunk = chunk_of(rows, first + count - 1);
    RowOffers offers(file, rows, first, preview);
    parallel_parts(last_chunk + 1 - first_chunk, 1, [&](std::size_t i, std::size_t) {
        const std::size_t chunk = first_chunk + i;
        const std::string_view text = text_of(file, rows.chunks[chunk]);
        const std::size_t end = std::min(first + count, end_row(rows, chunk));
        std::size_t row = rows.chunks[chunk].first_row;
        const std::size_t begin = std::max(row, first);
        for_each_line(text, rows.newline, [&](std::string_view line) {
            if (row >= end || !rows.is_row(line)) return;
            if (row >= first) read(chunk, line, row);
            ++row;
        });
        // A file that changes meanwhile may have fewer rows than have been counted.
        if (row < end) fail_at_line(file, rows.newline, text, "the file changed while it was read");
        if (end == end_row(rows, chunk)) file.finish(rows.chunks[chunk].begin, rows.chunks[chunk].end);
        offers.fill(begin, end);
    });
}

void read_chunks(const SourceFile& file, const TextRows& rows, const ChunkWork& read, const Preview& preview) {
    file.begin("reading");
    RowOffers offers(file, rows, 0, preview);
    parallel_parts(rows.chunks.size(), 1, [&](std::size_t i, std::size_t) {
        const TextChunk& chunk = rows.chunks[i];
        const bool whole = read(chunk, text_of(file, chunk));
        file.finish(chunk.begin, chunk.end);
        if (whole) offers.fill(chunk.first_row, end_row(rows, i));
    });
}

std::size_t offset_of_row(const SourceFile& file, const TextRows& rows, std::size_t row) {
    if (row >= rows.count) return file.bytes.size();
    const TextChunk& chunk = rows.chunks[chunk_of(rows, row)];
    std::size_t next = chunk.first_row;
    std::size_t offset = file.bytes.size();
    for_each_line(text_of(file, chunk), rows.newline, [&](std::string_view line) {
        if (rows.is_row(line) && next++ == row) offset = static_cast<std::size_t>(line.data() - file.text().data());
    });
    return offset;
}

void fail_at_line(const SourceFile& file, char newline, std::string_view line, const std::string& problem) {
    const char* const text = file.text().data();
    const auto before = static_cast<std::uint64_t>(std::count(text, line.data(), newline));
    throw FileError(file.path, FilePlace::at_line(before + 1), problem);
}

}  // namespace vitrine::io
