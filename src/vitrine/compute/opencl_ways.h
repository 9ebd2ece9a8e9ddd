#pragma once

#include <vitrine/compute/backend.h>
#include <vitrine/compute/kernel_cache.h>
#include <vitrine/compute/way.h>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::compute {

class OpenCl;

/// An OpenCL device, as it describes itself.
struct ClDevice {
    std::string platform;
    std::string platform_version;
    std::string name;
    std::string version;
    std::string driver;
    std::string kind;  ///< "CPU", "GPU", "accelerator"
    bool unified_memory = false;
    bool images = false;
    bool shares_gl = false;  ///< cl_khr_gl_sharing
    bool gl_events = false;  ///< cl_khr_gl_event
    bool doubles = false;    ///< cl_khr_fp64
    unsigned compute_units = 0;
    std::uint64_t memory_bytes = 0;
};

/// The system's OpenCL library (libOpenCL.so.1, OpenCL.dll), opened once; nullptr: there is none, or this build knows
/// nothing of OpenCL.
std::shared_ptr<const OpenCl> system_opencl();
/// Why there is none.
std::string opencl_absence();
/// All devices of all platforms; none without a library.
std::vector<ClDevice> opencl_devices(const OpenCl* opencl);

/// A backend for one of the three ways of OpenCL, tried with the current GL context. Throws ComputeError that says why
/// it does not work here. `opencl`: nullptr where there is none. The mirrors must outlive the backend.
std::unique_ptr<Backend> make_cl_backend(Way way, std::shared_ptr<const OpenCl> opencl, gpu::Mirrors& mirrors,
                                         std::shared_ptr<BuildReports> reports, std::shared_ptr<Costs> costs,
                                         std::string& device);

}  // namespace vitrine::compute
