#include <vitrine/prepare/radix_sort.h>

#include <vitrine/base/parallel.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace vitrine::prepare {
namespace {

constexpr unsigned digit_bits = 10;
constexpr std::size_t digit_count = std::size_t{1} << digit_bits;
/// A part has to be worth its table.
constexpr std::size_t least_part = 65536;

using Counts = std::array<std::size_t, digit_count>;

std::size_t digit_of(const KeyedIndex& item, unsigned shift) {
    return (item.key >> shift) & (digit_count - 1);
}

/// Turns how many of each digit each part has into where it is to put the first of them.
void make_places(std::vector<Counts>& parts) {
    std::size_t place = 0;
    for (std::size_t digit = 0; digit < digit_count; ++digit) {
        for (Counts& part : parts) {
            const std::size_t count = part[digit];
            part[digit] = place;
            place += count;
        }
    }
}

void sort_by_digit(const std::vector<KeyedIndex>& from, std::vector<KeyedIndex>& to, unsigned shift) {
    const std::size_t count = from.size();
    std::vector<Counts> parts(std::max<std::size_t>(1, std::min(worker_count(), count / least_part)), Counts{});
    const auto for_parts = [&](const auto& work) {
        parallel_for(parts.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t part = begin; part < end; ++part) {
                const std::size_t last = count * (part + 1) / parts.size();
                for (std::size_t i = count * part / parts.size(); i < last; ++i) work(parts[part], from[i]);
            }
        });
    };
    for_parts([&](Counts& counts, const KeyedIndex& item) { ++counts[digit_of(item, shift)]; });
    make_places(parts);
    for_parts([&](Counts& places, const KeyedIndex& item) { to[places[digit_of(item, shift)]++] = item; });
}

}  // namespace

void radix_sort(std::vector<KeyedIndex>& items, unsigned bits) {
    std::vector<KeyedIndex> other(items.size());
    for (unsigned shift = 0; shift < bits; shift += digit_bits) {
        sort_by_digit(items, other, shift);
        items.swap(other);
    }
}

}  // namespace vitrine::prepare
