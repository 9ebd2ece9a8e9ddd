#include <vitrine/io/obj_piece.h>

#include <vitrine/base/error.h>
#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/plain_numbers.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace vitrine::io {
namespace {

/// Statements that are read.
constexpr std::array<std::string_view, 11> read_keywords{"v", "vt", "vn", "f",      "fo",    "l",
                                                         "p", "o",  "g",  "usemtl", "mtllib"};
/// Statements that say nothing about where points, lines and polygons are.
constexpr std::array<std::string_view, 14> passed_keywords{"s",      "mg",       "lod",      "bevel",      "maplib",
                                                           "usemap", "c_interp", "d_interp", "shadow_obj", "trace_obj",
                                                           "ctech",  "stech",    "call",     "csh"};
/// Statements of free-form curves and surfaces.
constexpr std::array<std::string_view, 15> free_form_keywords{
    "vp", "cstype", "deg", "bmat", "step", "curv", "curv2", "surf", "parm", "trim", "hole", "scrv", "sp", "end", "con"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& keywords, std::string_view word) {
    return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

std::string range_problem(std::int64_t index, std::string_view what, std::size_t count, std::string_view things) {
    return std::string(what) + " index " + std::to_string(index) + " is out of range, the file has " +
           std::to_string(count) + " " + std::string(things) +
           (index < 0    ? " so far"
            : index == 0 ? " and counts from 1"
                         : "");
}

/// Indices of one kind of vertex.
struct IndexRange {
    std::string_view things;
    std::size_t total = 0;   ///< in the file
    std::size_t so_far = 0;  ///< before the statement, for negative indices

    /// The index that counts from 0; obj_none when there is no such vertex.
    std::uint32_t resolve(std::int64_t index) const {
        if (index > 0)
            return static_cast<std::uint64_t>(index) <= total ? static_cast<std::uint32_t>(index - 1) : obj_none;
        if (index == 0 || static_cast<std::uint64_t>(-(index + 1)) >= so_far) return obj_none;
        return static_cast<std::uint32_t>(static_cast<std::int64_t>(so_far) + index);
    }
};

/// Reads a chunk line by line. What nearly all lines of large files look like is read at once; any other line, and
/// whatever is wrong, is read again word by word.
class PieceReader {
public:
    PieceReader(const SourceFile& file, const ObjOutline& outline, const ObjChunk& chunk, const ObjRoom& room)
        : file_(file),
          chunk_(chunk),
          room_(room),
          position_range_{"vertices", outline.total.positions, chunk.before.positions},
          texcoord_range_{"texture coordinates", outline.total.textures, chunk.before.textures},
          normal_range_{"normals", outline.total.normals, chunk.before.normals},
          counted_to_(file.text().data() + chunk.begin),
          line_(chunk.first_line),
          newline_(outline.newline) {
        piece_.runs.emplace_back();
    }

    ObjPiece read() {
        const char* const text = file_.text().data();
        const char* line = text + chunk_.begin;
        const char* const last = text + chunk_.end;
        while (line < last) {
            const char* end = plain_statement(line, last);
            if (end == nullptr) {
                end = obj_statement_end(line, last, newline_);
                statement(line, end);
            }
            line = end + 1;
        }
        return std::move(piece_);
    }

private:
    ObjRun& run() { return piece_.runs.back(); }

    void statement(const char* begin, const char* end) {
        const char* at = begin;
        while (at < end && is_obj_blank(*at)) ++at;
        if (at < end && *at != '#') careful_statement(begin, end);
    }

    // --- lines as nearly all are; none of them is searched for its end first

    /// Reads the line that [at, last) begins with and returns its end; null, and nothing is read, where it is another.
    const char* plain_statement(const char* at, const char* last) {
        at = skip_blanks(at, last);
        if (last - at <= 3) return nullptr;
        if (*at == 'f' && is_blank(at[1])) return plain_face(at + 2, last);
        if (*at != 'v') return nullptr;
        if (is_blank(at[1])) return plain_vertex(at + 2, last);
        if (!is_blank(at[2])) return nullptr;
        if (at[1] == 'n') return plain_normal(at + 3, last);
        return at[1] == 't' ? plain_texcoord(at + 3, last) : nullptr;
    }

    /// Old files end lines with what is a blank in others.
    bool is_blank(char c) const { return is_obj_blank(c) && c != newline_; }

    bool is_end(const char* at, const char* last) const { return at == last || *at == newline_; }

    const char* skip_blanks(const char* at, const char* last) const {
        while (at < last && is_blank(*at)) ++at;
        return at;
    }

    /// Reads up to `most` numbers; null where the line has anything else or more.
    const char* plain_numbers(const char* at, const char* last, float* numbers, int most, int& count) const {
        for (count = 0;; ++count) {
            at = skip_blanks(at, last);
            if (is_end(at, last)) return at;
            if (count == most) return nullptr;
            at = read_plain_float(at, last, numbers[count]);
            if (at == nullptr || !(is_end(at, last) || is_blank(*at))) return nullptr;
        }
    }

    const char* plain_vertex(const char* at, const char* last) {
        std::array<float, 6> numbers;
        int count = 0;
        at = plain_numbers(at, last, numbers.data(), 6, count);
        if (at == nullptr || (count != 3 && count != 6)) return nullptr;
        std::optional<glm::vec3> color;
        if (count == 6) color = glm::vec3(numbers[3], numbers[4], numbers[5]);
        add_vertex({numbers[0], numbers[1], numbers[2]}, color);
        return at;
    }

    const char* plain_normal(const char* at, const char* last) {
        glm::vec3 normal;
        int count = 0;
        at = plain_numbers(at, last, &normal.x, 3, count);
        if (at == nullptr || count != 3) return nullptr;
        add_normal(normal);
        return at;
    }

    /// A third number is of no use.
    const char* plain_texcoord(const char* at, const char* last) {
        std::array<float, 3> numbers;
        int count = 0;
        at = plain_numbers(at, last, numbers.data(), 3, count);
        if (at == nullptr || count < 2) return nullptr;
        add_texcoord({numbers[0], numbers[1]});
        return at;
    }

    /// Indices of one corner.
    struct Corner {
        std::uint32_t position = obj_none;
        std::uint32_t texcoord = obj_none;
        std::uint32_t normal = obj_none;
    };

    /// "v", "v/t", "v//n" or "v/t/n" with good indices; null otherwise.
    const char* plain_corner(const char* at, const char* last, Corner& corner) const {
        std::int64_t index = 0;
        at = read_plain_integer(at, last, index);
        if (at == nullptr) return nullptr;
        corner = {.position = position_range_.resolve(index)};
        if (corner.position == obj_none) return nullptr;
        if (at == last || *at != '/') return at;
        if (++at < last && *at != '/') {
            at = read_plain_integer(at, last, index);
            if (at == nullptr) return nullptr;
            corner.texcoord = texcoord_range_.resolve(index);
            if (corner.texcoord == obj_none) return nullptr;
        }
        if (at == last || *at != '/') return at;
        at = read_plain_integer(at + 1, last, index);
        if (at == nullptr) return nullptr;
        corner.normal = normal_range_.resolve(index);
        return corner.normal == obj_none ? nullptr : at;
    }

    const char* plain_face(const char* at, const char* last) {
        constexpr std::uint32_t most = 8;
        std::array<Corner, most> read;
        std::uint32_t count = 0;
        const char* const begin = at;
        for (at = skip_blanks(at, last); !is_end(at, last); at = skip_blanks(at, last), ++count) {
            if (count == most) return nullptr;
            at = plain_corner(at, last, read[count]);
            if (at == nullptr || !(is_end(at, last) || is_blank(*at))) return nullptr;
        }
        if (count < 3) return nullptr;
        ObjCorners& corners = run().corners;
        // Others in the chunk will be as long.
        if (corners.positions.empty())
            corners.positions.reserve(count * static_cast<std::size_t>((last - begin) / (at - begin) + 1));
        for (std::uint32_t i = 0; i < count; ++i) corners.add(read[i].position, read[i].texcoord, read[i].normal);
        corners.faces.add(count);
        return at;
    }

    /// The file's run up.
    void add_texcoord(const glm::vec2& texcoord) {
        check_counted(texcoord_range_, chunk_.after.textures);
        room_.texcoords[texcoord_range_.so_far++] = {texcoord.x, 1.0F - texcoord.y};
    }

    void add_normal(const glm::vec3& normal) {
        check_counted(normal_range_, chunk_.after.normals);
        room_.normals[normal_range_.so_far++] = normal;
    }

    /// The outline has made room for those that it has seen.
    void check_counted(const IndexRange& range, std::size_t counted) const {
        if (range.so_far >= counted)
            throw FileError(
                file_.path, FilePlace::at_line(chunk_.first_line),
                "there are more " + std::string(range.things) + " behind this line than lines that hold one");
    }

    void add_vertex(const glm::vec3& position, const std::optional<glm::vec3>& color) {
        check_counted(position_range_, chunk_.after.positions);
        const std::size_t local = position_range_.so_far - chunk_.before.positions;
        room_.positions[position_range_.so_far++] = position;
        if (color && piece_.colors.empty()) piece_.colors.resize(local, glm::vec3(-1));
        if (color || !piece_.colors.empty())
            piece_.colors.push_back(color ? glm::vec3(std::max(color->x, 0.0F), color->y, color->z) : glm::vec3(-1));
    }

    // --- any line

    void careful_statement(const char* begin, const char* end) {
        line_ += static_cast<std::uint64_t>(std::count(counted_to_, begin, newline_));
        counted_to_ = begin;
        const std::string_view text = file_.text();
        const SourceFile statement{file_.path, file_.bytes.first(static_cast<std::size_t>(end - text.data()))};
        TextScanner scanner(statement, {obj_text.comment, obj_text.continuations, newline_},
                            static_cast<std::size_t>(begin - text.data()), line_);
        scanner.next_line();
        statement_of(scanner.word(), scanner);
    }

    void statement_of(std::string_view keyword, TextScanner& scanner) {
        using enum ObjName::Kind;
        if (keyword == "v") return vertex(scanner);
        if (keyword == "vn") return normal(scanner);
        if (keyword == "f" || keyword == "fo") return face(scanner);
        if (keyword == "vt") return texcoord(scanner);
        if (contains(passed_keywords, keyword)) return;
        if (keyword == "l") return line(scanner);
        if (keyword == "p") return points(scanner);
        if (keyword == "usemtl") return name(material, scanner);
        if (keyword == "o") return name(object, scanner);
        if (keyword == "g") return name(group, scanner);
        if (keyword == "mtllib") return name(library, scanner);
        unknown(keyword, scanner);
    }

    void vertex(TextScanner& scanner) {
        const float x = scanner.finite_number("a vertex");
        const float y = scanner.finite_number("a vertex");
        const float z = scanner.finite_number("a vertex");
        const std::optional<float> fourth = scanner.optional_number("a vertex");
        std::optional<glm::vec3> color;
        // One more number is the weight of a rational curve's point; three or more begin with a colour.
        if (fourth) {
            const std::optional<float> green = scanner.optional_number("a vertex colour");
            const std::optional<float> blue = scanner.optional_number("a vertex colour");
            if (blue) color = glm::vec3(*fourth, *green, *blue);
        }
        add_vertex({x, y, z}, color);
    }

    void normal(TextScanner& scanner) {
        const float x = scanner.number("a normal");
        const float y = scanner.number("a normal");
        const float z = scanner.number("a normal");
        add_normal({x, y, z});
    }

    /// The second number may be missing.
    void texcoord(TextScanner& scanner) {
        const float u = scanner.number("a texture coordinate");
        const float v = scanner.optional_number("a texture coordinate").value_or(0);
        add_texcoord({u, v});
    }

    void face(TextScanner& scanner) {
        ObjCorners& corners = run().corners;
        const std::size_t first = corners.positions.size();
        for (std::string_view word = scanner.word(); !word.empty(); word = scanner.word()) corner(word, scanner);
        const std::size_t count = corners.positions.size() - first;
        if (count < 3) scanner.fail("expected a face with at least 3 corners, found " + std::to_string(count));
        corners.faces.add(static_cast<std::uint32_t>(count));
    }

    /// "v", "v/t", "v//n" or "v/t/n".
    void corner(std::string_view word, TextScanner& scanner) {
        const std::string_view whole = word;
        const std::string_view first = next_field(word);
        const std::string_view second = next_field(word);
        const std::string_view third = next_field(word);
        if (!word.empty()) scanner.fail("expected at most three indices, found " + in_quotes(whole));
        const std::uint32_t position = resolved(position_range_, integer(first, whole, scanner), "face", scanner);
        const std::uint32_t texcoord =
            second.empty() ? obj_none : resolved(texcoord_range_, integer(second, whole, scanner), "texture", scanner);
        const std::uint32_t normal =
            third.empty() ? obj_none : resolved(normal_range_, integer(third, whole, scanner), "normal", scanner);
        run().corners.add(position, texcoord, normal);
    }

    /// Takes what comes before the next slash off `word`.
    static std::string_view next_field(std::string_view& word) {
        const std::size_t slash = std::min(word.find('/'), word.size());
        const std::string_view field = word.substr(0, slash);
        word.remove_prefix(std::min(slash + 1, word.size()));
        return field;
    }

    static std::int64_t integer(std::string_view text, std::string_view word, const TextScanner& scanner) {
        const auto value = parse_integer<std::int64_t>(text);
        if (!value) scanner.fail("expected an index such as '7', '7/1' or '7//2', found " + in_quotes(word));
        return *value;
    }

    static std::uint32_t resolved(const IndexRange& range, std::int64_t index, std::string_view what,
                                  const TextScanner& scanner) {
        const std::uint32_t resolved = range.resolve(index);
        if (resolved == obj_none)
            scanner.fail(range_problem(index, what, index < 0 ? range.so_far : range.total, range.things));
        return resolved;
    }

    /// The position of the next word; none at the end of the line.
    std::optional<std::uint32_t> next_position(std::string_view what, TextScanner& scanner) const {
        std::string_view word = scanner.word();
        if (word.empty()) return std::nullopt;
        const std::string_view whole = word;
        return resolved(position_range_, integer(next_field(word), whole, scanner), what, scanner);
    }

    void line(TextScanner& scanner) {
        std::vector<std::uint32_t>& segments = run().segments;
        std::optional<std::uint32_t> from = next_position("line", scanner);
        std::optional<std::uint32_t> to = next_position("line", scanner);
        if (!to) scanner.fail("expected a line with at least 2 vertices");
        for (; to; from = to, to = next_position("line", scanner)) segments.insert(segments.end(), {*from, *to});
    }

    void points(TextScanner& scanner) {
        while (const auto point = next_position("point", scanner)) run().points.push_back(*point);
    }

    void name(ObjName::Kind kind, TextScanner& scanner) {
        const ObjRun& current = run();
        if (!current.corners.positions.empty() || !current.segments.empty() || !current.points.empty())
            piece_.runs.emplace_back();
        run().names.push_back({kind, std::string(scanner.rest_of_line())});
    }

    void unknown(std::string_view keyword, const TextScanner& scanner) {
        const bool garbage = std::any_of(keyword.begin(), keyword.end(),
                                         [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        if (garbage) scanner.fail("expected a statement such as 'v', 'f' or 'usemtl', found " + in_quotes(keyword));
        ObjOddity& first = contains(free_form_keywords, keyword) ? piece_.free_form : piece_.unknown;
        if (first.line == 0) first = {scanner.line(), in_quotes(keyword)};
    }

    const SourceFile& file_;
    const ObjChunk& chunk_;
    const ObjRoom& room_;
    IndexRange position_range_;
    IndexRange texcoord_range_;
    IndexRange normal_range_;
    const char* counted_to_;  ///< where line `line_` begins
    std::uint64_t line_;
    const char newline_;
    ObjPiece piece_;
};

}  // namespace

ObjPiece read_obj_piece(const SourceFile& file, const ObjOutline& outline, const ObjChunk& chunk, const ObjRoom& room) {
    return PieceReader(file, outline, chunk, room).read();
}

bool looks_like_obj(const SourceFile& file) {
    constexpr std::size_t start_size = 4096;
    const SourceFile start{file.path, file.bytes.first(std::min(start_size, file.bytes.size()))};
    if (start.text().find('\0') != std::string_view::npos) return false;
    TextScanner scanner(start, obj_text);
    while (scanner.next_line()) {
        const std::string_view keyword = scanner.word();
        if (keyword.empty()) continue;
        return contains(read_keywords, keyword) || contains(passed_keywords, keyword);
    }
    return false;
}

}  // namespace vitrine::io
