#include <vitrine/platform/egl_library.h>

#include <vitrine/base/error.h>

#include <dlfcn.h>

#include <string>

namespace vitrine::platform {
namespace {

template <class Function>
void find(Function& function, void* library, const char* name) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (function == nullptr) throw GraphicsError(std::string("libEGL has no function ") + name);
}

template <class Function>
void find_extension(Function& function, const EglLibrary& egl, const char* name) {
    function = reinterpret_cast<Function>(egl.get_proc_address(name));
}

EglLibrary load() {
    void* library = dlopen("libEGL.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw GraphicsError("there is no libEGL.so.1, which drawing without a window needs");
    EglLibrary egl;
    find(egl.get_proc_address, library, "eglGetProcAddress");
    find(egl.get_display, library, "eglGetDisplay");
    find(egl.initialize, library, "eglInitialize");
    find(egl.bind_api, library, "eglBindAPI");
    find(egl.choose_config, library, "eglChooseConfig");
    find(egl.create_context, library, "eglCreateContext");
    find(egl.destroy_context, library, "eglDestroyContext");
    find(egl.make_current, library, "eglMakeCurrent");
    find(egl.get_current_context, library, "eglGetCurrentContext");
    find(egl.query_string, library, "eglQueryString");
    find(egl.get_error, library, "eglGetError");
    find_extension(egl.query_devices, egl, "eglQueryDevicesEXT");
    find_extension(egl.query_device_string, egl, "eglQueryDeviceStringEXT");
    find_extension(egl.get_platform_display, egl, "eglGetPlatformDisplayEXT");
    return egl;
}

}  // namespace

const EglLibrary& EglLibrary::get() {
    static const EglLibrary library = load();
    return library;
}

}  // namespace vitrine::platform
