#include <vitrine/io/number_type.h>

#include <cmath>

namespace vitrine::io {

Half::operator float() const {
    const int exponent = (bits >> 10U) & 0x1FU;
    const auto fraction = static_cast<float>(bits & 0x3FFU);
    float value = 0;
    if (exponent == 0) {
        value = std::ldexp(fraction, -24);
    } else if (exponent == 31) {
        value = fraction == 0 ? INFINITY : NAN;
    } else {
        value = std::ldexp(fraction + 1024, exponent - 25);
    }
    return (bits & 0x8000U) != 0 ? -value : value;
}

std::size_t size_of(NumberType type) {
    return with_type(type, [](auto kind) { return sizeof(kind); });
}

}  // namespace vitrine::io
