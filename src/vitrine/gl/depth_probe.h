#pragma once

#include <vitrine/gl/fence.h>
#include <vitrine/gl/object.h>
#include <vitrine/gl/render_target.h>

#include <chrono>
#include <optional>

namespace vitrine::gl {

/// Reads the depth of one pixel without waiting for it: asked in one frame, answered in a later one.
class DepthProbe {
public:
    DepthProbe();
    /// Asks for the depth at `pixel` (y up) of what was drawn last into `target`; a question still open is dropped.
    void ask(const RenderTarget& target, glm::ivec2 pixel);
    /// A question was asked whose answer has not been taken.
    bool pending() const { return pending_; }
    /// The depth-buffer value once it has arrived, once. Waits for it on the CPU for `patience` at most.
    std::optional<float> take(std::chrono::nanoseconds patience = {});

private:
    Buffer buffer_;
    const float* mapped_ = nullptr;
    Fence fence_;
    bool pending_ = false;
};

}  // namespace vitrine::gl
