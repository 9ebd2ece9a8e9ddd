#include <vitrine/io/obj_outline.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/text_rows.h>

#include <algorithm>
#include <cstring>

namespace vitrine::io {
namespace {

const char* line_end(const char* line, const char* last, char newline) {
    const auto* const end = static_cast<const char*>(std::memchr(line, newline, static_cast<std::size_t>(last - line)));
    return end == nullptr ? last : end;
}

/// Whether the line [begin, end) goes on in the next one.
bool is_continued(const char* begin, const char* end) {
    if (end > begin && end[-1] == '\r') --end;
    if (end == begin || end[-1] != '\\') return false;
    for (const char* at = begin; at < end; ++at) {
        if (*at == '#' && (at == begin || is_obj_blank(at[-1]))) return false;
    }
    return true;
}

/// The end of the first statement that ends at `offset` or behind it, with its newline.
std::size_t chunk_end(std::string_view text, std::size_t offset, char newline) {
    if (offset >= text.size()) return text.size();
    const std::size_t before = text.rfind(newline, offset - 1);
    const char* const last = text.data() + text.size();
    const char* line = text.data() + (before == std::string_view::npos ? 0 : before + 1);
    const char* const end = obj_statement_end(line, last, newline);
    return end == last ? text.size() : static_cast<std::size_t>(end + 1 - text.data());
}

std::vector<ObjChunk> cut(std::string_view text, char newline) {
    std::vector<ObjChunk> chunks;
    std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // a byte order mark
    while (begin < text.size()) {
        const std::size_t end = chunk_end(text, begin + text_chunk_bytes, newline);
        chunks.push_back({begin, end, 1, 1, {}, {}});
        begin = end;
    }
    return chunks;
}

/// The statement's first word, as those who read it will see it.
std::string_view keyword_of(std::string_view statement, char newline) {
    const std::size_t begin = statement.find_first_not_of(" \t\r\v\f");
    if (begin == std::string_view::npos) return {};
    statement.remove_prefix(begin);
    if (statement.find(newline) == std::string_view::npos)
        return statement.substr(0, statement.find_first_of(" \t\r\v\f"));
    const SourceFile file{{}, std::as_bytes(std::span(statement))};
    TextScanner scanner(file, {obj_text.comment, obj_text.continuations, newline});
    scanner.next_line();
    return scanner.word();
}

/// What some statements declare, and how many lines they have.
struct Tally {
    ObjCounts counts;
    std::uint64_t lines = 0;
};

Tally tally(std::string_view text, char newline) {
    Tally result;
    const char* line = text.data();
    const char* const last = line + text.size();
    while (line < last) {
        const char* end = line_end(line, last, newline);
        if (end < last && is_continued(line, end)) {
            end = obj_statement_end(line, last, newline);
            result.lines += static_cast<std::uint64_t>(std::count(line, end, newline));
        }
        ++result.lines;
        const char* at = line;
        while (at < end && is_obj_blank(*at)) ++at;
        if (at < end && (*at == 'v' || *at == '\\')) {
            const std::string_view keyword = keyword_of({at, static_cast<std::size_t>(end - at)}, newline);
            if (keyword == "v") ++result.counts.positions;
            if (keyword == "vn") ++result.counts.normals;
            if (keyword == "vt") ++result.counts.textures;
        }
        line = end + 1;
    }
    return result;
}

}  // namespace

const char* obj_statement_end(const char* line, const char* last, char newline) {
    const char* end = line_end(line, last, newline);
    while (end < last && is_continued(line, end)) {
        line = end + 1;
        end = line_end(line, last, newline);
    }
    return end;
}

ObjOutline outline_obj(const SourceFile& file) {
    const std::string_view text = file.text();
    ObjOutline outline;
    outline.newline = newline_of(text);
    outline.chunks = cut(text, outline.newline);
    std::vector<Tally> tallies(outline.chunks.size());
    file.begin("counting");
    parallel_parts(tallies.size(), 1, [&](std::size_t i, std::size_t) {
        const ObjChunk& chunk = outline.chunks[i];
        tallies[i] = tally(text.substr(chunk.begin, chunk.end - chunk.begin), outline.newline);
        file.check_cancelled();
    });
    std::uint64_t line = 1;
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        outline.chunks[i].before = outline.total;
        outline.chunks[i].first_line = line;
        line += tallies[i].lines;
        outline.chunks[i].end_line = line;
        outline.total.positions += tallies[i].counts.positions;
        outline.total.textures += tallies[i].counts.textures;
        outline.total.normals += tallies[i].counts.normals;
        outline.chunks[i].after = outline.total;
    }
    return outline;
}

}  // namespace vitrine::io
