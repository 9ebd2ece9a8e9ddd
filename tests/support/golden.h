#pragma once

#include <support/pixels.h>

#include <filesystem>

namespace vitrine::test {

/// What two pictures may differ by, in steps of a byte. Compared are the means of squares of so many pixels, for other
/// drivers put edges elsewhere by a part of a pixel, which the mean of a square hardly shows; what a surface looks like
/// it shows as the pixels do.
struct GoldenLimits {
    double max = 20;    ///< of any square, in any channel
    double mean = 0.7;  ///< of all
    int square = 4;
};

struct GoldenDifference {
    double max = 0;
    double mean = 0;
    bool is_within(const GoldenLimits& limits) const { return max <= limits.max && mean <= limits.mean; }
};

/// Of pictures of the same size, a multiple of `square`.
GoldenDifference golden_difference(const Pixels& a, const Pixels& b, int square);

/// Where they differ, eight times as much as they do.
Pixels shown_difference(const Pixels& a, const Pixels& b);

/// Of PNG files. Throw FileError.
Pixels read_pixels(const std::filesystem::path& path);
void write_pixels(const std::filesystem::path& path, const Pixels& pixels);

}  // namespace vitrine::test
