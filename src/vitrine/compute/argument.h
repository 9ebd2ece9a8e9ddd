#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/arrays/tracked_image.h>
#include <vitrine/gpu/access.h>

#include <glm/glm.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace vitrine::compute {

enum class Scalar { float32, int32, uint32 };

/// The type of a parameter that is passed by value: one to four numbers. "float", "uvec2" in GLSL; "float", "uint2" in
/// OpenCL C.
struct ValueType {
    Scalar scalar = Scalar::float32;
    int components = 1;  ///< 1, 2, 3 or 4
    friend bool operator==(const ValueType&, const ValueType&) = default;
};
/// "float", "vec3", "int", "ivec2", "uint", …: as GLSL calls it.
std::string name_of(ValueType type);

/// Numbers passed by value.
struct Value {
    ValueType type;
    std::array<std::byte, 16> bytes{};

    std::size_t size_bytes() const { return 4 * static_cast<std::size_t>(type.components); }
};

/// What a kernel gets for one of its parameters.
struct Argument {
    struct Array {
        arrays::TrackedBytes bytes;
        gpu::Access access = gpu::Access::read;
    };
    struct Image {
        arrays::TrackedTexels texels;
        gpu::Access access = gpu::Access::read;
    };
    std::string_view name;  ///< the parameter's, in the kernel's source
    std::variant<Value, Array, Image> content;
};

namespace detail {

template <class T>
constexpr Scalar scalar_of() {
    static_assert(std::is_same_v<T, float> || std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::uint32_t>,
                  "kernels get 32-bit numbers by value: float, std::int32_t or std::uint32_t");
    if constexpr (std::is_same_v<T, float>) return Scalar::float32;
    if constexpr (std::is_same_v<T, std::int32_t>) return Scalar::int32;
    return Scalar::uint32;
}

template <class T>
struct Numbers {
    static constexpr ValueType type{scalar_of<T>(), 1};
};
template <glm::length_t N, class T, glm::qualifier Q>
struct Numbers<glm::vec<N, T, Q>> {
    static constexpr ValueType type{scalar_of<T>(), N};
};

}  // namespace detail

/// A number or a vector of numbers: float, int and unsigned.
template <class T>
Argument value(std::string_view name, const T& numbers) {
    Value value{.type = detail::Numbers<T>::type};
    std::memcpy(value.bytes.data(), &numbers, sizeof numbers);
    return {name, value};
}

/// An array that the kernel reads.
template <class T>
Argument reads(std::string_view name, const arrays::TrackedArray<T>& array) {
    return {name, Argument::Array{array.tracked_bytes(), gpu::Access::read}};
}
/// An array of which the kernel writes each element: what it held before is not kept.
template <class T>
Argument writes(std::string_view name, arrays::TrackedArray<T>& array) {
    return {name, Argument::Array{array.tracked_bytes(), gpu::Access::write}};
}
/// An array that the kernel reads and writes, or of which it writes a part.
template <class T>
Argument updates(std::string_view name, arrays::TrackedArray<T>& array) {
    return {name, Argument::Array{array.tracked_bytes(), gpu::Access::read_write}};
}

/// An image that the kernel reads: `image2D` in GLSL, `read_only image2d_t` in OpenCL C. Row 0 of its texels is the
/// image's upper one.
template <class T>
Argument reads(std::string_view name, const arrays::TrackedImage<T>& image) {
    return {name, Argument::Image{image.tracked_texels(), gpu::Access::read}};
}
/// An image of which the kernel writes each texel: `write_only image2d_t` in OpenCL C.
template <class T>
Argument writes(std::string_view name, arrays::TrackedImage<T>& image) {
    return {name, Argument::Image{image.tracked_texels(), gpu::Access::write}};
}

}  // namespace vitrine::compute
