#pragma once

#include <vitrine/compute/opencl/cl_library.h>

#include <memory>

namespace vitrine::test {

/// What a fake library saw and does; one at a time.
struct FakeSharing {
    bool gl_events = false;  ///< it says that it has cl_khr_gl_event
    int acquired = 0;        ///< objects, in all
    int released = 0;
    int violations = 0;  ///< acquired twice, released without having been acquired, used without either
    int mapped = 0;      ///< buffers and images, in all
    int unmapped = 0;
    int launches = 0;
    bool no_platform = false;
    /// Codes that functions return instead of working, from then on; CL_SUCCESS: they work.
    cl_int launch_error = CL_SUCCESS;
    cl_int wait_error = CL_SUCCESS;
    cl_int allocate_error = CL_SUCCESS;
};

/// The system's OpenCL with cl_khr_gl_sharing put in by hand: a shared object is one of OpenCL's own, filled from GL
/// when it is acquired and copied to GL when it is released. So whoever forgets either gets wrong numbers, and is
/// counted. No replacement for a device that shares: it shows that the protocol is kept. nullptr: there is no OpenCL.
std::shared_ptr<const compute::OpenCl> fake_sharing(FakeSharing& seen);

}  // namespace vitrine::test
