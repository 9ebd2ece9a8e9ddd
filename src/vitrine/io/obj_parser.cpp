#include <vitrine/io/obj_parser.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/io/names.h>
#include <vitrine/io/numbers.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace vitrine::io {
namespace {

constexpr TextScanner::Options obj_text{.comment = '#', .continuations = true};

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

/// Indices of something that is counted while the file is read. An index may name what only follows later, so the
/// first index beyond each count so far is remembered with its line, until the count is known.
class IndexRange {
public:
    /// `things` are what is counted.
    explicit IndexRange(std::string_view things) : things_(things) {}

    /// The index that counts from 0, or nothing when `index` cannot be right. `what` has such indices.
    std::optional<std::uint32_t> resolve(std::int64_t index, std::string_view what, std::size_t count,
                                         std::uint64_t line) {
        if (index < 0) {
            if (static_cast<std::uint64_t>(-(index + 1)) >= count) return std::nullopt;
            return static_cast<std::uint32_t>(static_cast<std::int64_t>(count) + index);
        }
        if (index == 0 || index >= obj_none) return std::nullopt;
        if (static_cast<std::uint64_t>(index) > count && (ahead_.empty() || index > ahead_.back().index))
            ahead_.push_back({index, what, line});
        return static_cast<std::uint32_t>(index - 1);
    }

    /// Throws when an index was never reached.
    void check(const SourceFile& file, std::size_t count) const {
        for (const Ahead& ahead : ahead_) {
            if (static_cast<std::uint64_t>(ahead.index) > count)
                throw FileError(file.path, FilePlace::at_line(ahead.line), problem(ahead.index, ahead.what, count));
        }
    }

    std::string problem(std::int64_t index, std::string_view what, std::size_t count) const {
        return std::string(what) + " index " + std::to_string(index) + " is out of range, the file has " +
               std::to_string(count) + " " + std::string(things_) +
               (index < 0    ? " so far"
                : index == 0 ? " and counts from 1"
                             : "");
    }

private:
    struct Ahead {
        std::int64_t index;
        std::string_view what;
        std::uint64_t line;
    };
    std::string_view things_;
    std::vector<Ahead> ahead_;
};

class ObjParser {
public:
    explicit ObjParser(const SourceFile& file) : file_(file), scanner_(file, obj_text) {}

    ObjData parse() {
        while (scanner_.next_line()) {
            const std::string_view keyword = scanner_.word();
            if (!keyword.empty()) statement(keyword);
        }
        if (data_.positions.empty()) fail_without_vertices();
        position_range_.check(file_, data_.positions.size());
        texture_range_.check(file_, texture_count_);
        normal_range_.check(file_, data_.normals.size());
        return std::move(data_);
    }

private:
    void statement(std::string_view keyword) {
        if (keyword == "v") return vertex();
        if (keyword == "vn") return normal();
        if (keyword == "f" || keyword == "fo") return face();
        if (keyword == "vt") {
            ++texture_count_;
            return;
        }
        if (contains(passed_keywords, keyword)) return;
        if (keyword == "l") return line();
        if (keyword == "p") return points();
        if (keyword == "usemtl") return name(material_, material_names_);
        if (keyword == "o") {
            group_ = 0;
            return name(object_, object_names_);
        }
        if (keyword == "g") return name(group_, group_names_);
        if (keyword == "mtllib") {
            std::string library(scanner_.rest_of_line());
            if (libraries_.insert(library).second) data_.libraries.push_back(std::move(library));
            return;
        }
        unknown(keyword);
    }

    void vertex() {
        if (data_.positions.size() >= obj_none - 1) scanner_.fail("expected fewer than 4294967295 vertices");
        const float x = scanner_.finite_number("a vertex");
        const float y = scanner_.finite_number("a vertex");
        const float z = scanner_.finite_number("a vertex");
        data_.positions.emplace_back(x, y, z);
        const std::optional<float> fourth = scanner_.optional_number("a vertex");
        std::optional<glm::vec3> color;
        // One more number is the weight of a rational curve's point; three or more begin with a colour.
        if (fourth) {
            const std::optional<float> green = scanner_.optional_number("a vertex colour");
            const std::optional<float> blue = scanner_.optional_number("a vertex colour");
            if (blue) color = glm::vec3(std::max(*fourth, 0.0F), *green, *blue);
        }
        if (color && data_.colors.empty()) data_.colors.resize(data_.positions.size() - 1, glm::vec3(-1));
        if (color || !data_.colors.empty()) data_.colors.push_back(color.value_or(glm::vec3(-1)));
    }

    void normal() {
        if (data_.normals.size() >= obj_none - 1) scanner_.fail("expected fewer than 4294967295 normals");
        const float x = scanner_.number("a normal");
        const float y = scanner_.number("a normal");
        const float z = scanner_.number("a normal");
        data_.normals.emplace_back(x, y, z);
    }

    void face() {
        std::vector<ObjCorner>& corners = part().corners;
        const std::size_t first = corners.size();
        for (std::string_view word = scanner_.word(); !word.empty(); word = scanner_.word())
            corners.push_back(corner(word));
        const std::size_t count = corners.size() - first;
        if (count < 3) scanner_.fail("expected a face with at least 3 corners, found " + std::to_string(count));
        part().faces.add(static_cast<std::uint32_t>(count));
    }

    /// "v", "v/t", "v//n" or "v/t/n".
    ObjCorner corner(std::string_view word) {
        const std::string_view whole = word;
        ObjCorner corner{position(integer(next_field(word), whole), "face"), obj_none};
        const std::string_view texture = next_field(word);
        if (!texture.empty()) resolved(texture_range_, integer(texture, whole), "texture", texture_count_);
        const std::string_view normal = next_field(word);
        if (!word.empty()) scanner_.fail("expected at most three indices, found " + in_quotes(whole));
        if (normal.empty()) return corner;
        corner.normal = resolved(normal_range_, integer(normal, whole), "normal", data_.normals.size());
        return corner;
    }

    /// Takes what comes before the next slash off `word`.
    static std::string_view next_field(std::string_view& word) {
        const std::size_t slash = std::min(word.find('/'), word.size());
        const std::string_view field = word.substr(0, slash);
        word.remove_prefix(std::min(slash + 1, word.size()));
        return field;
    }

    std::int64_t integer(std::string_view text, std::string_view word) {
        const auto value = parse_integer<std::int64_t>(text);
        if (!value) scanner_.fail("expected an index such as '7', '7/1' or '7//2', found " + in_quotes(word));
        return *value;
    }

    std::uint32_t position(std::int64_t index, std::string_view what) {
        return resolved(position_range_, index, what, data_.positions.size());
    }

    std::uint32_t resolved(IndexRange& range, std::int64_t index, std::string_view what, std::size_t count) {
        const auto resolved = range.resolve(index, what, count, scanner_.line());
        if (!resolved) scanner_.fail(range.problem(index, what, count));
        return *resolved;
    }

    /// The position of the next word; none at the end of the line.
    std::optional<std::uint32_t> next_position(std::string_view what) {
        std::string_view word = scanner_.word();
        if (word.empty()) return std::nullopt;
        const std::string_view whole = word;
        return position(integer(next_field(word), whole), what);
    }

    void line() {
        std::vector<std::uint32_t>& segments = part().segments;
        std::optional<std::uint32_t> from = next_position("line");
        std::optional<std::uint32_t> to = next_position("line");
        if (!to) scanner_.fail("expected a line with at least 2 vertices");
        for (; to; from = to, to = next_position("line")) segments.insert(segments.end(), {*from, *to});
    }

    void points() {
        std::vector<std::uint32_t>& points = part().points;
        while (const auto point = next_position("point")) points.push_back(*point);
    }

    void name(std::size_t& current, NameTable& names) {
        current = names.number(scanner_.rest_of_line());
        part_ = no_part;
    }

    ObjPart& part() {
        if (part_ == no_part) {
            const auto [entry, added] = parts_.try_emplace({object_, group_, material_}, data_.parts.size());
            if (added) data_.parts.push_back({object_, group_, material_, {}, {}, {}, {}});
            part_ = entry->second;
        }
        return data_.parts[part_];
    }

    void unknown(std::string_view keyword) {
        const bool garbage = std::any_of(keyword.begin(), keyword.end(),
                                         [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        if (garbage) scanner_.fail("expected a statement such as 'v', 'f' or 'usemtl', found " + in_quotes(keyword));
        if (contains(free_form_keywords, keyword)) {
            if (!std::exchange(warned_free_form_, true))
                log().warn("{}: line {}: free-form curves and surfaces are not shown", display(file_.path),
                           scanner_.line());
        } else if (unknown_line_ == 0) {
            unknown_line_ = scanner_.line();
            unknown_ = in_quotes(keyword);
            log().warn("{}: line {}: {} is no statement of an OBJ file", display(file_.path), unknown_line_, unknown_);
        }
    }

    [[noreturn]] void fail_without_vertices() const {
        if (unknown_line_ != 0)
            throw FileError(file_.path, FilePlace::at_line(unknown_line_),
                            "expected a statement such as 'v', 'f' or 'usemtl', found " + unknown_);
        throw FileError(file_.path, "has no vertices, expected lines that begin with 'v'");
    }

    static constexpr std::size_t no_part = std::numeric_limits<std::size_t>::max();

    const SourceFile& file_;
    TextScanner scanner_;
    ObjData data_;
    NameTable object_names_{data_.objects};
    NameTable group_names_{data_.groups};
    NameTable material_names_{data_.materials};
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::size_t> parts_;
    std::size_t object_ = 0;
    std::size_t group_ = 0;
    std::size_t material_ = 0;
    std::size_t part_ = no_part;  ///< of the three, once it is needed
    IndexRange position_range_{"vertices"};
    IndexRange texture_range_{"texture coordinates"};
    std::size_t texture_count_ = 0;  ///< they are counted, not kept
    IndexRange normal_range_{"normals"};
    std::unordered_set<std::string> libraries_;
    bool warned_free_form_ = false;
    std::uint64_t unknown_line_ = 0;
    std::string unknown_;
};

}  // namespace

ObjData parse_obj(const SourceFile& file) {
    return ObjParser(file).parse();
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
