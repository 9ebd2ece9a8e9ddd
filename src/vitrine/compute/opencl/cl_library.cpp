#include <vitrine/compute/opencl/cl_library.h>

#include <vitrine/compute/error.h>

#include <array>
#include <utility>

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace vitrine::compute {
namespace {

#ifdef _WIN32

void* open_library() {
    return reinterpret_cast<void*>(LoadLibraryA("OpenCL.dll"));
}

void* find(void* library, const char* name) {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}

#else

void* open_library() {
    return dlopen("libOpenCL.so.1", RTLD_NOW | RTLD_LOCAL);
}

void* find(void* library, const char* name) {
    return dlsym(library, name);
}

#endif

/// What programs meet; others are numbers.
constexpr std::array names{
    std::pair{CL_DEVICE_NOT_FOUND, "CL_DEVICE_NOT_FOUND"},
    std::pair{CL_DEVICE_NOT_AVAILABLE, "CL_DEVICE_NOT_AVAILABLE"},
    std::pair{CL_COMPILER_NOT_AVAILABLE, "CL_COMPILER_NOT_AVAILABLE"},
    std::pair{CL_MEM_OBJECT_ALLOCATION_FAILURE, "CL_MEM_OBJECT_ALLOCATION_FAILURE"},
    std::pair{CL_OUT_OF_RESOURCES, "CL_OUT_OF_RESOURCES"},
    std::pair{CL_OUT_OF_HOST_MEMORY, "CL_OUT_OF_HOST_MEMORY"},
    std::pair{CL_IMAGE_FORMAT_NOT_SUPPORTED, "CL_IMAGE_FORMAT_NOT_SUPPORTED"},
    std::pair{CL_BUILD_PROGRAM_FAILURE, "CL_BUILD_PROGRAM_FAILURE"},
    std::pair{CL_MAP_FAILURE, "CL_MAP_FAILURE"},
    std::pair{CL_KERNEL_ARG_INFO_NOT_AVAILABLE, "CL_KERNEL_ARG_INFO_NOT_AVAILABLE"},
    std::pair{CL_INVALID_VALUE, "CL_INVALID_VALUE"},
    std::pair{CL_INVALID_DEVICE, "CL_INVALID_DEVICE"},
    std::pair{CL_INVALID_CONTEXT, "CL_INVALID_CONTEXT"},
    std::pair{CL_INVALID_HOST_PTR, "CL_INVALID_HOST_PTR"},
    std::pair{CL_INVALID_MEM_OBJECT, "CL_INVALID_MEM_OBJECT"},
    std::pair{CL_INVALID_KERNEL_NAME, "CL_INVALID_KERNEL_NAME"},
    std::pair{CL_INVALID_KERNEL_ARGS, "CL_INVALID_KERNEL_ARGS"},
    std::pair{CL_INVALID_WORK_GROUP_SIZE, "CL_INVALID_WORK_GROUP_SIZE"},
    std::pair{CL_INVALID_GL_OBJECT, "CL_INVALID_GL_OBJECT"},
    std::pair{CL_INVALID_BUFFER_SIZE, "CL_INVALID_BUFFER_SIZE"},
    std::pair{CL_INVALID_GL_SHAREGROUP_REFERENCE_KHR, "CL_INVALID_GL_SHAREGROUP_REFERENCE_KHR"},
    std::pair{-1001, "CL_PLATFORM_NOT_FOUND_KHR"},
};

}  // namespace

std::shared_ptr<const OpenCl> OpenCl::load() {
    void* library = open_library();
    if (library == nullptr) throw ComputeError("there is no OpenCL library on this machine");
    auto opencl = std::make_shared<OpenCl>();
    const char* missing = nullptr;
#define VITRINE_CL_FIND(name) opencl->name = reinterpret_cast<decltype(opencl->name)>(find(library, #name));
#define VITRINE_CL_NEED(name) \
    VITRINE_CL_FIND(name)     \
    if (opencl->name == nullptr) missing = #name;
    VITRINE_CL_FUNCTIONS(VITRINE_CL_NEED)
    VITRINE_CL_SHARING_FUNCTIONS(VITRINE_CL_FIND)
    VITRINE_CL_NEED(clGetExtensionFunctionAddressForPlatform)
#undef VITRINE_CL_FIND
#undef VITRINE_CL_NEED
    if (missing != nullptr)
        throw ComputeError(std::string("the OpenCL library is older than 1.2: it has no ") + missing);
    return opencl;
}

std::string error_name(cl_int code) {
    for (const auto& [known, name] : names) {
        if (known == code) return std::string(name) + " (" + std::to_string(code) + ")";
    }
    return "error " + std::to_string(code);
}

void require(cl_int code, const char* what) {
    if (code != CL_SUCCESS) throw ComputeError(std::string("OpenCL cannot ") + what + ": " + error_name(code));
}

}  // namespace vitrine::compute
