#pragma once

#include <array>
#include <string>
#include <string_view>

namespace vitrine::compute {

/// How a kernel gets at an array that is drawn.
enum class Way {
    gl,         ///< a GL compute shader, on the array's own buffer
    cl_shared,  ///< OpenCL on the GL buffer itself (cl_khr_gl_sharing)
    cl_mapped,  ///< OpenCL on the GL buffer's memory, mapped for good, where the device works in host memory
    cl_copy     ///< OpenCL on a buffer of its own, copied through the host
};
/// The best one first.
inline constexpr std::array all_ways{Way::gl, Way::cl_shared, Way::cl_mapped, Way::cl_copy};

/// "gl", "cl-shared", "cl-mapped", "cl-copy"
std::string_view name_of(Way way);
/// One sentence for tooltips and tables.
std::string_view description_of(Way way);
/// Throws UsageError that lists the names.
Way way_named(std::string_view name);

/// Whether a way works with a GL context, and why or why not.
struct WayState {
    Way way = Way::gl;
    bool works = false;
    std::string reason;  ///< one sentence without a period
    std::string device;  ///< that does the work; empty where there is none
};

}  // namespace vitrine::compute
