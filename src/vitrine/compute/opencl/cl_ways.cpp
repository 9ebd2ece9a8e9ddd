// Which OpenCL device serves which way with the current GL context, and whether it really does.

#include <vitrine/compute/opencl/cl_backend.h>
#include <vitrine/compute/opencl/cl_copied_arrays.h>
#include <vitrine/compute/opencl/cl_mapped_arrays.h>
#include <vitrine/compute/opencl/cl_shared_arrays.h>
#include <vitrine/compute/opencl_ways.h>
#include <vitrine/gl/native_context.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <utility>

namespace vitrine::compute {
namespace {

using gl::NativeContext;
using Properties = std::vector<cl_context_properties>;

struct Loaded {
    std::shared_ptr<const OpenCl> opencl;
    std::string absence;
};

const Loaded& loaded() {
    static const Loaded once = [] {
        try {
            return Loaded{OpenCl::load(), {}};
        } catch (const ComputeError& error) {
            return Loaded{nullptr, error.what()};
        }
    }();
    return once;
}

Properties sharing_properties(cl_platform_id platform, const NativeContext& native) {
    const auto number = [](void* pointer) { return reinterpret_cast<cl_context_properties>(pointer); };
    cl_context_properties display = CL_GLX_DISPLAY_KHR;
    if (native.system == NativeContext::System::egl) display = CL_EGL_DISPLAY_KHR;
    if (native.system == NativeContext::System::wgl) display = CL_WGL_HDC_KHR;
    return {CL_CONTEXT_PLATFORM,
            number(platform),
            CL_GL_CONTEXT_KHR,
            number(native.context),
            display,
            number(native.display),
            0};
}

/// The device that draws, by what the platform says; nullptr: it says nothing.
cl_device_id drawing_device(const OpenCl& opencl, cl_platform_id platform, const Properties& properties) {
    const auto ask = reinterpret_cast<clGetGLContextInfoKHR_fn>(
        opencl.clGetExtensionFunctionAddressForPlatform(platform, "clGetGLContextInfoKHR"));
    cl_device_id device = nullptr;
    if (ask != nullptr)
        ask(properties.data(), CL_CURRENT_DEVICE_FOR_GL_CONTEXT_KHR, sizeof device, static_cast<void*>(&device),
            nullptr);
    return device;
}

std::shared_ptr<ClSession> shared_session(std::shared_ptr<const OpenCl> opencl, const std::shared_ptr<Costs>& costs) {
    const NativeContext native = gl::current_native_context();
    if (native.system == NativeContext::System::none)
        throw ComputeError("the GL context is none of GLX, EGL or WGL, so that OpenCL cannot share with it");
    std::string problem = "no OpenCL device here shares with GL (cl_khr_gl_sharing)";
    for (const FoundDevice& device : find_devices(*opencl)) {
        if (!device.described.shares_gl || !opencl->has_sharing()) continue;
        const Properties properties = sharing_properties(device.platform, native);
        const cl_device_id draws = drawing_device(*opencl, device.platform, properties);
        if (draws != nullptr && draws != device.device) continue;
        try {
            return std::make_shared<ClSession>(opencl, device, properties, costs);
        } catch (const ComputeError& error) {
            problem = device.described.name + " does not share with this GL context: " + error.what();
        }
    }
    throw ComputeError(problem);
}

std::shared_ptr<ClSession> mapped_session(std::shared_ptr<const OpenCl> opencl, const std::shared_ptr<Costs>& costs) {
    for (const FoundDevice& device : find_devices(*opencl)) {
        const bool in_host_memory = (device.type & CL_DEVICE_TYPE_CPU) != 0 || device.described.unified_memory;
        if (in_host_memory) return std::make_shared<ClSession>(opencl, device, Properties(), costs);
    }
    throw ComputeError("no OpenCL device here works in host memory");
}

std::shared_ptr<ClSession> copied_session(std::shared_ptr<const OpenCl> opencl, const std::shared_ptr<Costs>& costs) {
    const std::vector<FoundDevice> devices = find_devices(*opencl);
    if (devices.empty()) throw ComputeError("OpenCL has no device here");
    const auto gpu = std::find_if(devices.begin(), devices.end(),
                                  [](const FoundDevice& each) { return (each.type & CL_DEVICE_TYPE_GPU) != 0; });
    return std::make_shared<ClSession>(opencl, gpu != devices.end() ? *gpu : devices.front(), Properties(), costs);
}

/// Has a small kernel write a buffer, and looks what GL has of it: a way that is offered need not work.
void try_out(ClBackend& backend, gpu::Mirrors& mirrors) {
    static const Kernel kernel({.name = "vitrine_trial",
                                .glsl = {},
                                .opencl = {.text = R"(
kernel void vitrine_trial(global uint* numbers, uint count) {
    size_t i = get_global_id(0);
    if (i < count) numbers[i] = numbers[i] * 3 + (uint)i;
}
)",
                                           .file = {}}});
    constexpr std::uint32_t items = 1000;
    arrays::TrackedArray<std::uint32_t> numbers(items, 7);
    numbers.set_label("trial of OpenCL");
    const Argument argument = updates("numbers", numbers);
    backend.run(kernel, items, std::span(&argument, 1));
    std::array<std::uint32_t, items> seen{};
    glGetNamedBufferSubData(mirrors.buffer(numbers.tracked_bytes()), 0, sizeof seen, seen.data());
    if (!backend.failure().empty()) throw ComputeError(backend.failure());
    for (std::uint32_t i = 0; i < items; ++i) {
        if (seen[i] != 21 + i) throw ComputeError("what a kernel writes does not reach GL");
    }
}

template <class Arrays>
std::unique_ptr<ClBackend> make(Way way, std::shared_ptr<ClSession> session, gpu::Mirrors& mirrors,
                                std::shared_ptr<BuildReports> reports) {
    auto arrays = std::make_shared<Arrays>(session, mirrors);
    return std::make_unique<ClBackend>(way, std::move(session), std::move(arrays), std::move(reports));
}

}  // namespace

std::shared_ptr<const OpenCl> system_opencl() {
    return loaded().opencl;
}

std::string opencl_absence() {
    return loaded().absence;
}

std::unique_ptr<Backend> make_cl_backend(Way way, std::shared_ptr<const OpenCl> opencl, gpu::Mirrors& mirrors,
                                         std::shared_ptr<BuildReports> reports, std::shared_ptr<Costs> costs,
                                         std::string& device) {
    if (!opencl) throw ComputeError(opencl_absence());
    std::unique_ptr<ClBackend> backend;
    std::shared_ptr<ClSession> session;
    if (way == Way::cl_shared) {
        session = shared_session(std::move(opencl), costs);
        backend = make<SharedArrays>(way, session, mirrors, reports);
    } else if (way == Way::cl_mapped) {
        session = mapped_session(std::move(opencl), costs);
        backend = make<MappedArrays>(way, session, mirrors, reports);
    } else {
        session = copied_session(std::move(opencl), costs);
        backend = make<CopiedArrays>(way, session, mirrors, reports);
    }
    device = session->device().described.name;
    const Costs before = *costs;
    try_out(*backend, mirrors);
    *costs = before;  // trying is not using
    return backend;
}

}  // namespace vitrine::compute
