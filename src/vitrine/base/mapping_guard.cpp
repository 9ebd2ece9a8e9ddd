#include <vitrine/base/mapping_guard.h>

#ifdef _WIN32

namespace vitrine::detail {

// The system does not let a file shrink while it is mapped.
std::size_t guard_mapping(std::span<const std::byte> /*bytes*/) {
    return 0;
}
void forget_mapping(std::size_t /*guard*/) {}
bool is_mapping_whole(std::size_t /*guard*/) {
    return true;
}

}  // namespace vitrine::detail

#else

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <mutex>

#include <sys/mman.h>
#include <unistd.h>

namespace vitrine::detail {
namespace {

/// A mapped file as the handler of the signal sees it, which may run on any thread at any time: no locks, no memory.
struct Guard {
    std::atomic<bool> taken{false};
    std::atomic<std::uintptr_t> begin{0};  ///< 0: nothing is mapped
    std::atomic<std::uintptr_t> end{0};
    std::atomic<bool> whole{true};
};

constexpr std::size_t most_guards = 1024;
std::array<Guard, most_guards> guards;
struct sigaction previous {};
std::uintptr_t page_size = 4096;

/// Puts zeros where the file has no bytes any more, from the page that was asked for to the mapping's end.
bool replace_pages(std::uintptr_t address) {
    for (Guard& guard : guards) {
        const std::uintptr_t begin = guard.begin.load(std::memory_order_acquire);
        const std::uintptr_t end = guard.end.load(std::memory_order_acquire);
        if (begin == 0 || address < begin || address >= end) continue;
        const std::uintptr_t page = address / page_size * page_size;
        void* const zeros =
            mmap(reinterpret_cast<void*>(page), end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        guard.whole.store(false, std::memory_order_release);
        return zeros != MAP_FAILED;
    }
    return false;
}

/// What is not ours goes to whoever had the signal before.
void on_bus_error(int signal, siginfo_t* info, void* context) {
    if (info->si_code == BUS_ADRERR && replace_pages(reinterpret_cast<std::uintptr_t>(info->si_addr))) return;
    if ((previous.sa_flags & SA_SIGINFO) != 0 && previous.sa_sigaction != nullptr) {
        previous.sa_sigaction(signal, info, context);
    } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN && previous.sa_handler != nullptr) {
        previous.sa_handler(signal);
    } else {
        sigaction(signal, &previous, nullptr);
        raise(signal);
    }
}

void install_handler() {
    page_size = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    struct sigaction action {};
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, &previous);
}

}  // namespace

std::size_t guard_mapping(std::span<const std::byte> bytes) {
    static std::once_flag installed;
    if (bytes.empty()) return 0;
    std::call_once(installed, install_handler);
    for (std::size_t i = 0; i < guards.size(); ++i) {
        if (guards[i].taken.exchange(true)) continue;
        const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data());
        guards[i].whole.store(true, std::memory_order_release);
        guards[i].end.store(begin + bytes.size(), std::memory_order_release);
        guards[i].begin.store(begin, std::memory_order_release);
        return i + 1;
    }
    return 0;
}

void forget_mapping(std::size_t guard) {
    if (guard == 0) return;
    guards[guard - 1].begin.store(0, std::memory_order_release);
    guards[guard - 1].taken.store(false, std::memory_order_release);
}

bool is_mapping_whole(std::size_t guard) {
    return guard == 0 || guards[guard - 1].whole.load(std::memory_order_acquire);
}

}  // namespace vitrine::detail

#endif
