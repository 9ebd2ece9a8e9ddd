#pragma once

#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <CL/cl_gl.h>

#include <memory>
#include <string>

/// The functions of OpenCL 1.2 that are used here.
#define VITRINE_CL_FUNCTIONS(apply)                                                                                \
    apply(clGetPlatformIDs) apply(clGetPlatformInfo) apply(clGetDeviceIDs) apply(clGetDeviceInfo)                  \
        apply(clCreateContext) apply(clReleaseContext) apply(clCreateCommandQueue) apply(clReleaseCommandQueue)    \
            apply(clCreateBuffer) apply(clCreateImage) apply(clReleaseMemObject) apply(clCreateProgramWithSource)  \
                apply(clBuildProgram) apply(clGetProgramBuildInfo) apply(clReleaseProgram) apply(clCreateKernel)   \
                    apply(clReleaseKernel) apply(clGetKernelInfo) apply(clGetKernelArgInfo)                        \
                        apply(clGetKernelWorkGroupInfo) apply(clSetKernelArg) apply(clEnqueueNDRangeKernel)        \
                            apply(clEnqueueReadBuffer) apply(clEnqueueWriteBuffer) apply(clEnqueueFillBuffer)      \
                                apply(clEnqueueReadImage) apply(clEnqueueWriteImage) apply(clEnqueueMapBuffer)     \
                                    apply(clEnqueueMapImage) apply(clEnqueueUnmapMemObject) apply(clWaitForEvents) \
                                        apply(clGetEventInfo) apply(clGetEventProfilingInfo) apply(clReleaseEvent) \
                                            apply(clRetainEvent) apply(clFlush) apply(clFinish)                    \
                                                apply(clGetSupportedImageFormats)

/// Those of cl_khr_gl_sharing, which loaders may lack.
#define VITRINE_CL_SHARING_FUNCTIONS(apply)                                                   \
    apply(clCreateFromGLBuffer) apply(clCreateFromGLTexture) apply(clEnqueueAcquireGLObjects) \
        apply(clEnqueueReleaseGLObjects)

namespace vitrine::compute {

/// The functions of the OpenCL library, found at run time. Tests replace some.
class OpenCl {
public:
#define VITRINE_CL_MEMBER(name) decltype(&::name) name = nullptr;
    VITRINE_CL_FUNCTIONS(VITRINE_CL_MEMBER)
    VITRINE_CL_SHARING_FUNCTIONS(VITRINE_CL_MEMBER)
#undef VITRINE_CL_MEMBER
    decltype(&::clGetExtensionFunctionAddressForPlatform) clGetExtensionFunctionAddressForPlatform = nullptr;

    bool has_sharing() const {
        return clCreateFromGLBuffer != nullptr && clEnqueueAcquireGLObjects != nullptr;
    }

    /// Opens the library; throws ComputeError when there is none or it is too old.
    static std::shared_ptr<const OpenCl> load();
};

/// "CL_OUT_OF_RESOURCES (-5)"
std::string error_name(cl_int code);
/// Throws ComputeError "OpenCL cannot WHAT: CODE" unless the code is CL_SUCCESS.
void require(cl_int code, const char* what);

}  // namespace vitrine::compute
