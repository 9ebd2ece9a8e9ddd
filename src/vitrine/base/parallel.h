#pragma once

#include <cstddef>
#include <functional>

namespace vitrine {

/// What is done with the items [begin, end).
using PartWork = std::function<void(std::size_t begin, std::size_t end)>;

/// How many threads work at once: the machine's, at least 1.
std::size_t worker_count();

/// Calls `work(begin, end)` for parts of [0, count) that cover it, on as many threads as there are cores; fewer where a
/// part would have less than `least`. Returns when all are done. Throws what the first of the parts threw that did. The
/// threads are made and ended each time, which takes some 50 microseconds: for work that takes longer.
void parallel_for(std::size_t count, std::size_t least, const PartWork& work);

/// The same for parts of `size` items, the last one of fewer, of which each thread takes the next when it is done with
/// one: for work that should stay within a processor's cache, or that takes longer here than there. Parts are begun in
/// their order; after an exception no more are.
void parallel_parts(std::size_t count, std::size_t size, const PartWork& work);

}  // namespace vitrine
