#pragma once

#include <cstdint>

namespace vitrine::compute {

/// What running kernels has cost.
struct Costs {
    double kernel_ms = 0;    ///< of the kernels themselves, by the device's clock where it has one
    double sync_ms = 0;      ///< CPU time spent handing arrays over between GL and kernels, without waiting for draws
    double transfer_ms = 0;  ///< CPU time spent copying arrays
    std::uint64_t bytes_copied = 0;  ///< of arrays, between GL, host and device, each time they are copied
    std::uint64_t runs = 0;

    Costs& operator+=(const Costs& other);
    friend Costs operator-(Costs a, const Costs& b);
};

}  // namespace vitrine::compute
