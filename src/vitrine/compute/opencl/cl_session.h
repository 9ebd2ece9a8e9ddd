#pragma once

#include <vitrine/compute/costs.h>
#include <vitrine/compute/opencl/cl_devices.h>
#include <vitrine/compute/opencl/cl_handle.h>

#include <chrono>
#include <memory>
#include <span>
#include <vector>

namespace vitrine::compute {

/// An OpenCL context on one device, with a queue for kernels, in their order, and one for copies beside them. Lives as
/// long as anything made in it.
class ClSession {
public:
    /// `properties`: of the context, ending with 0; none where it shares nothing. Throws ComputeError.
    ClSession(std::shared_ptr<const OpenCl> opencl, FoundDevice device,
              std::span<const cl_context_properties> properties, std::shared_ptr<Costs> costs);

    const OpenCl& cl() const { return *opencl_; }
    const std::shared_ptr<const OpenCl>& library() const { return opencl_; }
    const FoundDevice& device() const { return device_; }
    cl_context context() const { return context_.get(); }
    cl_command_queue kernels() const { return kernels_.get(); }
    cl_command_queue copies() const { return copies_.get(); }
    Costs& costs() { return *costs_; }

    ClMemory own(cl_mem memory) const { return {opencl_, memory}; }
    ClEvent own(cl_event event) const { return {opencl_, event}; }

    /// Remembers a kernel that was launched, until its time is known; notes the times of those that are done.
    void launched(const std::shared_ptr<ClEvent>& kernel);
    /// Waits for all kernels launched so far and notes what they took. Throws ComputeError when one failed.
    void wait_for_kernels();
    /// Waits for an event; throws ComputeError when what it stands for failed.
    void wait_for(cl_event event, const char* what) const;

private:
    void note_done();
    void note_time(cl_event kernel);

    std::shared_ptr<const OpenCl> opencl_;
    FoundDevice device_;
    std::shared_ptr<Costs> costs_;
    ClContextHandle context_;
    ClQueueHandle kernels_;
    ClQueueHandle copies_;
    std::vector<std::shared_ptr<ClEvent>> running_;
};

/// Ends the mapping of a buffer or an image into host memory that nobody has ended: OpenCL keeps what is mapped.
struct ClUnmap {
    std::shared_ptr<ClSession> session;
    cl_mem memory = nullptr;

    void operator()(void* mapped) const;
};
using ClMapping = std::unique_ptr<void, ClUnmap>;

/// Adds the time it lives to a cost.
class CostTimer {
public:
    explicit CostTimer(double& milliseconds);
    ~CostTimer();
    CostTimer(const CostTimer&) = delete;
    CostTimer& operator=(const CostTimer&) = delete;

private:
    double& milliseconds_;
    std::chrono::steady_clock::time_point begin_;
};

}  // namespace vitrine::compute
