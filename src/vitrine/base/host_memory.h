#pragma once

#include <cstddef>
#include <memory>

namespace vitrine {

/// So many bytes of memory whose contents are not set, aligned for any vertex type (64 bytes). Large blocks lie in huge
/// pages where the system has them: touching memory for the first time is what costs most when large files are read.
/// Throws std::bad_alloc.
std::shared_ptr<void> allocate_host_memory(std::size_t size_bytes);

}  // namespace vitrine
