#pragma once

#include <cstdint>

namespace vitrine {

/// Each bit of the result depends on each bit of the number, one to one: the finaliser of SplitMix64 (Steele, Lea and
/// Flood 2014; Stafford's variant 13 of MurmurHash3's).
constexpr std::uint64_t mixed_bits(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
}

/// What SplitMix64 adds to its state for each number: 2^64 over the golden ratio, made odd.
inline constexpr std::uint64_t golden_step = 0x9e3779b97f4a7c15U;

}  // namespace vitrine
