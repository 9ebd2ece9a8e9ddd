#include <vitrine/io/obj_parser.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/io/names.h>
#include <vitrine/io/obj_outline.h>
#include <vitrine/io/obj_piece.h>
#include <vitrine/io/obj_preview.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

/// Numbers names in the order in which they come up; the name "" is number 0.
class NameTable {
public:
    explicit NameTable(std::vector<std::string>& names) : names_(names) { numbers_.emplace("", 0); }

    std::size_t number(std::string_view name) {
        const auto [entry, added] = numbers_.try_emplace(std::string(name), names_.size());
        if (added) names_.push_back(clean_name(name));
        return entry->second;
    }

private:
    std::vector<std::string>& names_;
    std::unordered_map<std::string, std::size_t> numbers_;
};

/// Puts pieces together again, in their order.
class PieceJoiner {
public:
    ObjData join(std::vector<ObjPiece>& pieces) {
        for (ObjPiece& piece : pieces) {
            for (ObjRun& run : piece.runs) join(run);
        }
        return std::move(data_);
    }

private:
    void join(ObjRun& run) {
        for (const ObjName& name : run.names) enter(name);
        if (run.corners.positions.empty() && run.segments.empty() && run.points.empty()) return;
        ObjPart& into = part();
        if (!run.corners.positions.empty()) into.corners.push_back(std::move(run.corners));
        into.segments.insert(into.segments.end(), run.segments.begin(), run.segments.end());
        into.points.insert(into.points.end(), run.points.begin(), run.points.end());
    }

    void enter(const ObjName& name) {
        switch (name.kind) {
            case ObjName::Kind::object:
                object_ = object_names_.number(name.text);
                group_ = 0;
                break;
            case ObjName::Kind::group: group_ = group_names_.number(name.text); break;
            case ObjName::Kind::material: material_ = material_names_.number(name.text); break;
            case ObjName::Kind::library:
                if (libraries_.insert(name.text).second) data_.libraries.push_back(name.text);
                break;
        }
    }

    ObjPart& part() {
        const auto [entry, added] = parts_.try_emplace({object_, group_, material_}, data_.parts.size());
        if (added) data_.parts.push_back({object_, group_, material_, {}, {}, {}});
        return data_.parts[entry->second];
    }

    ObjData data_;
    NameTable object_names_{data_.objects};
    NameTable group_names_{data_.groups};
    NameTable material_names_{data_.materials};
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::size_t> parts_;
    std::size_t object_ = 0;
    std::size_t group_ = 0;
    std::size_t material_ = 0;
    std::unordered_set<std::string> libraries_;
};

/// Reads all pieces, on several threads. `positions` are those of `room`; what is there of them is offered to be shown.
std::vector<ObjPiece> read_pieces(const SourceFile& file, const ObjOutline& outline, const ObjRoom& room,
                                  const arrays::Elements<glm::vec3>& positions) {
    const std::vector<ObjChunk>& chunks = outline.chunks;
    std::vector<ObjPiece> pieces(chunks.size());
    const Preview preview = [&](std::size_t lines) {
        const auto behind = std::partition_point(chunks.begin(), chunks.end(),
                                                 [&](const ObjChunk& chunk) { return chunk.end_line <= lines + 1; });
        const auto count = static_cast<std::size_t>(behind - chunks.begin());
        return preview_obj(file, positions.first(chunks[count - 1].after.positions), std::span(pieces).first(count));
    };
    FilledRows filled;
    file.begin("reading");
    parallel_parts(pieces.size(), 1, [&](std::size_t i, std::size_t) {
        pieces[i] = read_obj_piece(file, outline, chunks[i], room);
        file.finish(chunks[i].begin, chunks[i].end);
        if (file.previews == nullptr) return;
        const std::size_t lines = filled.fill(chunks[i].first_line - 1, chunks[i].end_line - 1);
        if (chunks.front().after.positions > 0) file.previews->offer(lines, chunks.back().end_line - 1, preview);
    });
    return pieces;
}

/// The first oddity of a kind that any piece has met.
const ObjOddity* first_of(const std::vector<ObjPiece>& pieces, ObjOddity ObjPiece::*kind) {
    const auto found =
        std::find_if(pieces.begin(), pieces.end(), [&](const ObjPiece& piece) { return (piece.*kind).line != 0; });
    return found == pieces.end() ? nullptr : &((*found).*kind);
}

void warn(const SourceFile& file, const std::vector<ObjPiece>& pieces) {
    if (const ObjOddity* const oddity = first_of(pieces, &ObjPiece::free_form))
        log().warn("{}: line {}: free-form curves and surfaces are not shown", display(file.path), oddity->line);
    if (const ObjOddity* const oddity = first_of(pieces, &ObjPiece::unknown))
        log().warn("{}: line {}: {} is no statement of an OBJ file", display(file.path), oddity->line, oddity->keyword);
}

[[noreturn]] void fail_without_vertices(const SourceFile& file, const std::vector<ObjPiece>& pieces) {
    if (const ObjOddity* const oddity = first_of(pieces, &ObjPiece::unknown))
        throw FileError(file.path, FilePlace::at_line(oddity->line),
                        "expected a statement such as 'v', 'f' or 'usemtl', found " + oddity->keyword);
    throw FileError(file.path, "has no vertices, expected lines that begin with 'v'");
}

/// The colours of all vertices; none when no piece has any.
std::vector<glm::vec3> joined_colors(const std::vector<ObjPiece>& pieces, const ObjOutline& outline) {
    std::vector<glm::vec3> colors;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].colors.empty()) continue;
        if (colors.empty()) colors.assign(outline.total.positions, glm::vec3(-1));
        std::copy(pieces[i].colors.begin(), pieces[i].colors.end(),
                  colors.begin() + static_cast<std::ptrdiff_t>(outline.chunks[i].before.positions));
    }
    return colors;
}

}  // namespace

ObjData parse_obj(const SourceFile& file) {
    const ObjOutline outline = outline_obj(file);
    if (std::max({outline.total.positions, outline.total.normals, outline.total.textures}) >= obj_none)
        throw FileError(file.path, "expected fewer than 4294967295 vertices, normals and texture coordinates");
    auto positions = arrays::Elements<glm::vec3>::unset(outline.total.positions);
    auto normals = arrays::Elements<glm::vec3>::unset(outline.total.normals);
    auto texcoords = arrays::Elements<glm::vec2>::unset(outline.total.textures);
    const ObjRoom room{positions.edit(), texcoords.edit(), normals.edit()};
    std::vector<ObjPiece> pieces = read_pieces(file, outline, room, positions);
    warn(file, pieces);
    if (positions.empty()) fail_without_vertices(file, pieces);
    std::vector<glm::vec3> colors = joined_colors(pieces, outline);
    ObjData data = PieceJoiner().join(pieces);
    data.positions = std::move(positions);
    data.normals = std::move(normals);
    data.texcoords = std::move(texcoords);
    data.colors = std::move(colors);
    return data;
}

}  // namespace vitrine::io
