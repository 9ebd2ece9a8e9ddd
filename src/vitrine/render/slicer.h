#pragma once

#include <vitrine/gl/draw_area.h>

#include <cstdint>
#include <functional>

namespace vitrine::render {

/// What one frame draws, call by call. The passes hand their draw calls to it, so that somebody may cut them into
/// parts. This one does not.
class Slicer {
public:
    /// Submits primitives [first, first + count) of a call.
    using Submit = std::function<void(std::uint64_t first, std::uint64_t count)>;

    Slicer() = default;
    virtual ~Slicer() = default;
    Slicer(const Slicer&) = delete;
    Slicer& operator=(const Slicer&) = delete;

    /// A frame into `area` begins, whose scissor box is set.
    virtual void begin(const gl::DrawArea& /*area*/) {}
    /// One call of `count` primitives. Parts of it, in their order and each with all of its pixels or by scissored
    /// tiles, give the same picture.
    virtual void draw(std::uint64_t count, const Submit& submit) { submit(0, count); }
    /// Not all calls were submitted, and no more will be.
    virtual bool stopped() const { return false; }
};

}  // namespace vitrine::render
