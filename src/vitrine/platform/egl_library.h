#pragma once
#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace vitrine::platform {

/// The EGL functions used here, found at run time: the program starts without libEGL, which a window does not need.
struct EglLibrary {
    PFNEGLGETPROCADDRESSPROC get_proc_address = nullptr;
    PFNEGLGETDISPLAYPROC get_display = nullptr;
    PFNEGLINITIALIZEPROC initialize = nullptr;
    PFNEGLBINDAPIPROC bind_api = nullptr;
    PFNEGLCHOOSECONFIGPROC choose_config = nullptr;
    PFNEGLCREATECONTEXTPROC create_context = nullptr;
    PFNEGLDESTROYCONTEXTPROC destroy_context = nullptr;
    PFNEGLMAKECURRENTPROC make_current = nullptr;
    PFNEGLGETCURRENTCONTEXTPROC get_current_context = nullptr;
    PFNEGLQUERYSTRINGPROC query_string = nullptr;
    PFNEGLGETERRORPROC get_error = nullptr;
    /// Extensions; nullptr where there are none.
    PFNEGLQUERYDEVICESEXTPROC query_devices = nullptr;
    PFNEGLQUERYDEVICESTRINGEXTPROC query_device_string = nullptr;
    PFNEGLGETPLATFORMDISPLAYEXTPROC get_platform_display = nullptr;

    /// Loads libEGL once. Throws GraphicsError when there is none.
    static const EglLibrary& get();
};

}  // namespace vitrine::platform
