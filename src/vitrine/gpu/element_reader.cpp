#include <vitrine/gpu/element_reader.h>

#include <algorithm>

namespace vitrine::gpu {
namespace {

constexpr std::size_t slot_bytes = 128;  ///< the largest element
constexpr std::size_t slots = 64;

}  // namespace

bool ElementReader::read(const arrays::TrackedBytes& array, std::size_t element, std::span<std::byte> into) {
    const auto found = known_.find({array.tracking.get(), element});
    if (found != known_.end()) {
        std::ranges::copy(found->second, into.begin());
        return true;
    }
    // Whoever works on it outside would have to be waited for.
    const bool can_come = mirrors_.knows(array) && mirrors_.outside(array) == nullptr;
    if (can_come && array.element_size_bytes <= slot_bytes && wanted_.size() < slots)
        wanted_.push_back({array, element});
    return false;
}

bool ElementReader::ask() {
    asked_ = std::exchange(wanted_, {});
    if (asked_.empty()) return false;
    if (!buffer_) make_buffer();
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const Wanted& wanted = asked_[i];
        const std::size_t size = wanted.array.element_size_bytes;
        const BufferShare from = mirrors_.share(wanted.array);
        glCopyNamedBufferSubData(from->id(), buffer_.id(), static_cast<GLintptr>(wanted.element * size),
                                 static_cast<GLintptr>(i * slot_bytes), static_cast<GLsizeiptr>(size));
    }
    fence_ = gl::Fence::insert();
    return true;
}

bool ElementReader::arrived() {
    if (!fence_.passed()) return false;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const Wanted& wanted = asked_[i];
        const std::byte* const first = mapped_ + i * slot_bytes;
        known_[{wanted.array.tracking.get(), wanted.element}].assign(first, first + wanted.array.element_size_bytes);
    }
    asked_.clear();
    return true;
}

void ElementReader::clear() {
    wanted_.clear();
    asked_.clear();
    known_.clear();
}

void ElementReader::make_buffer() {
    constexpr GLbitfield flags = GL_MAP_READ_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    constexpr GLsizeiptr bytes = slots * slot_bytes;
    buffer_ = gl::Buffer::make("elements read");
    glNamedBufferStorage(buffer_.id(), bytes, nullptr, flags);
    mapped_ = static_cast<const std::byte*>(glMapNamedBufferRange(buffer_.id(), 0, bytes, flags));
}

}  // namespace vitrine::gpu
