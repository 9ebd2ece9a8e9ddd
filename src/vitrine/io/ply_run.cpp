#include <vitrine/io/ply_run.h>

#include <vitrine/io/number_type.h>
#include <vitrine/io/numbers.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace vitrine::io {
namespace {

template <class T>
void store(T value, const PlyTarget& target, std::size_t place) {
    if (target.numbers != nullptr) {
        target.numbers[place] = to_float(value);
    } else if (target.bytes != nullptr) {
        target.bytes[place] =
            value > 0 ? static_cast<std::uint8_t>(std::min(static_cast<double>(value), 255.0)) : std::uint8_t{0};
    } else {
        const auto index = static_cast<double>(value);
        target.indices[place] = index >= 0 && index < no_index ? static_cast<std::uint32_t>(index) : no_index;
    }
}

/// Numbers that need not be converted: so many bytes of each row.
template <std::size_t size>
void copy_rows(const PlyRows& rows, std::byte* to, std::size_t to_stride) {
    for (std::size_t row = 0; row < rows.count; ++row)
        std::memcpy(to + row * to_stride, rows.data + row * rows.stride, size);
}

void copy_rows(const PlyRows& rows, std::size_t size, std::byte* to, std::size_t to_stride) {
    switch (size) {
        case 3: return copy_rows<3>(rows, to, to_stride);
        case 4: return copy_rows<4>(rows, to, to_stride);
        case 12: return copy_rows<12>(rows, to, to_stride);
        default: break;
    }
    for (std::size_t row = 0; row < rows.count; ++row)
        std::memcpy(to + row * to_stride, rows.data + row * rows.stride, size);
}

/// Whether the numbers of a run lie in the file as they are wanted.
bool is_copy(const PlyRun& run, ByteOrder order) {
    const bool native = (order == ByteOrder::little) == (std::endian::native == std::endian::little);
    if (run.first->type == NumberType::float32) return native && run.target.numbers != nullptr;
    return run.first->type == NumberType::uint8 && run.target.bytes != nullptr;
}

void copy_run(const PlyRun& run, const PlyRows& rows, std::size_t first) {
    const PlyTarget& target = run.target;
    const std::size_t place = first * target.stride;
    if (target.numbers != nullptr) {
        copy_rows(rows, run.count * sizeof(float), reinterpret_cast<std::byte*>(target.numbers + place),
                  target.stride * sizeof(float));
    } else {
        copy_rows(rows, run.count, reinterpret_cast<std::byte*>(target.bytes + place), target.stride);
    }
}

void convert_run(const PlyRun& run, const PlyRows& rows, ByteOrder order, std::size_t first) {
    with_type(run.first->type, [&](auto kind) {
        with_order(order, [&](auto known_order) {
            using T = decltype(kind);
            for (std::size_t row = 0; row < rows.count; ++row) {
                const std::byte* const from = rows.data + row * rows.stride;
                const std::size_t place = (first + row) * run.target.stride;
                for (std::size_t i = 0; i < run.count; ++i)
                    store(load<T>(from + i * sizeof(T), known_order), run.target, place + i);
            }
        });
    });
}

bool is_finite(float value) {
    return (std::bit_cast<std::uint32_t>(value) & 0x7F80'0000U) != 0x7F80'0000U;
}

/// Goes through all of them without a branch for each: there is hardly ever one.
bool all_finite(const PlyRun& run, std::size_t first, std::size_t rows) {
    const float* const numbers = run.target.numbers + first * run.target.stride;
    bool all = true;
    if (run.target.stride == run.count) {
        for (std::size_t i = 0; i < rows * run.count; ++i) all &= is_finite(numbers[i]);
        return all;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < run.count; ++i) all &= is_finite(numbers[row * run.target.stride + i]);
    }
    return all;
}

BadPlyNumber first_bad(const PlyRun& run, std::size_t first) {
    for (std::size_t row = 0;; ++row) {
        for (std::size_t i = 0; i < run.count; ++i) {
            if (is_finite(run.target.numbers[(first + row) * run.target.stride + i])) continue;
            return {row, run.offset_bytes + i * size_of(run.first->type), run.first + i};
        }
    }
}

bool follows(const PlyRun& run, const PlyProperty& property, const PlyTarget& target) {
    if (run.first + run.count != &property || run.first->type != property.type) return false;
    if (run.target.stride != target.stride || run.target.finite != target.finite) return false;
    if (run.target.numbers != nullptr) return target.numbers == run.target.numbers + run.count;
    return run.target.bytes != nullptr && target.bytes == run.target.bytes + run.count;
}

}  // namespace

std::vector<PlyRun> make_ply_runs(const PlyElement& element, std::span<const PlyTarget> targets) {
    std::vector<PlyRun> runs;
    std::size_t offset = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const PlyProperty& property = element.properties[i];
        if (!runs.empty() && follows(runs.back(), property, targets[i])) {
            ++runs.back().count;
        } else if (targets[i].wanted()) {
            runs.push_back({&property, 1, offset, targets[i]});
        }
        offset += size_of(property.type);
    }
    return runs;
}

std::optional<BadPlyNumber> read_ply_run(const PlyRun& run, const PlyRows& rows, ByteOrder order, std::size_t first) {
    PlyRows from = rows;
    from.data += run.offset_bytes;
    if (is_copy(run, order)) {
        copy_run(run, from, first);
    } else {
        convert_run(run, from, order, first);
    }
    if (!run.target.finite || all_finite(run, first, rows.count)) return std::nullopt;
    return first_bad(run, first);
}

}  // namespace vitrine::io
