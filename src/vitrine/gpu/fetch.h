#pragma once

#include <vitrine/arrays/tracking.h>
#include <vitrine/gl/fence.h>
#include <vitrine/gl/object.h>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace vitrine::gpu {

/// An array on its way from the GPU to CPU memory. The context it was begun in must be current.
class Fetch {
public:
    /// The GPU has copied it: `finish` does not wait.
    bool ready();
    /// Brings the array's copy in CPU memory up to date, waiting where it has to. False, and nothing is changed, when
    /// the array has changed since, or is gone.
    bool finish();

private:
    friend class Mirrors;
    /// A copy of the buffer's first bytes.
    Fetch(const arrays::TrackedBytes& array, GLuint buffer);

    std::weak_ptr<arrays::Tracking> array_;
    std::uint64_t revision_;
    std::size_t size_bytes_;
    gl::Buffer copy_;
    const std::byte* memory_;
    gl::Fence copied_;
};

}  // namespace vitrine::gpu
