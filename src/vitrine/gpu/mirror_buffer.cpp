#include <vitrine/gpu/mirror_buffer.h>

#include <vitrine/base/error.h>
#include <vitrine/gpu/memory_check.h>

#include <spdlog/fmt/fmt.h>

namespace vitrine::gpu {
namespace {

constexpr GLbitfield mapped = GL_MAP_READ_BIT | GL_MAP_WRITE_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;

}  // namespace

MirrorBuffer::MirrorBuffer(const arrays::TrackedBytes& array, std::size_t capacity, Reach reach)
    : buffer(gl::Buffer::make(array.tracking->label.empty() ? "array" : array.tracking->label)),
      capacity_bytes(capacity) {
    const auto size = static_cast<GLsizeiptr>(capacity);
    const GLbitfield flags = GL_DYNAMIC_STORAGE_BIT | (reach == Reach::host ? mapped : 0U);
    if (!has_memory_for([&] { glNamedBufferStorage(buffer.id(), size, nullptr, flags); })) {
        throw GraphicsError(fmt::format("no GPU memory for the array '{}' of {} elements of {} bytes ({} bytes)",
                                        array.tracking->label, array.size_bytes / array.element_size_bytes,
                                        array.element_size_bytes, array.size_bytes));
    }
    if (reach == Reach::gpu) return;
    memory = static_cast<std::byte*>(glMapNamedBufferRange(buffer.id(), 0, size, mapped));
    if (memory == nullptr)
        throw GraphicsError(fmt::format("the buffer of the array '{}' ({} bytes) cannot be mapped",
                                        array.tracking->label, array.size_bytes));
}

}  // namespace vitrine::gpu
