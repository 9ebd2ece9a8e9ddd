#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace vitrine::prepare {

/// A 128-bit hash of bytes: not against malice, but no two of the contents that a person meets have the same.
class ContentHash {
public:
    void add(std::span<const std::byte> bytes);
    void add(std::uint64_t number);
    template <class T>
    void add_all(std::span<const T> values) {
        add(std::uint64_t{values.size()});
        add(std::as_bytes(values));
    }
    /// 32 hexadecimal digits.
    std::string text() const;

private:
    std::array<std::uint64_t, 2> lanes_{0x243f6a8885a308d3U, 0x13198a2e03707344U};
};

}  // namespace vitrine::prepare
