#include <vitrine/io/stl_text.h>

#include <vitrine/io/finish_geometry.h>
#include <vitrine/io/names.h>
#include <vitrine/io/plain_numbers.h>
#include <vitrine/io/text_rows.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

/// Whether the line's first word is `keyword`, in any case; what comes behind it is `rest`.
bool begins_with(std::string_view line, std::string_view keyword, std::string_view& rest) {
    const std::string_view text = without_indent(line);
    if (text.size() < keyword.size()) return false;
    for (std::size_t i = 0; i < keyword.size(); ++i) {
        if (static_cast<char>(text[i] | 0x20) != keyword[i]) return false;
    }
    rest = text.substr(keyword.size());
    return rest.empty() || is_text_blank(rest.front());
}

bool is_vertex(std::string_view line) {
    std::string_view rest;
    return begins_with(line, "vertex", rest);
}

bool is_facet(std::string_view line) {
    std::string_view rest;
    return begins_with(line, "facet", rest);
}

/// Three numbers and nothing else.
bool read_position(std::string_view text, glm::vec3& position) {
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int i = 0; i < 3; ++i) {
        while (at < end && is_text_blank(*at)) ++at;
        at = read_plain_float(at, end, position[i]);
        if (at == nullptr || (at < end && !is_text_blank(*at))) return false;
    }
    return without_indent({at, static_cast<std::size_t>(end - at)}).empty();
}

/// Where a solid begins or, without a name, ends: before a row.
struct SolidEdge {
    std::size_t row = 0;
    std::optional<std::string> name;
};

/// Reads what nearly all files look like: each facet on seven lines.
class LineReader {
public:
    explicit LineReader(const SourceFile& file)
        : file_(file),
          rows_(find_rows(file, 0, newline_of(file.text()), is_vertex, is_facet)),
          positions_(arrays::Elements<glm::vec3>::unset(rows_.count)),
          to_(positions_.edit()) {}

    /// None where the file looks otherwise, or something is wrong.
    std::optional<std::vector<StlSolid>> read() {
        read_chunks(
            file_, rows_, [&](const TextChunk& chunk, std::string_view text) { return read_chunk(chunk, text); },
            [&](std::size_t corners) { return first_triangles(corners); });
        if (odd_) return std::nullopt;
        return solids();
    }

private:
    /// A facet's lines that have been read.
    enum class Line { none, facet, loop, first, second, third, loop_end };

    scene::Scene first_triangles(std::size_t corners) const {
        scene::Mesh mesh;
        mesh.positions.adopt(positions_.first(corners));
        return make_mesh_scene(std::move(mesh), file_.path);
    }

    /// Returns whether the file looks as it should so far.
    bool read_chunk(const TextChunk& chunk, std::string_view text) {
        std::vector<SolidEdge> edges;
        std::size_t row = chunk.first_row;
        Line last = Line::none;
        for_each_line(text, rows_.newline, [&](std::string_view line) {
            if (!odd_ && !without_indent(line).empty() && !read_line(line, last, row, edges)) odd_ = true;
        });
        if (last != Line::none) odd_ = true;
        const std::scoped_lock lock(mutex_);
        edges_[chunk.begin] = std::move(edges);
        return !odd_;
    }

    bool read_line(std::string_view line, Line& last, std::size_t& row, std::vector<SolidEdge>& edges) {
        std::string_view rest;
        if (last == Line::none && !begins_with(line, "facet", rest)) return read_edge(line, row, edges);
        constexpr std::array<std::string_view, 7> keywords{"facet",  "outer",   "vertex",  "vertex",
                                                           "vertex", "endloop", "endfacet"};
        const auto place = static_cast<std::size_t>(last);
        if (!begins_with(line, keywords[place], rest)) return false;
        last = place == 6 ? Line::none : static_cast<Line>(place + 1);
        switch (place) {
            case 0: return begins_with(rest, "normal", rest) && has_words(rest, 3);
            case 1: return begins_with(rest, "loop", rest) && has_words(rest, 0);
            case 2:
            case 3:
            case 4: return row < to_.size() && read_position(rest, to_[row++]);
            default: return has_words(rest, 0);
        }
    }

    static bool read_edge(std::string_view line, std::size_t row, std::vector<SolidEdge>& edges) {
        std::string_view rest;
        if (begins_with(line, "solid", rest)) {
            edges.push_back({row, clean_name(rest)});
        } else if (begins_with(line, "endsolid", rest)) {
            edges.push_back({row, std::nullopt});
        } else {
            return false;
        }
        return true;
    }

    static bool has_words(std::string_view text, std::size_t count) {
        std::size_t found = 0;
        for (text = without_indent(text); !text.empty(); text = without_indent(text)) {
            ++found;
            text.remove_prefix(std::min(text.find_first_of(" \t\r\v\f"), text.size()));
        }
        return found == count;
    }

    /// The solids between the edges, which must alternate and hold all rows.
    std::optional<std::vector<StlSolid>> solids() {
        std::vector<StlSolid> solids;
        bool open = false;
        std::size_t first = 0;
        std::size_t end = 0;
        for (auto& [chunk, edges] : edges_) {
            for (SolidEdge& edge : edges) {
                if (edge.name.has_value() == open || (edge.name && edge.row != end)) return std::nullopt;
                open = !open;
                if (open) {
                    solids.push_back({std::move(*edge.name), {}});
                    first = edge.row;
                } else {
                    end = edge.row;
                    take(first, end, solids.back());
                }
            }
        }
        if (open || end != rows_.count) return std::nullopt;
        return solids;
    }

    /// All rows need not be copied.
    void take(std::size_t first, std::size_t end, StlSolid& solid) {
        if (end - first == rows_.count) {
            solid.positions = std::move(positions_);
        } else {
            solid.positions.append(to_.subspan(first, end - first));
        }
    }

    const SourceFile& file_;
    TextRows rows_;
    arrays::Elements<glm::vec3> positions_;
    std::span<glm::vec3> to_;
    std::atomic<bool> odd_{false};
    std::mutex mutex_;
    std::map<std::size_t, std::vector<SolidEdge>> edges_;  ///< by where their chunks begin
};

}  // namespace

std::vector<StlSolid> read_stl_text(const SourceFile& file) {
    if (auto solids = LineReader(file).read()) return std::move(*solids);
    return read_stl_words(file);
}

}  // namespace vitrine::io
