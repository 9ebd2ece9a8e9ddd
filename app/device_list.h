#pragma once

#include <vitrine/compute/opencl_ways.h>
#include <vitrine/compute/way.h>
#include <vitrine/gl/compute_limits.h>
#include <vitrine/gl/driver.h>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::app {

/// Something that a GL driver may have beyond OpenGL 4.5, or has had to have since some version.
struct GlFeature {
    std::string extension;
    std::string use;  ///< what it would be good for here
    bool core = false;
    bool present = false;
};

/// What draws here, and runs compute shaders.
struct GlDevice {
    gl::Driver driver;
    std::string shading_language;
    std::string origin;  ///< which way its context was made
    gl::ComputeLimits limits;
    std::vector<GlFeature> features;
};

/// What can draw and compute on a machine.
struct DeviceList {
    std::optional<GlDevice> gl;
    std::string gl_problem;  ///< why there is none
    std::vector<compute::ClDevice> opencl;
    std::string opencl_problem;  ///< why there is none
    std::vector<compute::WayState> ways;
    std::optional<compute::Way> best;  ///< absent: none works
};

/// Looks at this machine: with a headless GL context of its own, which is gone when it returns, or without one where
/// none can be made.
DeviceList find_devices();

nlohmann::ordered_json to_json(const DeviceList& devices);
/// For people: aligned, at most 100 columns where the drivers' names allow it; ends with a newline.
std::string to_text(const DeviceList& devices);

}  // namespace vitrine::app
