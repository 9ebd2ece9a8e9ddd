#pragma once

#include <vitrine/gl/driver.h>

#include <memory>

namespace vitrine::gl {

/// An OpenGL 4.5 core context. Current in one thread at a time. Made to be lost when the driver has to be reset, and to
/// tell so (`require_context`), where the driver can.
class Context {
public:
    virtual ~Context() = default;
    /// Throws ContextLostError.
    virtual void make_current() = 0;
    /// Leaves the calling thread without a context.
    virtual void release() = 0;
    /// A second context that shares buffers, textures, programs and fences with this one; this one must not be
    /// current in another thread. Throws GraphicsError.
    virtual std::unique_ptr<Context> make_shared() = 0;
    virtual const Driver& driver() const = 0;
};

/// Development builds ask for a debug context, whose driver explains what it does not like.
#if !defined(NDEBUG) || defined(VITRINE_KEEP_ASSERTS)
inline constexpr bool debug_context_by_default = true;
#else
inline constexpr bool debug_context_by_default = false;
#endif

}  // namespace vitrine::gl
