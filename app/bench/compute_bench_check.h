#pragma once

#include "compute_bench.h"

#include <app/pixels.h>

#include <vitrine/gpu/mirrors.h>
#include <vitrine/scene/scene.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vitrine::app {

/// What kernels have written, array after array.
struct ComputedNumbers {
    struct Array {
        std::string label;
        std::vector<float> values;
        float step = 0;  ///< between neighbouring values, where they are whole numbers: one up or down is a rounding
    };
    std::vector<Array> arrays;
};

/// Brings the arrays and images of a scene that kernels have written to CPU memory. Colours are bytes, all else is
/// floats.
ComputedNumbers fetch_computed(const scene::Scene& scene, gpu::Mirrors& mirrors);

/// What a way left behind, after the same frames as the others.
struct ComputeOutcome {
    ComputedNumbers numbers;
    Pixels pixels;
};

/// How far numbers may be from those of another way, over the largest number of their array: 1e-5, but more where what
/// follows from a number depends on it strongly (normals, bodies that attract each other, fluids).
double tolerance_of(std::string_view demo);

/// How many pixels differ by more than 8 of 255 in a channel.
std::size_t visibly_differing_pixels(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// Compares an outcome with that of a reference, which may be itself: then that it is numbers and a picture.
ComputeCheck check_outcome(const ComputeOutcome& outcome, const ComputeOutcome& reference, double tolerance);

}  // namespace vitrine::app
