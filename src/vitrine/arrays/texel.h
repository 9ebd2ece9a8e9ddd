#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vitrine::arrays {

/// What a texel is made of: how many channels of which kind.
enum class TexelFormat {
    r8,
    rgba8,
    r32f,
    rg32f,
    rgba32f,
    srgb8_alpha8  ///< rgba8 of sRGB-encoded colours that are read in linear light
};

/// "R8", "RGBA8", …
constexpr std::string_view name_of(TexelFormat format) {
    switch (format) {
        case TexelFormat::r8: return "R8";
        case TexelFormat::rgba8: return "RGBA8";
        case TexelFormat::r32f: return "R32F";
        case TexelFormat::rg32f: return "RG32F";
        case TexelFormat::rgba32f: return "RGBA32F";
        case TexelFormat::srgb8_alpha8: return "SRGB8_ALPHA8";
    }
    return {};
}

/// The format of texels of type T. There is one for `std::uint8_t`, `float`, and vectors of four of the former, or two
/// or four of the latter, that name their `value_type`.
template <class T>
struct TexelTraits;

template <>
struct TexelTraits<std::uint8_t> {
    static constexpr TexelFormat format = TexelFormat::r8;
};

template <>
struct TexelTraits<float> {
    static constexpr TexelFormat format = TexelFormat::r32f;
};

template <class V>
requires std::same_as<typename V::value_type, std::uint8_t> &&(sizeof(V) == 4) struct TexelTraits<V> {
    static constexpr TexelFormat format = TexelFormat::rgba8;
};

template <class V>
requires std::same_as<typename V::value_type, float> &&(sizeof(V) == 2 * sizeof(float)) struct TexelTraits<V> {
    static constexpr TexelFormat format = TexelFormat::rg32f;
};

template <class V>
requires std::same_as<typename V::value_type, float> &&(sizeof(V) == 4 * sizeof(float)) struct TexelTraits<V> {
    static constexpr TexelFormat format = TexelFormat::rgba32f;
};

}  // namespace vitrine::arrays
