#pragma once

#include <vitrine/io/byte_reader.h>
#include <vitrine/io/ply_header.h>

#include <cstdint>
#include <type_traits>

namespace vitrine::io {

/// Calls `visit` with a value of the C++ type that `type` stands for.
template <class Visit>
auto with_type(PlyType type, Visit visit) {
    switch (type) {
        case PlyType::int8: return visit(std::int8_t{});
        case PlyType::uint8: return visit(std::uint8_t{});
        case PlyType::int16: return visit(std::int16_t{});
        case PlyType::uint16: return visit(std::uint16_t{});
        case PlyType::int32: return visit(std::int32_t{});
        case PlyType::uint32: return visit(std::uint32_t{});
        case PlyType::float32: return visit(float{});
        case PlyType::float64: break;
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
