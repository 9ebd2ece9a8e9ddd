#pragma once

namespace vitrine::gl {

/// The current context as its window system knows it: for OpenCL, which shares buffers with it.
struct NativeContext {
    enum class System { none, glx, egl, wgl };

    System system = System::none;  ///< none: no context is current, or nobody knows where it is from
    void* context = nullptr;       ///< GLXContext, EGLContext or HGLRC
    void* display = nullptr;       ///< Display*, EGLDisplay or HDC
};

/// Of the calling thread.
NativeContext current_native_context();

}  // namespace vitrine::gl
