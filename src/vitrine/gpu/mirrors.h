#pragma once

#include <vitrine/arrays/tracked_array.h>
#include <vitrine/gl/object.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace vitrine::gpu {

/// The GL buffers that mirror tracked arrays: an array gets one when it is first drawn, and only the bytes that
/// changed are sent after that. Several renderers of a share group may use the same mirrors. One thread at a time.
class Mirrors {
public:
    /// The buffer that holds the array's bytes as they are now; uploads what is pending. 0 for an empty array.
    /// The name may change when the array grows: ask for every draw. Throws GraphicsError, naming the array and
    /// its size, when GPU memory is exhausted.
    GLuint buffer(const arrays::TrackedBytes& array);
    /// Frees the buffers of arrays that no longer exist.
    void collect();

    /// Bytes of arrays sent since construction.
    std::uint64_t bytes_uploaded() const { return bytes_uploaded_; }
    /// Bytes of all buffers.
    std::size_t size_bytes() const;
    std::size_t buffer_count() const { return mirrors_.size(); }

private:
    struct Mirror {
        std::weak_ptr<arrays::Tracking> array;
        gl::Buffer buffer;
        std::size_t capacity_bytes = 0;
        std::uint64_t revision = 0;  ///< of the array at the last upload
    };

    void upload(Mirror& mirror, const arrays::TrackedBytes& array);
    void send(const Mirror& mirror, const arrays::TrackedBytes& array, arrays::ByteRange range);

    std::unordered_map<const arrays::Tracking*, Mirror> mirrors_;
    std::uint64_t bytes_uploaded_ = 0;
};

}  // namespace vitrine::gpu
