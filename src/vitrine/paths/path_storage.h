#pragma once

#include <vitrine/paths/render_path.h>
#include <vitrine/render/accumulation.h>

#include <memory>
#include <optional>

namespace vitrine::paths {

/// The target that a path draws into, made anew when size or sample count change.
class TargetSlot {
public:
    /// Throws GraphicsError when the driver cannot make it; the one before is gone then.
    const gl::RenderTarget& fit(glm::ivec2 size, int samples);
    /// Fits it to the request and draws the request's scene into it.
    render::DrawCounts draw(render::Renderer& renderer, const DrawRequest& request, gl::FrameProfiler* profiler);
    const gl::RenderTarget* get() const { return target_ ? &*target_ : nullptr; }
    /// Of the last `draw`.
    const PictureView& view() const { return view_; }
    void reset() { target_.reset(); }

private:
    std::optional<gl::RenderTarget> target_;
    std::shared_ptr<render::Accumulation> accumulation_ = std::make_shared<render::Accumulation>();
    PictureView view_;
};

/// The texture that a path copies its pictures into, made anew when the size changes.
class PictureSlot {
public:
    const gl::Texture& fit(glm::ivec2 size);
    const gl::Texture& texture() const { return texture_; }
    glm::ivec2 size() const { return size_; }

private:
    gl::Texture texture_;
    glm::ivec2 size_{0};
};

/// Adds what a path moved and waited for to its own counters and, when there is a profiler, to the frame's.
class TransportAccount {
public:
    TransportAccount(PathCounters& counters, gl::FrameProfiler* profiler) : counters_(counters), profiler_(profiler) {}
    void add_bytes(std::uint64_t bytes);
    void add_blocked(Milliseconds time);
    void add_ring_full();

private:
    PathCounters& counters_;
    gl::FrameProfiler* profiler_;
};

}  // namespace vitrine::paths
