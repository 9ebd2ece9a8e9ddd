#pragma once

#include <vitrine/arrays/tracking.h>
#include <vitrine/gpu/access.h>
#include <vitrine/gpu/mirror_buffer.h>

#include <cstddef>
#include <memory>
#include <span>

namespace vitrine::gpu {

class Mirrors;

/// Somebody who works on arrays beside GL: an OpenCL queue. Before GL uses such an array again it has to be settled.
class OutsideWork {
public:
    virtual ~OutsideWork() = default;
    /// Ends the work on an array, so that its buffer has its newest state and is GL's alone; by Mirrors::store where
    /// it was done elsewhere. Unless `exact` the state may be one from before, and the work goes on: then it is
    /// attached again. Throws nothing: what fails leaves the buffer as it is.
    virtual void settle(Mirrors& mirrors, const arrays::TrackedBytes& array, bool exact) noexcept = 0;
    /// Copies the newest state, where it does not lie in the array's buffer; false: it does.
    virtual bool fetch(const arrays::TrackedBytes& array, std::span<std::byte> into) noexcept = 0;
};

/// A buffer that Mirrors lends to a kernel. Until it is accepted the array is what it was before.
struct Loan {
    std::shared_ptr<MirrorBuffer> holder;  ///< null for an empty array
    Access access = Access::read;
    Reach reach = Reach::gpu;
    std::size_t size_bytes = 0;  ///< of the array; the buffer may be larger

    GLuint buffer() const { return holder ? holder->buffer.id() : 0; }
    /// The array's bytes, which the CPU may use: with Reach::host.
    std::span<std::byte> memory() const { return {holder->memory, size_bytes}; }
};

}  // namespace vitrine::gpu
