#include <support/process_memory.h>

#include <vitrine/base/assert.h>

#include <malloc.h>
#include <unistd.h>

#include <fstream>

namespace vitrine::test {

std::size_t resident_bytes() {
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    std::size_t all_pages = 0;
    std::size_t resident_pages = 0;
    file >> all_pages >> resident_pages;
    VITRINE_ASSERT(file.good(), "the system tells how much memory is in use");
    return resident_pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace vitrine::test
