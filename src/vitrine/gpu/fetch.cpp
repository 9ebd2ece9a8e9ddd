#include <vitrine/gpu/fetch.h>

#include <vitrine/base/error.h>
#include <vitrine/gpu/memory_check.h>

#include <chrono>
#include <cstring>
#include <span>

namespace vitrine::gpu {
namespace {

/// A driver that takes longer has hung.
constexpr std::chrono::seconds longest_wait{30};

}  // namespace

Fetch::Fetch(const arrays::TrackedBytes& array, GLuint buffer)
    : array_(array.tracking),
      revision_(array.tracking->revision),
      size_bytes_(array.size_bytes),
      copy_(gl::Buffer::make("fetched array")) {
    constexpr GLbitfield access = GL_MAP_READ_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
    const auto size = static_cast<GLsizeiptr>(size_bytes_);
    if (!has_memory_for([&] { glNamedBufferStorage(copy_.id(), size, nullptr, access); }))
        throw GraphicsError("no GPU memory to fetch the array '" + array.tracking->label + "' (" +
                            std::to_string(size_bytes_) + " bytes)");
    memory_ = static_cast<const std::byte*>(glMapNamedBufferRange(copy_.id(), 0, size, access));
    glCopyNamedBufferSubData(buffer, copy_.id(), 0, 0, size);
    copied_ = gl::Fence::insert();
    copied_.flush();
}

bool Fetch::ready() {
    return copied_.passed();
}

bool Fetch::finish() {
    const std::shared_ptr<arrays::Tracking> tracking = array_.lock();
    if (!tracking || tracking->revision != revision_) return false;
    if (!copied_.wait(longest_wait)) throw GraphicsError("the driver has not copied an array for 30 s");
    const std::span<std::byte> bytes = tracking->restore_bytes();
    std::memcpy(bytes.data(), memory_, size_bytes_);
    tracking->fetched();
    return true;
}

}  // namespace vitrine::gpu
