#include "device_list.h"

#include <vitrine/base/error.h>
#include <vitrine/compute/queue.h>
#include <vitrine/platform/headless_context.h>

#include <memory>
#include <span>

namespace vitrine::app {
namespace {

std::vector<GlFeature> read_features() {
    std::vector<GlFeature> features{
        {.extension = "GL_ARB_buffer_storage", .use = "buffers mapped for good", .core = true},
        {.extension = "GL_ARB_compute_shader", .use = "kernels in GLSL", .core = true},
        {.extension = "GL_ARB_gpu_shader_int64", .use = "64-bit integers in shaders"},
        {.extension = "GL_NV_shader_atomic_int64", .use = "64-bit atomics in shaders"},
        {.extension = "GL_ARB_sparse_buffer", .use = "buffers larger than their memory"},
        {.extension = "GL_ARB_compute_variable_group_size", .use = "work groups sized at run time"},
        {.extension = "GL_ARB_cl_event", .use = "fences that wait for OpenCL"},
        {.extension = "GL_AMD_pinned_memory", .use = "buffers in the program's own memory"},
        {.extension = "GL_EXT_memory_object", .use = "memory shared with other interfaces"},
    };
    for (GlFeature& feature : features) feature.present = feature.core || gl::has_extension(feature.extension);
    return features;
}

/// Needs the context to be current.
void read_ways(DeviceList& devices) {
    const compute::Queue queue(std::make_shared<gpu::Mirrors>());
    const std::span<const compute::WayState> ways = queue.ways();
    devices.ways.assign(ways.begin(), ways.end());
    for (const compute::WayState& state : ways) {
        if (state.works && !devices.best) devices.best = state.way;
    }
}

void read_gl(DeviceList& devices) {
    try {
        const platform::HeadlessContext context;
        devices.gl = GlDevice{.driver = context.driver(),
                              .shading_language = gl::shading_language_version(),
                              .origin = context.origin(),
                              .limits = gl::read_compute_limits(),
                              .features = read_features()};
        read_ways(devices);
    } catch (const GraphicsError& error) {
        devices.gl_problem = error.what();
        for (const compute::Way way : compute::all_ways)
            devices.ways.push_back({.way = way, .works = false, .reason = "there is no OpenGL context", .device = {}});
    }
}

void read_opencl(DeviceList& devices) {
    const std::shared_ptr<const compute::OpenCl> opencl = compute::system_opencl();
    devices.opencl = compute::opencl_devices(opencl.get());
    if (!opencl) {
        devices.opencl_problem = compute::opencl_absence();
    } else if (devices.opencl.empty()) {
        devices.opencl_problem = "the OpenCL library is here, but no platform with a device";
    }
}

}  // namespace

DeviceList find_devices() {
    DeviceList devices;
    read_gl(devices);
    read_opencl(devices);
    return devices;
}

}  // namespace vitrine::app
