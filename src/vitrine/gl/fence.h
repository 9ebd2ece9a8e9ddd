#pragma once

#include <glad/gl.h>

#include <chrono>

namespace vitrine::gl {

/// A point in the stream of GL commands that can be asked whether the GPU has passed it. Move-only.
/// Known to all contexts of a share group. Whoever asks one throws ContextLostError when the driver has no answer any
/// more.
class Fence {
public:
    /// No fence: counts as passed.
    Fence() = default;
    /// A fence after all commands given so far. Throws ContextLostError.
    static Fence insert();
    ~Fence();
    Fence(Fence&& other) noexcept;
    Fence& operator=(Fence&& other) noexcept;
    Fence(const Fence&) = delete;
    Fence& operator=(const Fence&) = delete;

    /// Whether the GPU has passed it; never waits. The first question also flushes, so that the answer becomes yes
    /// some day.
    bool passed();
    /// Waits on the CPU at most `timeout`; true when passed.
    bool wait(std::chrono::nanoseconds timeout);
    /// Has the commands that this thread's context gets from now on wait for it on the GPU. The fence must have been
    /// flushed in its own context: by `flush`, `passed` or `wait` there.
    void wait_on_gpu() const;
    /// Sends it off, so that other contexts may wait for it.
    void flush();

private:
    GLsync sync_ = nullptr;
    bool flushed_ = false;
};

}  // namespace vitrine::gl
