// What there is of OpenCL where its headers were not there at build.

#include <vitrine/compute/opencl_ways.h>

namespace vitrine::compute {

std::shared_ptr<const OpenCl> system_opencl() {
    return nullptr;
}

std::string opencl_absence() {
    return "this program was built without OpenCL's headers";
}

std::vector<ClDevice> opencl_devices(const OpenCl* /*opencl*/) {
    return {};
}

std::unique_ptr<Backend> make_cl_backend(Way /*way*/, std::shared_ptr<const OpenCl> /*opencl*/,
                                         gpu::Mirrors& /*mirrors*/, std::shared_ptr<BuildReports> /*reports*/,
                                         std::shared_ptr<Costs> /*costs*/, std::string& /*device*/) {
    throw ComputeError(opencl_absence());
}

}  // namespace vitrine::compute
