#include <vitrine/base/free_memory.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vitrine {

void release_freed_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}  // namespace vitrine
