#include <vitrine/prepare/content_hash.h>

#include <vitrine/base/mixed_bits.h>

#include <spdlog/fmt/fmt.h>

#include <cstring>

namespace vitrine::prepare {

void ContentHash::add(std::uint64_t number) {
    lanes_[0] = mixed_bits(lanes_[0] ^ number);
    lanes_[1] = (lanes_[1] + number) * golden_step;
    lanes_[1] ^= lanes_[1] >> 29U;
}

void ContentHash::add(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t part = bytes.size() < sizeof(word) ? bytes.size() : sizeof(word);
        std::memcpy(&word, bytes.data(), part);
        add(word);
        bytes = bytes.subspan(part);
    }
}

std::string ContentHash::text() const {
    return fmt::format("{:016x}{:016x}", mixed_bits(lanes_[0] + lanes_[1]), mixed_bits(lanes_[1] ^ (lanes_[0] << 1U)));
}

}  // namespace vitrine::prepare
