#include <vitrine/prepare/content_hash.h>

#include <spdlog/fmt/fmt.h>

#include <cstring>

namespace vitrine::prepare {
namespace {

/// Each bit of the result depends on each bit of the number (Stafford's variant 13 of MurmurHash3's finish).
std::uint64_t mixed(std::uint64_t number) {
    number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31U);
}

}  // namespace

void ContentHash::add(std::uint64_t number) {
    lanes_[0] = mixed(lanes_[0] ^ number);
    lanes_[1] = (lanes_[1] + number) * 0x9e3779b97f4a7c15U;
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
    return fmt::format("{:016x}{:016x}", mixed(lanes_[0] + lanes_[1]), mixed(lanes_[1] ^ (lanes_[0] << 1U)));
}

}  // namespace vitrine::prepare
