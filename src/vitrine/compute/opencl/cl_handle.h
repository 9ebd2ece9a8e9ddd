#pragma once

#include <vitrine/compute/opencl/cl_library.h>

#include <memory>
#include <type_traits>
#include <utility>

namespace vitrine::compute {

/// Owns a reference to an OpenCL object, and keeps the library. Move-only; an empty one owns nothing.
template <class T, auto Release>
class ClHandle {
public:
    ClHandle() = default;
    ClHandle(std::shared_ptr<const OpenCl> opencl, T object) : opencl_(std::move(opencl)), object_(object) {}
    ~ClHandle() { reset(); }
    ClHandle(ClHandle&& other) noexcept
        : opencl_(std::move(other.opencl_)), object_(std::exchange(other.object_, nullptr)) {}
    ClHandle& operator=(ClHandle&& other) noexcept {
        if (this != &other) {
            reset();
            opencl_ = std::move(other.opencl_);
            object_ = std::exchange(other.object_, nullptr);
        }
        return *this;
    }
    ClHandle(const ClHandle&) = delete;
    ClHandle& operator=(const ClHandle&) = delete;

    T get() const { return object_; }
    explicit operator bool() const { return object_ != nullptr; }
    void reset() {
        if (object_ != nullptr) ((*opencl_).*Release)(std::exchange(object_, nullptr));
    }

private:
    std::shared_ptr<const OpenCl> opencl_;
    T object_ = nullptr;
};

using ClContextHandle = ClHandle<cl_context, &OpenCl::clReleaseContext>;
using ClQueueHandle = ClHandle<cl_command_queue, &OpenCl::clReleaseCommandQueue>;
using ClMemory = ClHandle<cl_mem, &OpenCl::clReleaseMemObject>;
using ClProgram = ClHandle<cl_program, &OpenCl::clReleaseProgram>;
using ClKernelHandle = ClHandle<cl_kernel, &OpenCl::clReleaseKernel>;
using ClEvent = ClHandle<cl_event, &OpenCl::clReleaseEvent>;

}  // namespace vitrine::compute
