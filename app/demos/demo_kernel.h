#pragma once

#include <vitrine/compute/kernel.h>

#include <string_view>

namespace vitrine::app {

/// The kernel of a name from shaders/kernels, in both languages: NAME.comp and NAME.cl. Development builds can reload
/// it. Throws GraphicsError when one of them is missing.
compute::Kernel demo_kernel(std::string_view name);

}  // namespace vitrine::app
