#include <vitrine/io/byte_reader.h>
#include <vitrine/io/names.h>
#include <vitrine/io/ply_body.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>

namespace vitrine::io {
namespace {

/// Calls `visit` with a value of the C++ type that `type` stands for.
template <class Visit>
auto with_type(PlyType type, Visit visit) {
    switch (type) {
        case PlyType::int8: return visit(std::int8_t{});
        case PlyType::uint8: return visit(std::uint8_t{});
        case PlyType::int16: return visit(std::int16_t{});
        case PlyType::uint16: return visit(std::uint16_t{});
        case PlyType::int32: return visit(std::int32_t{});
        case PlyType::uint32: return visit(std::uint32_t{});
        case PlyType::float32: return visit(float{});
        case PlyType::float64: break;
    }
    return visit(double{});
}

template <class T>
float to_float(T value) {
    if constexpr (std::is_same_v<T, double>) {
        if (std::abs(value) > std::numeric_limits<float>::max())
            return std::copysign(std::numeric_limits<float>::infinity(), static_cast<float>(std::copysign(1.0, value)));
    }
    return static_cast<float>(value);
}

/// False when the target wants a finite number and this is none.
template <class T>
bool store(T value, const PlyTarget& target, std::size_t row) {
    const std::size_t place = row * target.stride;
    if (target.numbers != nullptr) {
        target.numbers[place] = to_float(value);
        return !target.finite || std::isfinite(target.numbers[place]);
    }
    if (target.bytes != nullptr) {
        target.bytes[place] = value > 0 ? static_cast<std::uint8_t>(std::min<double>(value, 255)) : std::uint8_t{0};
    } else if (target.indices != nullptr) {
        const auto index = static_cast<double>(value);
        target.indices[place] = index >= 0 && index < no_index ? static_cast<std::uint32_t>(index) : no_index;
    }
    return true;
}

std::string not_finite(const PlyProperty& property) {
    return "expected a finite number for property " + in_quotes(property.name) + ", found NaN or infinity";
}

class BinaryBody final : public PlyBody {
public:
    BinaryBody(const SourceFile& file, const PlyHeader& header)
        : reader_(file, header.format == PlyFormat::binary_big_endian ? ByteOrder::big : ByteOrder::little,
                  header.body_offset) {}

    void check_fits(const PlyElement& element) const override {
        const std::uint64_t most = element.properties.empty() ? 0 : reader_.remaining() / least_row_size(element);
        if (element.count > most)
            reader_.fail_at(reader_.offset(), "expected " + std::to_string(element.count) + " rows of element " +
                                                  in_quotes(element.name) + ", what is left of the file can hold " +
                                                  std::to_string(most));
    }

    void read(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists) override {
        check_fits(element);
        const bool any_list = std::any_of(element.properties.begin(), element.properties.end(),
                                          [](const PlyProperty& property) { return property.is_list(); });
        if (!any_list) return read_columns(element, targets);
        if (lists != nullptr) {
            const std::size_t index_size = size_of(element.properties[lists->property].type);
            lists->indices.reserve(std::min<std::size_t>(3 * element.count, reader_.remaining() / index_size));
        }
        for (std::uint64_t row = 0; row < element.count; ++row) read_row(element, targets, lists, row);
    }

private:
    static std::size_t least_row_size(const PlyElement& element) {
        std::size_t size = 0;
        for (const PlyProperty& property : element.properties)
            size += size_of(property.count_type.value_or(property.type));
        return size;
    }

    /// Rows of one size: goes through them once per property.
    void read_columns(const PlyElement& element, std::span<const PlyTarget> targets) {
        const std::size_t stride = least_row_size(element);
        const std::size_t first = reader_.offset();
        const std::byte* const rows = reader_.take(element.count * stride, "rows").data();
        std::size_t offset = 0;
        for (std::size_t i = 0; i < element.properties.size(); ++i) {
            const PlyProperty& property = element.properties[i];
            if (i < targets.size() && targets[i].wanted()) {
                const std::size_t bad = read_column(property.type, rows + offset, stride, element.count, targets[i]);
                if (bad < element.count) reader_.fail_at(first + bad * stride + offset, not_finite(property));
            }
            offset += size_of(property.type);
        }
    }

    /// Returns the first row with a number that must be finite and is not, else `count`.
    std::size_t read_column(PlyType type, const std::byte* data, std::size_t stride, std::size_t count,
                            const PlyTarget& target) const {
        return with_type(type, [&](auto kind) {
            for (std::size_t row = 0; row < count; ++row) {
                if (!store(load<decltype(kind)>(data + row * stride, reader_.order()), target, row)) return row;
            }
            return count;
        });
    }

    void read_row(const PlyElement& element, std::span<const PlyTarget> targets, PlyIndexLists* lists,
                  std::size_t row) {
        for (std::size_t i = 0; i < element.properties.size(); ++i) {
            const PlyProperty& property = element.properties[i];
            const std::size_t offset = reader_.offset();
            if (property.is_list()) {
                read_list(element, property, lists != nullptr && lists->property == i ? lists : nullptr);
                continue;
            }
            const std::byte* const data = reader_.take(size_of(property.type), property.name).data();
            if (i < targets.size() && read_column(property.type, data, 0, 1, moved(targets[i], row)) == 0)
                reader_.fail_at(offset, not_finite(property));
        }
    }

    /// The target with its row `row` as the first.
    static PlyTarget moved(PlyTarget target, std::size_t row) {
        if (target.numbers != nullptr) target.numbers += row * target.stride;
        if (target.bytes != nullptr) target.bytes += row * target.stride;
        if (target.indices != nullptr) target.indices += row * target.stride;
        return target;
    }

    void read_list(const PlyElement& element, const PlyProperty& property, PlyIndexLists* lists) {
        const std::size_t offset = reader_.offset();
        const std::int64_t count = with_type(*property.count_type, [&](auto kind) {
            return static_cast<std::int64_t>(reader_.read<decltype(kind)>("list length"));
        });
        const std::size_t size = size_of(property.type);
        if (count < 0 || static_cast<std::uint64_t>(count) > reader_.remaining() / size)
            reader_.fail_at(offset, "a list of " + std::to_string(count) + " values does not fit into the file");
        const std::span<const std::byte> values = reader_.take(static_cast<std::size_t>(count) * size, property.name);
        if (lists == nullptr) return;
        with_type(property.type, [&](auto kind) { read_indices<decltype(kind)>(element, values, *lists); });
        end_list(*lists, static_cast<std::size_t>(count));
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

    ByteReader reader_;
};

}  // namespace

std::unique_ptr<PlyBody> make_binary_ply_body(const SourceFile& file, const PlyHeader& header) {
    return std::make_unique<BinaryBody>(file, header);
}

}  // namespace vitrine::io
