#pragma once

#include <cstdint>
#include <vector>

namespace vitrine::prepare {

/// A key and whose it is.
struct KeyedIndex {
    std::uint32_t key = 0;
    std::uint32_t index = 0;
};

/// Sorts by the lower `bits` of the keys, on all cores; what has the same key stays in its order. Needs as much memory
/// again.
void radix_sort(std::vector<KeyedIndex>& items, unsigned bits);

}  // namespace vitrine::prepare
