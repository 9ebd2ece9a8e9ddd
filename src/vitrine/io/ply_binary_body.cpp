#include <vitrine/io/byte_reader.h>
#include <vitrine/io/names.h>
#include <vitrine/io/number_type.h>
#include <vitrine/io/ply_body.h>
#include <vitrine/io/ply_list_rows.h>
#include <vitrine/io/ply_run.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vitrine::io {
namespace {

std::string not_finite(const PlyProperty& property) {
    return "expected a finite number for property " + in_quotes(property.name) + ", found NaN or infinity";
}

class BinaryBody final : public PlyBody {
public:
    BinaryBody(const SourceFile& file, const PlyHeader& header)
        : file_(file),
          reader_(file, header.format == PlyFormat::binary_big_endian ? ByteOrder::big : ByteOrder::little,
                  header.body_offset) {}

    void check_fits(const PlyElement& element) const override {
        const std::uint64_t most = element.properties.empty() ? 0 : reader_.remaining() / least_row_size(element);
        if (element.count > most)
            reader_.fail_at(reader_.offset(), "expected " + std::to_string(element.count) + " rows of element " +
                                                  in_quotes(element.name) + ", what is left of the file can hold " +
                                                  std::to_string(most));
    }

    void read(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists,
              const Preview& preview) override {
        check_fits(element);
        const auto list_count = std::count_if(element.properties.begin(), element.properties.end(),
                                              [](const PlyProperty& property) { return property.is_list(); });
        if (list_count == 0) return read_columns(element, targets, preview);
        const bool faces = lists != nullptr && !lists->strips && list_count == 1;
        if (faces && read_equal_lists(element, targets, *lists, preview)) return;
        const std::size_t first = reader_.offset();
        for (std::uint64_t row = 0; row < element.count; ++row) read_row(element, targets, lists, row);
        file_.finish(first, reader_.offset());
    }

private:
    static std::size_t least_row_size(const PlyElement& element) {
        std::size_t size = 0;
        for (const PlyProperty& property : element.properties)
            size += size_of(property.count_type.value_or(property.type));
        return size;
    }

    /// Rows of one size: some at a time, once for each run of properties that go to the same place.
    void read_columns(const PlyElement& element, std::span<const PlyTarget> targets, const Preview& preview) {
        const std::vector<PlyRun> runs = make_ply_runs(element, targets);
        const std::size_t stride = least_row_size(element);
        const std::size_t begin = reader_.offset();
        const std::byte* const rows = reader_.take(element.count * stride, "rows").data();
        const auto read_some = [&](std::size_t first, std::size_t end) {
            for (const PlyRun& run : runs) {
                const auto bad =
                    read_ply_run(run, {rows + first * stride, stride, end - first}, reader_.order(), first);
                if (bad)
                    reader_.fail_at(begin + (first + bad->row) * stride + bad->offset_bytes,
                                    not_finite(*bad->property));
            }
        };
        file_.read_rows(begin, stride, element.count, read_some, preview);
    }

    /// Reads rows whose lists all have as many values as the first one; false, and nothing is read, where they do not.
    bool read_equal_lists(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists& lists,
                          const Preview& preview) {
        if (element.count == 0) return false;
        const PlyListRows rows(element, lists.property, reader_);
        if (!rows.all_alike()) return false;
        const std::size_t first_row = reader_.offset();
        const std::byte* const data = reader_.take(rows.stride() * element.count, "rows").data();
        if (rows.length() < 3) return true;
        lists.indices = arrays::Elements<std::uint32_t>::unset(rows.length() * element.count);
        std::uint32_t* const indices = lists.indices.mutable_data();
        const std::vector<PlyRun> runs = rows.runs(targets);
        const auto read_some = [&](std::size_t first, std::size_t end) {
            for (const PlyRun& run : runs)
                read_ply_run(run, {data + first * rows.stride(), rows.stride(), end - first}, reader_.order(), first);
            const auto bad = rows.read(first, end, lists.vertex_count, indices);
            if (bad) reader_.fail_at(bad->byte, index_problem(element, bad->index, lists));
        };
        const bool triangles = rows.length() == 3;
        file_.read_rows(first_row, rows.stride(), element.count, read_some, triangles ? preview : Preview());
        lists.faces.add(element.count, static_cast<std::uint32_t>(rows.length()));
        return true;
    }

    void read_row(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists,
                  std::size_t row) {
        for (std::size_t i = 0; i < element.properties.size(); ++i) {
            const PlyProperty& property = element.properties[i];
            const std::size_t offset = reader_.offset();
            if (property.is_list()) {
                read_list(element, i, lists);
                continue;
            }
            const std::byte* const data = reader_.take(size_of(property.type), property.name).data();
            if (i >= targets.size() || !targets[i].wanted()) continue;
            if (read_ply_run({&property, 1, 0, targets[i]}, {data, 0, 1}, reader_.order(), row))
                reader_.fail_at(offset, not_finite(property));
        }
        if (lists != nullptr) end_texcoords(*lists);
    }

    /// `lists` may be null.
    void read_list(const PlyElement& element, std::size_t list, PlyIndexLists* lists) {
        const PlyProperty& property = element.properties[list];
        const std::size_t offset = reader_.offset();
        const std::int64_t count = with_type(*property.count_type, [&](auto kind) {
            return static_cast<std::int64_t>(reader_.read<decltype(kind)>("list length"));
        });
        const std::size_t size = size_of(property.type);
        if (count < 0 || static_cast<std::uint64_t>(count) > reader_.remaining() / size)
            reader_.fail_at(offset, "a list of " + std::to_string(count) + " values does not fit into the file");
        const std::span<const std::byte> values = reader_.take(static_cast<std::size_t>(count) * size, property.name);
        if (lists == nullptr) return;
        if (lists->texcoord_property == list) return read_texcoords(property, values, *lists);
        if (lists->property != list) return;
        with_type(property.type, [&](auto kind) { read_indices<decltype(kind)>(element, values, *lists); });
        end_list(*lists, static_cast<std::size_t>(count));
    }

    void read_texcoords(const PlyProperty& property, std::span<const std::byte> values, PlyIndexLists& lists) {
        with_type(property.type, [&](auto kind) {
            using T = decltype(kind);
            for (std::size_t at = 0; at < values.size(); at += sizeof(T))
                lists.texcoords.push_back(static_cast<float>(load<T>(values.data() + at, reader_.order())));
        });
    }

    template <class T>
    void read_indices(const PlyElement& element, std::span<const std::byte> values, PlyIndexLists& lists) {
        for (std::size_t at = 0; at < values.size(); at += sizeof(T)) {
            const auto index = static_cast<std::int64_t>(load<T>(values.data() + at, reader_.order()));
            const bool restart = lists.strips && index < 0;
            if (!restart && (index < 0 || static_cast<std::uint64_t>(index) >= lists.vertex_count))
                reader_.fail_at(reader_.offset() - values.size() + at, index_problem(element, index, lists));
            lists.indices.push_back(restart ? no_index : static_cast<std::uint32_t>(index));
        }
    }

    const SourceFile& file_;
    ByteReader reader_;
};

}  // namespace

std::unique_ptr<PlyBody> make_binary_ply_body(const SourceFile& file, const PlyHeader& header) {
    return std::make_unique<BinaryBody>(file, header);
}

}  // namespace vitrine::io
