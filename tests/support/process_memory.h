#pragma once

#include <cstddef>

namespace vitrine::test {

/// Bytes of memory that this process has in use, as the system counts them, when it has given back all it can.
std::size_t resident_bytes();

/// Sanitizers hold back what was freed, so that memory in use tells nothing of leaks. They look for these themselves.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool frees_late = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool frees_late = true;
#else
inline constexpr bool frees_late = false;
#endif
#else
inline constexpr bool frees_late = false;
#endif

}  // namespace vitrine::test
