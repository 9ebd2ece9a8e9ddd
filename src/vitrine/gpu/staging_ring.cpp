#include <vitrine/gpu/staging_ring.h>

#include <vitrine/base/assert.h>
#include <vitrine/base/error.h>

#include <chrono>
#include <cstring>
#include <utility>

namespace vitrine::gpu {
namespace {

constexpr std::size_t alignment = 16;

constexpr std::size_t aligned(std::size_t bytes) {
    return (bytes + alignment - 1) / alignment * alignment;
}

}  // namespace

StagingRing::StagingRing(std::size_t capacity_bytes)
    : buffer_(gl::Buffer::make("staging ring")), capacity_(aligned(capacity_bytes)) {
    constexpr GLbitfield access = GL_MAP_WRITE_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    const auto size = static_cast<GLsizeiptr>(capacity_);
    glNamedBufferStorage(buffer_.id(), size, nullptr, access);
    memory_ = static_cast<std::byte*>(glMapNamedBufferRange(buffer_.id(), 0, size, access));
    if (memory_ == nullptr)
        throw GraphicsError("the staging ring of " + std::to_string(capacity_) + " bytes cannot be mapped");
}

StagingRing::~StagingRing() {
    if (memory_ != nullptr) glUnmapNamedBuffer(buffer_.id());
}

void StagingRing::send(std::span<const std::byte> bytes, GLuint buffer, std::size_t offset) {
    VITRINE_ASSERT(bytes.size() <= most_bytes(), "half of the ring is enough");
    const std::size_t size = aligned(bytes.size());
    if (next_ + size > capacity_) {
        submit();
        section_begin_ = next_ = 0;
    }
    wait_for(next_, next_ + size);
    std::memcpy(memory_ + next_, bytes.data(), bytes.size());
    glCopyNamedBufferSubData(buffer_.id(), buffer, static_cast<GLintptr>(next_), static_cast<GLintptr>(offset),
                             static_cast<GLsizeiptr>(bytes.size()));
    next_ += size;
}

void StagingRing::submit() {
    if (next_ == section_begin_) return;
    in_use_.push_back({section_begin_, next_, gl::Fence::insert()});
    section_begin_ = next_;
}

void StagingRing::wait_for(std::size_t begin, std::size_t end) {
    while (!in_use_.empty()) {
        Section& oldest = in_use_.front();
        const bool in_the_way = oldest.begin < end && begin < oldest.end;
        if (!in_the_way) return;
        while (!oldest.fence.wait(std::chrono::seconds(1))) {
        }
        in_use_.pop_front();
    }
}

}  // namespace vitrine::gpu
