#include <vitrine/compute/opencl/cl_devices.h>

#include <string>
#include <string_view>

namespace vitrine::compute {
namespace {

std::string platform_text(const OpenCl& opencl, cl_platform_id platform, cl_platform_info what) {
    std::size_t size = 0;
    if (opencl.clGetPlatformInfo(platform, what, 0, nullptr, &size) != CL_SUCCESS || size == 0) return {};
    std::string text(size, '\0');
    opencl.clGetPlatformInfo(platform, what, size, text.data(), nullptr);
    return text.c_str();
}

std::string device_text(const OpenCl& opencl, cl_device_id device, cl_device_info what) {
    std::size_t size = 0;
    if (opencl.clGetDeviceInfo(device, what, 0, nullptr, &size) != CL_SUCCESS || size == 0) return {};
    std::string text(size, '\0');
    opencl.clGetDeviceInfo(device, what, size, text.data(), nullptr);
    return text.c_str();
}

template <class T>
T device_number(const OpenCl& opencl, cl_device_id device, cl_device_info what) {
    T number{};
    opencl.clGetDeviceInfo(device, what, sizeof number, &number, nullptr);
    return number;
}

const char* kind_of(cl_device_type type) {
    if ((type & CL_DEVICE_TYPE_GPU) != 0) return "GPU";
    if ((type & CL_DEVICE_TYPE_CPU) != 0) return "CPU";
    return "accelerator";
}

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

FoundDevice describe(const OpenCl& opencl, cl_platform_id platform, cl_device_id device) {
    FoundDevice found{.platform = platform,
                      .device = device,
                      .type = device_number<cl_device_type>(opencl, device, CL_DEVICE_TYPE),
                      .described = {}};
    const std::string extensions = device_text(opencl, device, CL_DEVICE_EXTENSIONS);
    found.described = {
        .platform = platform_text(opencl, platform, CL_PLATFORM_NAME),
        .platform_version = platform_text(opencl, platform, CL_PLATFORM_VERSION),
        .name = device_text(opencl, device, CL_DEVICE_NAME),
        .version = device_text(opencl, device, CL_DEVICE_VERSION),
        .driver = device_text(opencl, device, CL_DRIVER_VERSION),
        .kind = kind_of(found.type),
        .unified_memory = device_number<cl_bool>(opencl, device, CL_DEVICE_HOST_UNIFIED_MEMORY) == CL_TRUE,
        .images = device_number<cl_bool>(opencl, device, CL_DEVICE_IMAGE_SUPPORT) == CL_TRUE,
        .shares_gl = has_word(extensions, "cl_khr_gl_sharing"),
        .gl_events = has_word(extensions, "cl_khr_gl_event"),
        .doubles = has_word(extensions, "cl_khr_fp64"),
        .compute_units = device_number<cl_uint>(opencl, device, CL_DEVICE_MAX_COMPUTE_UNITS),
        .memory_bytes = device_number<cl_ulong>(opencl, device, CL_DEVICE_GLOBAL_MEM_SIZE),
    };
    return found;
}

}  // namespace

std::vector<FoundDevice> find_devices(const OpenCl& opencl) {
    cl_uint count = 0;
    if (opencl.clGetPlatformIDs(0, nullptr, &count) != CL_SUCCESS) return {};  // none installed
    std::vector<cl_platform_id> platforms(count);
    opencl.clGetPlatformIDs(count, platforms.data(), nullptr);
    std::vector<FoundDevice> found;
    for (const cl_platform_id platform : platforms) {
        cl_uint its_count = 0;
        if (opencl.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, nullptr, &its_count) != CL_SUCCESS) continue;
        std::vector<cl_device_id> devices(its_count);
        opencl.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, its_count, devices.data(), nullptr);
        for (const cl_device_id device : devices) found.push_back(describe(opencl, platform, device));
    }
    return found;
}

std::vector<ClDevice> opencl_devices(const OpenCl* opencl) {
    std::vector<ClDevice> devices;
    if (opencl == nullptr) return devices;
    for (FoundDevice& found : find_devices(*opencl)) devices.push_back(std::move(found.described));
    return devices;
}

}  // namespace vitrine::compute
