#include <vitrine/compute/opencl/cl_session.h>

#include <vitrine/compute/error.h>

#include <utility>

namespace vitrine::compute {
namespace {

ClQueueHandle make_queue(const std::shared_ptr<const OpenCl>& opencl, cl_context context, cl_device_id device) {
    cl_int error = CL_SUCCESS;
    const cl_command_queue queue = opencl->clCreateCommandQueue(context, device, CL_QUEUE_PROFILING_ENABLE, &error);
    require(error, "make a queue");
    return {opencl, queue};
}

}  // namespace

ClSession::ClSession(std::shared_ptr<const OpenCl> opencl, FoundDevice device,
                     std::span<const cl_context_properties> properties, std::shared_ptr<Costs> costs)
    : opencl_(std::move(opencl)), device_(std::move(device)), costs_(std::move(costs)) {
    cl_int error = CL_SUCCESS;
    const cl_context context = opencl_->clCreateContext(properties.empty() ? nullptr : properties.data(), 1,
                                                        &device_.device, nullptr, nullptr, &error);
    require(error, "make a context");
    context_ = {opencl_, context};
    kernels_ = make_queue(opencl_, context, device_.device);
    copies_ = make_queue(opencl_, context, device_.device);
}

void ClSession::launched(const std::shared_ptr<ClEvent>& kernel) {
    note_done();
    running_.push_back(kernel);
}

void ClSession::wait_for_kernels() {
    if (running_.empty()) return;
    const cl_event last = running_.back()->get();
    const cl_int error = opencl_->clWaitForEvents(1, &last);
    for (const std::shared_ptr<ClEvent>& kernel : std::exchange(running_, {})) note_time(kernel->get());
    require(error, "finish a kernel");
}

void ClSession::wait_for(cl_event event, const char* what) const {
    require(opencl_->clWaitForEvents(1, &event), what);
}

void ClSession::note_done() {
    std::size_t done = 0;
    for (const std::shared_ptr<ClEvent>& kernel : running_) {
        cl_int status = CL_QUEUED;
        opencl_->clGetEventInfo(kernel->get(), CL_EVENT_COMMAND_EXECUTION_STATUS, sizeof status, &status, nullptr);
        if (status > CL_COMPLETE) break;
        note_time(kernel->get());
        ++done;
    }
    running_.erase(running_.begin(), running_.begin() + static_cast<std::ptrdiff_t>(done));
}

void ClSession::note_time(cl_event kernel) {
    cl_ulong begin = 0;
    cl_ulong end = 0;
    opencl_->clGetEventProfilingInfo(kernel, CL_PROFILING_COMMAND_START, sizeof begin, &begin, nullptr);
    opencl_->clGetEventProfilingInfo(kernel, CL_PROFILING_COMMAND_END, sizeof end, &end, nullptr);
    if (end > begin) costs_->kernel_ms += static_cast<double>(end - begin) * 1e-6;
}

void ClUnmap::operator()(void* mapped) const {
    const OpenCl& cl = session->cl();
    cl.clEnqueueUnmapMemObject(session->kernels(), memory, mapped, 0, nullptr, nullptr);
    cl.clFinish(session->kernels());  // the memory itself may go next
}

CostTimer::CostTimer(double& milliseconds) : milliseconds_(milliseconds), begin_(std::chrono::steady_clock::now()) {}

CostTimer::~CostTimer() {
    milliseconds_ += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_).count();
}

}  // namespace vitrine::compute
