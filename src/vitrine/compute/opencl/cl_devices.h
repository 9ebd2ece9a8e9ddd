#pragma once

#include <vitrine/compute/opencl/cl_library.h>
#include <vitrine/compute/opencl_ways.h>

#include <vector>

namespace vitrine::compute {

/// A device with its names.
struct FoundDevice {
    cl_platform_id platform = nullptr;
    cl_device_id device = nullptr;
    cl_device_type type = 0;
    ClDevice described;
};

/// Those of all platforms that can be asked. A platform that fails has none.
std::vector<FoundDevice> find_devices(const OpenCl& opencl);

}  // namespace vitrine::compute
