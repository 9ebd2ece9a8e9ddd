#include <vitrine/io/ply_list_rows.h>

#include <vitrine/base/parallel.h>
#include <vitrine/io/number_type.h>

#include <algorithm>
#include <atomic>

namespace vitrine::io {
namespace {

constexpr std::size_t rows_at_a_time = 16'384;

}  // namespace

PlyListRows::PlyListRows(const PlyElement& element, std::size_t list, const ByteReader& reader)
    : element_(element),
      list_(element.properties[list]),
      order_(reader.order()),
      offset_(reader.offset()),
      rows_(reader.rest().data()),
      available_(reader.remaining()),
      count_(element.count) {
    std::size_t fixed = 0;
    for (std::size_t i = 0; i < element.properties.size(); ++i) {
        if (i == list) length_offset_ = fixed;
        fixed += size_of(element.properties[i].count_type.value_or(element.properties[i].type));
    }
    values_offset_ = length_offset_ + size_of(*list_.count_type);
    const std::uint64_t length = fixed <= available_ ? length_at(0) : 0;
    const std::size_t value_bytes = size_of(list_.type);
    length_ = static_cast<std::size_t>(std::min<std::uint64_t>(length, available_ / value_bytes));
    stride_ = fixed + length_ * value_bytes;
}

std::vector<PlyRun> PlyListRows::runs(std::span<const PlyTarget> targets) const {
    std::vector<PlyRun> runs;
    std::size_t offset = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const PlyProperty& property = element_.properties[i];
        if (targets[i].wanted()) runs.push_back({&property, 1, offset, targets[i]});
        offset += property.is_list() ? size_of(*property.count_type) + length_ * size_of(property.type)
                                     : size_of(property.type);
    }
    return runs;
}

bool PlyListRows::all_alike() const {
    if (stride_ > available_ || count_ > available_ / stride_) return false;
    std::atomic<bool> alike{true};
    parallel_parts(count_, rows_at_a_time, [&](std::size_t first, std::size_t end) {
        for (std::size_t row = first; row < end && alike; ++row) {
            if (length_at(row) != length_) alike = false;
        }
    });
    return alike;
}

std::uint64_t PlyListRows::length_at(std::size_t row) const {
    const std::byte* const at = rows_ + row * stride_ + length_offset_;
    if (size_of(*list_.count_type) == 1) return static_cast<std::uint64_t>(load<std::uint8_t>(at, order_));
    return with_type(*list_.count_type,
                     [&](auto kind) { return static_cast<std::uint64_t>(load<decltype(kind)>(at, order_)); });
}

std::optional<PlyListRows::BadIndex> PlyListRows::read(std::size_t first, std::size_t end, std::uint64_t vertex_count,
                                                       std::uint32_t* indices) const {
    std::uint64_t largest = 0;
    with_type(list_.type, [&](auto kind) {
        with_order(order_, [&](auto known_order) {
            using T = decltype(kind);
            std::uint32_t* next = indices + first * length_;
            for (std::size_t row = first; row < end; ++row) {
                const std::byte* const values = rows_ + row * stride_ + values_offset_;
                for (std::size_t i = 0; i < length_; ++i) {
                    const auto index = static_cast<std::uint64_t>(
                        static_cast<std::int64_t>(load<T>(values + i * sizeof(T), known_order)));
                    largest = std::max(largest, index);  // a negative one is the largest
                    *next++ = static_cast<std::uint32_t>(index);
                }
            }
        });
    });
    if (largest < vertex_count) return std::nullopt;
    return first_bad(first, vertex_count);
}

PlyListRows::BadIndex PlyListRows::first_bad(std::size_t first, std::uint64_t vertex_count) const {
    for (std::size_t row = first;; ++row) {
        for (std::size_t i = 0; i < length_; ++i) {
            const std::size_t at = row * stride_ + values_offset_ + i * size_of(list_.type);
            const std::int64_t index = with_type(list_.type, [&](auto kind) {
                return static_cast<std::int64_t>(load<decltype(kind)>(rows_ + at, order_));
            });
            if (index < 0 || static_cast<std::uint64_t>(index) >= vertex_count) return {offset_ + at, index};
        }
    }
}

}  // namespace vitrine::io
