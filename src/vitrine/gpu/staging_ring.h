#pragma once

#include <vitrine/gl/fence.h>
#include <vitrine/gl/object.h>

#include <cstddef>
#include <deque>
#include <span>

namespace vitrine::gpu {

/// A buffer mapped once and for all, through which bytes get to others: written by the CPU, copied by the GPU, used
/// again when the GPU is done with it.
class StagingRing {
public:
    static constexpr std::size_t usual_bytes = 8U << 20U;

    explicit StagingRing(std::size_t capacity_bytes = usual_bytes);
    ~StagingRing();
    StagingRing(const StagingRing&) = delete;
    StagingRing& operator=(const StagingRing&) = delete;

    /// The most bytes of one send.
    std::size_t most_bytes() const { return capacity_ / 2; }
    /// Copies bytes into the ring and has the GPU copy them to `offset` of the buffer. Waits where the GPU still reads
    /// what lies in the way.
    void send(std::span<const std::byte> bytes, GLuint buffer, std::size_t offset);
    /// Marks the end of some sends: from now on the GPU can be asked whether it is done with them.
    void submit();

private:
    /// What lies between two ends is in use until the fence has passed.
    struct Section {
        std::size_t begin = 0;
        std::size_t end = 0;
        gl::Fence fence;
    };
    void wait_for(std::size_t begin, std::size_t end);

    gl::Buffer buffer_;
    std::size_t capacity_;
    std::byte* memory_ = nullptr;
    std::size_t section_begin_ = 0;
    std::size_t next_ = 0;
    std::deque<Section> in_use_;  ///< oldest first
};

}  // namespace vitrine::gpu
