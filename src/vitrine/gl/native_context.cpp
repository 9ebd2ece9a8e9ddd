#include <vitrine/gl/native_context.h>

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace vitrine::gl {
namespace {

using Getter = void* (*)();
using System = NativeContext::System;

#ifdef _WIN32

Getter function(const char* library, const char* name) {
    const HMODULE module = GetModuleHandleA(library);
    return module != nullptr ? reinterpret_cast<Getter>(GetProcAddress(module, name)) : nullptr;
}

#else

/// Of a library that somebody has opened already.
Getter function(const char* library, const char* name) {
    void* handle = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    if (handle == nullptr) return nullptr;
    const auto found = reinterpret_cast<Getter>(dlsym(handle, name));
    dlclose(handle);
    return found;
}

#endif

NativeContext ask(System system, const char* library, const char* context, const char* display) {
    const Getter get_context = function(library, context);
    const Getter get_display = function(library, display);
    if (get_context == nullptr || get_display == nullptr) return {};
    void* current = get_context();
    return current != nullptr ? NativeContext{system, current, get_display()} : NativeContext{};
}

}  // namespace

NativeContext current_native_context() {
    struct Place {
        System system;
        const char* library;
        const char* context;
        const char* display;
    };
    static constexpr Place places[]{
        {System::wgl, "opengl32.dll", "wglGetCurrentContext", "wglGetCurrentDC"},
        {System::egl, "libEGL.so.1", "eglGetCurrentContext", "eglGetCurrentDisplay"},
        {System::glx, "libGLX.so.0", "glXGetCurrentContext", "glXGetCurrentDisplay"},
        {System::glx, "libGL.so.1", "glXGetCurrentContext", "glXGetCurrentDisplay"},
    };
    for (const Place& place : places) {
        const NativeContext context = ask(place.system, place.library, place.context, place.display);
        if (context.system != System::none) return context;
    }
    return {};
}

}  // namespace vitrine::gl
