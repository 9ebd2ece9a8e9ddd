#include "compute_bench_check.h"

#include <vitrine/scene/scene_arrays.h>

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace vitrine::app {
namespace {

constexpr double most_pixels = 0.01;  // that may look different, of all: edges fall otherwise by a rounding

bool is_written_by_kernels(const arrays::TrackedBytes& array) {
    return array.size_bytes > 0 && !array.tracking->stale.empty();
}

/// The array as the fetch has left it.
ComputedNumbers::Array copy_of(const arrays::TrackedBytes& array) {
    ComputedNumbers::Array copy{.label = array.tracking->label, .values = {}};
    copy.values.resize(array.bytes.size() / sizeof(float));
    std::memcpy(copy.values.data(), array.bytes.data(), copy.values.size() * sizeof(float));
    return copy;
}

double error_of(const std::vector<float>& values, const std::vector<float>& reference) {
    if (values.size() != reference.size()) return std::numeric_limits<double>::infinity();
    double largest = 0;
    double difference = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i]) || !std::isfinite(reference[i])) return std::numeric_limits<double>::infinity();
        largest = std::max(largest, std::abs(static_cast<double>(reference[i])));
        difference = std::max(difference, std::abs(static_cast<double>(values[i]) - reference[i]));
    }
    return difference > 0 ? difference / largest : 0;
}

double error_of(const ComputedNumbers& numbers, const ComputedNumbers& reference) {
    if (numbers.arrays.size() != reference.arrays.size()) return std::numeric_limits<double>::infinity();
    double error = 0;
    for (std::size_t i = 0; i < numbers.arrays.size(); ++i)
        error = std::max(error, error_of(numbers.arrays[i].values, reference.arrays[i].values));
    return error;
}

std::string fault_of(const ComputeCheck& check, std::span<const std::uint8_t> pixels) {
    if (check.numbers == 0) return "no kernel has written what is drawn";
    if (!(check.error <= check.tolerance))
        return fmt::format("its numbers are {:.2g} off, where {:.0e} is right", check.error, check.tolerance);
    if (is_blank(pixels)) return "its picture is blank";
    const double part = 4 * static_cast<double>(check.differing_pixels) / static_cast<double>(pixels.size());
    if (part > most_pixels) return fmt::format("{} of its pixels look different", check.differing_pixels);
    return {};
}

}  // namespace

ComputedNumbers fetch_computed(const scene::Scene& scene, gpu::Mirrors& mirrors) {
    std::vector<std::shared_ptr<arrays::Tracking>> written;
    scene::visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        if (!is_written_by_kernels(array)) return;
        mirrors.fetch(array);
        written.push_back(array.tracking);
    });
    ComputedNumbers numbers;
    scene::visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        if (std::ranges::find(written, array.tracking) != written.end()) numbers.arrays.push_back(copy_of(array));
    });
    scene::visit_images(scene, [&](const arrays::TrackedTexels& image) {
        if (!is_written_by_kernels(image.bytes)) return;
        mirrors.fetch(image);
        numbers.arrays.push_back(copy_of(image.bytes));
    });
    return numbers;
}

double tolerance_of(std::string_view demo) {
    return demo == "nbody" || demo == "smoke" ? 1e-3 : 1e-5;
}

std::size_t visibly_differing_pixels(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
    constexpr int visible = 8;
    if (a.size() != b.size()) return std::max(a.size(), b.size()) / 4;
    std::size_t count = 0;
    for (std::size_t pixel = 0; pixel + 4 <= a.size(); pixel += 4) {
        bool differs = false;
        for (std::size_t i = pixel; i < pixel + 4; ++i) differs = differs || std::abs(a[i] - b[i]) > visible;
        count += differs ? 1 : 0;
    }
    return count;
}

ComputeCheck check_outcome(const ComputeOutcome& outcome, const ComputeOutcome& reference, double tolerance) {
    ComputeCheck check{.numbers = 0,
                       .error = error_of(outcome.numbers, reference.numbers),
                       .tolerance = tolerance,
                       .differing_pixels = visibly_differing_pixels(outcome.pixels, reference.pixels),
                       .fault = {}};
    for (const ComputedNumbers::Array& array : outcome.numbers.arrays) check.numbers += array.values.size();
    check.fault = fault_of(check, outcome.pixels);
    return check;
}

}  // namespace vitrine::app
