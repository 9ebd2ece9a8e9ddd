#pragma once

#include <vitrine/io/byte_reader.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace vitrine::io {

/// What a number in a binary file is stored as.
enum class NumberType { int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, float32, float64 };

/// A number of 16 bits as IEEE 754 has it.
struct Half {
    std::uint16_t bits = 0;

    /// Exact.
    operator float() const;
};

/// Bytes of one number.
std::size_t size_of(NumberType type);

/// Whether it is one of those with a fraction.
inline bool is_float(NumberType type) {
    return type == NumberType::float16 || type == NumberType::float32 || type == NumberType::float64;
}

/// Calls `visit` with a value of the C++ type that `type` stands for.
template <class Visit>
auto with_type(NumberType type, Visit visit) {
    switch (type) {
        case NumberType::int8: return visit(std::int8_t{});
        case NumberType::uint8: return visit(std::uint8_t{});
        case NumberType::int16: return visit(std::int16_t{});
        case NumberType::uint16: return visit(std::uint16_t{});
        case NumberType::int32: return visit(std::int32_t{});
        case NumberType::uint32: return visit(std::uint32_t{});
        case NumberType::int64: return visit(std::int64_t{});
        case NumberType::uint64: return visit(std::uint64_t{});
        case NumberType::float16: return visit(Half{});
        case NumberType::float32: return visit(float{});
        case NumberType::float64: break;
    }
    return visit(double{});
}

/// Calls `visit` with the byte order as a type, so that loops are compiled for each.
template <class Visit>
auto with_order(ByteOrder order, Visit visit) {
    if (order == ByteOrder::little) return visit(std::integral_constant<ByteOrder, ByteOrder::little>());
    return visit(std::integral_constant<ByteOrder, ByteOrder::big>());
}

}  // namespace vitrine::io
