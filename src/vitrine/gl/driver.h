#pragma once

#include <string>

namespace vitrine::gl {

/// Finds a GL function by name, as eglGetProcAddress and glfwGetProcAddress do.
using Loader = void (*(*)(const char* name))();

/// What the current context's driver is and can do.
struct Driver {
    std::string vendor;
    std::string renderer;
    std::string version;
    int max_texture_size = 0;  ///< pixels along an edge; also the limit of a viewport used here
    int max_samples = 1;       ///< of a colour and depth target
    bool software = false;     ///< rasterises on the CPU
};

/// Loads the GL functions for the current context and reads the driver. Throws GraphicsError, in one line that
/// says what is offered and what is needed, when that is below OpenGL 4.5 core.
Driver load(Loader loader);

/// The current context's driver, when its functions have been loaded.
Driver read_driver();

/// The name of the current context's renderer: for tables of what is known of some.
std::string renderer_name();

/// Throws ContextLostError when the driver has reset the current context, which it tells those that were made to be
/// lost then.
void require_context();

/// Throws ContextLostError that says why, as far as the driver tells.
[[noreturn]] void throw_context_lost();

/// Throws GraphicsError unless the driver can render `width` x `height` pixels with `samples` (1, 2, 4 or 8).
void require_target(const Driver& driver, int width, int height, int samples);

}  // namespace vitrine::gl
