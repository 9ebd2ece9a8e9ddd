#include <vitrine/base/host_memory.h>

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace vitrine {
namespace {

constexpr std::align_val_t alignment{64};

#ifdef __linux__

/// Below this a block would fill hardly two huge pages.
constexpr std::size_t least_mapped_bytes = std::size_t{4} << 20U;

std::shared_ptr<void> map_block(std::size_t size_bytes) {
    void* const block = mmap(nullptr, size_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) throw std::bad_alloc();
    madvise(block, size_bytes, MADV_HUGEPAGE);  // where it is refused, small pages do as well
    return {block, [size_bytes](void* data) { munmap(data, size_bytes); }};
}

#endif

}  // namespace

std::shared_ptr<void> allocate_host_memory(std::size_t size_bytes) {
    if (size_bytes == 0) return nullptr;
#ifdef __linux__
    if (size_bytes >= least_mapped_bytes) return map_block(size_bytes);
#endif
    return {::operator new(size_bytes, alignment), [](void* data) { ::operator delete(data, alignment); }};
}

}  // namespace vitrine
