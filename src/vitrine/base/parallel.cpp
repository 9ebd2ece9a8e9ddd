#include <vitrine/base/parallel.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine {
namespace {

/// Calls `work(i)` for all i below `parts`, each thread for the next one that is not begun. After an exception no more
/// are begun; all before the one that threw have been, so that the first part that fails is always the same.
void share_out(std::size_t parts, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::size_t failed = parts;
    std::mutex failing;
    const auto run = [&] {
        std::size_t part = next++;
        try {
            for (; part < parts; part = next++) work(part);
        } catch (...) {
            next = parts;
            const std::scoped_lock lock(failing);
            if (part > failed) return;
            failed = part;
            failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(parts, worker_count()); ++i) others.emplace_back(run);
        run();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace

std::size_t worker_count() {
    return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

void parallel_for(std::size_t count, std::size_t least, const PartWork& work) {
    if (count == 0) return;
    const std::size_t parts = std::clamp<std::size_t>(count / std::max<std::size_t>(least, 1), 1, worker_count());
    share_out(parts, [&](std::size_t part) { work(count * part / parts, count * (part + 1) / parts); });
}

void parallel_parts(std::size_t count, std::size_t size, const PartWork& work) {
    size = std::max<std::size_t>(size, 1);
    share_out((count + size - 1) / size,
              [&](std::size_t part) { work(part * size, std::min(count, (part + 1) * size)); });
}

}  // namespace vitrine
