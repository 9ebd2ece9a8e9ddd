#include <vitrine/io/names.h>
#include <vitrine/io/stl_text.h>
#include <vitrine/io/text_scanner.h>

#include <string_view>
#include <utility>

namespace vitrine::io {
namespace {

/// Reads the words of an ASCII file.
class WordReader {
public:
    explicit WordReader(const SourceFile& file) : scanner_(file, {}) { scanner_.next_line(); }

    /// Reads one solid; false at the end of the file.
    bool read(StlSolid& solid) {
        const std::string_view first = scanner_.word_across_lines();
        if (first.empty()) return false;
        if (lower(first) != "solid") fail_expected("'solid'", first);
        solid.name = clean_name(scanner_.rest_of_line());
        while (true) {
            const std::string_view found = scanner_.word_across_lines();
            const std::string keyword = lower(found);
            if (keyword == "endsolid" || keyword == "end") break;
            if (keyword != "facet") fail_expected("'facet' or 'endsolid'", found);
            read_facet(solid.positions);
        }
        scanner_.rest_of_line();
        return true;
    }

private:
    void read_facet(arrays::Elements<glm::vec3>& positions) {
        expect("normal");
        // The corners say which way a facet faces; many programs write zeros or NaN here.
        for (int i = 0; i < 3; ++i) {
            if (scanner_.word_across_lines().empty()) fail_expected("a normal", {});
        }
        expect("outer");
        expect("loop");
        for (int i = 0; i < 3; ++i) {
            expect("vertex");
            const float x = scanner_.finite_number("a vertex");
            const float y = scanner_.finite_number("a vertex");
            const float z = scanner_.finite_number("a vertex");
            positions.push_back({x, y, z});
        }
        expect("endloop");
        expect("endfacet");
    }

    void expect(std::string_view keyword) {
        const std::string_view found = scanner_.word_across_lines();
        if (lower(found) != keyword) fail_expected(in_quotes(keyword), found);
    }

    [[noreturn]] void fail_expected(const std::string& what, std::string_view found) const {
        scanner_.fail("expected " + what + ", found " + (found.empty() ? "the end of the file" : in_quotes(found)));
    }

    TextScanner scanner_;
};

}  // namespace

std::vector<StlSolid> read_stl_words(const SourceFile& file) {
    WordReader reader(file);
    std::vector<StlSolid> solids;
    for (StlSolid solid; reader.read(solid); solid = {}) solids.push_back(std::move(solid));
    return solids;
}

}  // namespace vitrine::io
