#include <vitrine/base/parallel.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine {

std::size_t worker_count() {
    return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

void parallel_for(std::size_t count, std::size_t least, const std::function<void(std::size_t, std::size_t)>& work) {
    if (count == 0) return;
    const std::size_t parts = std::clamp<std::size_t>(count / std::max<std::size_t>(least, 1), 1, worker_count());
    std::exception_ptr failure;
    std::mutex failing;
    const auto run = [&](std::size_t part) {
        try {
            work(count * part / parts, count * (part + 1) / parts);
        } catch (...) {
            const std::scoped_lock lock(failing);
            failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t part = 1; part < parts; ++part) others.emplace_back(run, part);
        run(0);
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace vitrine
