#pragma once

#include <cstddef>
#include <functional>

namespace vitrine {

/// How many threads work at once: the machine's, at least 1.
std::size_t worker_count();

/// Calls `work(begin, end)` for parts of [0, count) that cover it, on as many threads as there are cores; fewer where a
/// part would have less than `least`. Returns when all are done. An exception of any part is thrown again. The threads
/// are made and ended each time, which takes some 50 microseconds: for work that takes longer.
void parallel_for(std::size_t count, std::size_t least, const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace vitrine
