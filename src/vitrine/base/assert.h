#pragma once

namespace vitrine::detail {

/// Logs the broken contract and aborts.
[[noreturn]] void assertion_failed(const char* condition, const char* sentence, const char* file, int line);

}  // namespace vitrine::detail

/// States a contract of the caller. Alive unless NDEBUG is set without VITRINE_KEEP_ASSERTS,
/// that is: in Debug and RelWithDebInfo (which the build sets), gone in Release.
#if !defined(NDEBUG) || defined(VITRINE_KEEP_ASSERTS)
/// 1 where asserts are alive: for checks that need more than a condition.
#define VITRINE_ASSERTS 1
#define VITRINE_ASSERT(condition, sentence) \
    ((condition) ? static_cast<void>(0) : ::vitrine::detail::assertion_failed(#condition, sentence, __FILE__, __LINE__))
#else
#define VITRINE_ASSERTS 0
#define VITRINE_ASSERT(condition, sentence) static_cast<void>(sizeof((condition) ? 1 : 0))
#endif
