#include <vitrine/io/lzf.h>

#include <algorithm>
#include <cstring>

namespace vitrine::io {
namespace {

/// Walks over both sides and past the end of neither.
class Unpacker {
public:
    Unpacker(std::span<const std::byte> from, std::span<std::byte> to) : from_(from), to_(to) {}

    std::optional<std::size_t> unpack() {
        while (read_ < from_.size()) {
            const std::size_t begin = read_;
            const auto control = std::to_integer<std::size_t>(from_[read_++]);
            if (!(control < 32 ? literals(control + 1) : repetition(control))) return begin;
        }
        return written_ == to_.size() ? std::nullopt : std::optional(read_);
    }

private:
    bool literals(std::size_t count) {
        if (count > from_.size() - read_ || count > to_.size() - written_) return false;
        std::memcpy(&to_[written_], &from_[read_], count);
        read_ += count;
        written_ += count;
        return true;
    }

    /// The control byte has three bits of the length, of which 7 says that a byte more follows, and five of the
    /// distance.
    bool repetition(std::size_t control) {
        std::size_t length = control >> 5U;
        if (from_.size() - read_ < (length == 7 ? 2U : 1U)) return false;
        if (length == 7) length += std::to_integer<std::size_t>(from_[read_++]);
        length += 2;
        const std::size_t distance = ((control & 0x1FU) << 8U) + std::to_integer<std::size_t>(from_[read_++]) + 1;
        if (distance > written_ || length > to_.size() - written_) return false;
        // Byte by byte: what is repeated may reach into what is written.
        for (std::size_t i = 0; i < length; ++i, ++written_) to_[written_] = to_[written_ - distance];
        return true;
    }

    std::span<const std::byte> from_;
    std::span<std::byte> to_;
    std::size_t read_ = 0;
    std::size_t written_ = 0;
};

}  // namespace

std::optional<std::size_t> unpack_lzf(std::span<const std::byte> from, std::span<std::byte> to) {
    return Unpacker(from, to).unpack();
}

}  // namespace vitrine::io
