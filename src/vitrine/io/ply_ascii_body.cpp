#include <vitrine/io/names.h>
#include <vitrine/io/ply_ascii_row.h>
#include <vitrine/io/ply_body.h>
#include <vitrine/io/text_rows.h>
#include <vitrine/io/text_scanner.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::io {
namespace {

/// One row per line; blank lines are passed over.
bool is_row(std::string_view line) {
    return !without_indent(line).empty();
}

class AsciiBody final : public PlyBody {
public:
    AsciiBody(const SourceFile& file, const PlyHeader& header)
        : file_(file),
          rows_(find_rows(file, header.body_offset, newline_of(file.text().substr(header.body_offset)), is_row)) {}

    void check_fits(const PlyElement& element) const override {
        const std::size_t offset = offset_of_row(file_, rows_, next_row_);
        // Each value takes a digit and a blank or line end; only the file's last line end may be missing.
        const std::uint64_t row_size = 2 * std::max<std::size_t>(element.properties.size(), 1);
        const std::uint64_t most = (file_.bytes.size() - offset + 1) / row_size;
        if (element.count > most)
            fail_at(offset, "expected " + std::to_string(element.count) + " rows of element " +
                                in_quotes(element.name) + ", what is left of the file can hold " +
                                std::to_string(most));
        if (element.count > rows_.count - next_row_)
            fail_at(file_.bytes.size(), "the file ends after " + std::to_string(rows_.count - next_row_) +
                                            " rows of element " + in_quotes(element.name) + ", expected " +
                                            std::to_string(element.count));
    }

    void read(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists,
              const Preview& preview) override {
        check_fits(element);
        std::vector<PlyIndexLists> pieces;
        if (lists != nullptr) pieces.assign(rows_.chunks.size(), *lists);
        read_rows(
            file_, rows_, next_row_, element.count,
            [&](std::size_t chunk, std::string_view line, std::size_t row) {
                PlyAsciiRow(file_, rows_.newline, element, line)
                    .read(row - next_row_, targets, lists != nullptr ? &pieces[chunk] : nullptr);
            },
            lists == nullptr ? preview : Preview());
        next_row_ += element.count;
        if (lists != nullptr) join(pieces, *lists);
    }

private:
    [[noreturn]] void fail_at(std::size_t offset, const std::string& problem) const {
        fail_at_line(file_, rows_.newline, file_.text().substr(offset), problem);
    }

    static void join(std::span<PlyIndexLists> pieces, PlyIndexLists& lists) {
        std::size_t count = 0;
        for (const PlyIndexLists& piece : pieces) count += piece.indices.size();
        lists.indices.reserve(count);
        for (PlyIndexLists& piece : pieces) {
            lists.indices.append(piece.indices.view());
            lists.texcoords.append(piece.texcoords.view());
            lists.faces.append(piece.faces);
            piece = {};
        }
    }

    const SourceFile& file_;
    TextRows rows_;
    std::size_t next_row_ = 0;
};

}  // namespace

std::unique_ptr<PlyBody> make_ascii_ply_body(const SourceFile& file, const PlyHeader& header) {
    return std::make_unique<AsciiBody>(file, header);
}

}  // namespace vitrine::io
