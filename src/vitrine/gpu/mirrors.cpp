#include <vitrine/gpu/mirrors.h>

#include <vitrine/base/error.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <utility>

namespace vitrine::gpu {
namespace {

/// Forgets GL errors that others left, so that the next one is ours.
void clear_errors() {
    while (glGetError() != GL_NO_ERROR) {
    }
}

gl::Buffer allocate(const arrays::TrackedBytes& array, std::size_t capacity) {
    gl::Buffer buffer = gl::Buffer::make(array.tracking->label.empty() ? "array" : array.tracking->label);
    clear_errors();
    glNamedBufferStorage(buffer.id(), static_cast<GLsizeiptr>(capacity), nullptr, GL_DYNAMIC_STORAGE_BIT);
    if (glGetError() == GL_OUT_OF_MEMORY) {
        throw GraphicsError(fmt::format("no GPU memory for the array '{}' of {} elements of {} bytes ({} bytes)",
                                        array.tracking->label, array.bytes.size() / array.element_size_bytes,
                                        array.element_size_bytes, array.bytes.size()));
    }
    return buffer;
}

}  // namespace

GLuint Mirrors::buffer(const arrays::TrackedBytes& array) {
    const Mirror* mirror = updated(array);
    return mirror != nullptr ? mirror->buffer->id() : 0;
}

BufferShare Mirrors::share(const arrays::TrackedBytes& array) {
    const Mirror* mirror = updated(array);
    return mirror != nullptr ? mirror->buffer : nullptr;
}

Mirrors::Mirror* Mirrors::updated(const arrays::TrackedBytes& array) {
    if (array.bytes.empty()) return nullptr;
    Mirror& mirror = mirrors_[array.tracking.get()];
    if (mirror.array.expired()) mirror = Mirror{array.tracking, {}, 0, 0};
    if (mirror.revision != array.tracking->revision || !mirror.buffer) upload(mirror, array);
    return &mirror;
}

void Mirrors::upload(Mirror& mirror, const arrays::TrackedBytes& array) {
    arrays::Tracking& tracking = *array.tracking;
    // Somebody else took changes that this mirror has not seen: send everything.
    bool whole = mirror.revision != tracking.taken_revision;
    if (make_room(mirror, array)) {
        whole = true;
    } else if (mirror.buffer.use_count() > 1) {
        leave_shared(mirror, array, !whole);
    }
    if (whole) {
        send(mirror, array, {0, array.bytes.size()});
    } else {
        for (const arrays::ByteRange& range : tracking.pending.ranges()) send(mirror, array, range);
    }
    tracking.pending.clear();
    tracking.taken_revision = tracking.revision;
    mirror.revision = tracking.revision;
}

/// True when the buffer is a new one without contents.
bool Mirrors::make_room(Mirror& mirror, const arrays::TrackedBytes& array) {
    if (mirror.capacity_bytes >= array.bytes.size()) return false;
    // A growing array gets room to grow, so that appending is not quadratic.
    const std::size_t capacity = mirror.buffer
                                     ? std::max(array.bytes.size(), mirror.capacity_bytes + mirror.capacity_bytes / 2)
                                     : array.bytes.size();
    mirror.buffer = std::make_shared<gl::Buffer>(allocate(array, capacity));
    mirror.capacity_bytes = capacity;
    return true;
}

/// Somebody still draws from the buffer: what changes goes to another one.
void Mirrors::leave_shared(Mirror& mirror, const arrays::TrackedBytes& array, bool keep_contents) {
    auto fresh = std::make_shared<gl::Buffer>(allocate(array, mirror.capacity_bytes));
    if (keep_contents)
        glCopyNamedBufferSubData(mirror.buffer->id(), fresh->id(), 0, 0,
                                 static_cast<GLsizeiptr>(mirror.capacity_bytes));
    mirror.buffer = std::move(fresh);
}

void Mirrors::send(const Mirror& mirror, const arrays::TrackedBytes& array, arrays::ByteRange range) {
    glNamedBufferSubData(mirror.buffer->id(), static_cast<GLintptr>(range.begin), static_cast<GLsizeiptr>(range.size()),
                         array.bytes.data() + range.begin);
    bytes_uploaded_ += range.size();
}

void Mirrors::collect() {
    std::erase_if(mirrors_, [](const auto& entry) { return entry.second.array.expired(); });
}

std::size_t Mirrors::size_bytes() const {
    std::size_t bytes = 0;
    for (const auto& [tracking, mirror] : mirrors_) bytes += mirror.capacity_bytes;
    return bytes;
}

}  // namespace vitrine::gpu
