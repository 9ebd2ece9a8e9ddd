#pragma once

#include <vitrine/arrays/tracking.h>
#include <vitrine/gl/object.h>

#include <cstddef>
#include <map>
#include <memory>

namespace vitrine::gpu {

/// A buffer that somebody draws from: as long as it is held, its bytes stay as they are. Null for an empty array.
using BufferShare = std::shared_ptr<const gl::Buffer>;

/// Whether the CPU can reach a buffer's bytes where they lie.
enum class Reach { gpu, host };

/// A buffer that holds an array's bytes, with room to grow.
struct MirrorBuffer {
    gl::Buffer buffer;
    std::size_t capacity_bytes = 0;
    std::byte* memory = nullptr;  ///< mapped for as long as the buffer lives, coherent; nullptr: it is not
    /// What others keep for this buffer, by owner: an OpenCL object over it, say. Gone before the buffer is.
    std::map<const void*, std::shared_ptr<void>> companions;

    /// Throws GraphicsError, naming the array and its size, when there is no memory for it or it cannot be mapped.
    MirrorBuffer(const arrays::TrackedBytes& array, std::size_t capacity, Reach reach);
};

}  // namespace vitrine::gpu
