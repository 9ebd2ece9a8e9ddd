#include <vitrine/gl/fence.h>

#include <vitrine/gl/driver.h>

#include <utility>

namespace vitrine::gl {

Fence Fence::insert() {
    Fence fence;
    fence.sync_ = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (fence.sync_ == nullptr) throw_context_lost();
    return fence;
}

Fence::~Fence() {
    if (sync_ != nullptr) glDeleteSync(sync_);
}

Fence::Fence(Fence&& other) noexcept
    : sync_(std::exchange(other.sync_, nullptr)), flushed_(std::exchange(other.flushed_, false)) {}

Fence& Fence::operator=(Fence&& other) noexcept {
    std::swap(sync_, other.sync_);
    std::swap(flushed_, other.flushed_);
    return *this;
}

bool Fence::passed() {
    return wait(std::chrono::nanoseconds(0));
}

bool Fence::wait(std::chrono::nanoseconds timeout) {
    if (sync_ == nullptr) return true;
    const GLbitfield flags = flushed_ ? 0U : GL_SYNC_FLUSH_COMMANDS_BIT;
    flushed_ = true;
    const GLenum answer = glClientWaitSync(sync_, flags, static_cast<GLuint64>(timeout.count()));
    if (answer == GL_TIMEOUT_EXPIRED) return false;
    // GL_WAIT_FAILED, or the nothing that the calls of a lost context return.
    if (answer != GL_ALREADY_SIGNALED && answer != GL_CONDITION_SATISFIED) throw_context_lost();
    return true;
}

void Fence::wait_on_gpu() const {
    if (sync_ != nullptr) glWaitSync(sync_, 0, GL_TIMEOUT_IGNORED);
}

void Fence::flush() {
    if (!flushed_) passed();
}

}  // namespace vitrine::gl
