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

using Trackings = std::vector<std::shared_ptr<arrays::Tracking>>;

bool holds(const Trackings& trackings, const arrays::TrackedBytes& array) {
    return std::ranges::find(trackings, array.tracking) != trackings.end();
}

/// Of all arrays of colours that a kernel can write.
Trackings colors_of(const scene::Scene& scene) {
    Trackings colors;
    const auto add = [&](const auto& geometry) { colors.push_back(geometry.colors.tracked_bytes().tracking); };
    scene.meshes().for_each([&](scene::MeshId, const scene::Mesh& mesh) { add(mesh); });
    scene.point_clouds().for_each([&](scene::PointCloudId, const scene::PointCloud& cloud) { add(cloud); });
    scene.line_sets().for_each([&](scene::LineSetId, const scene::LineSet& lines) { add(lines); });
    return colors;
}

/// The array as the fetch has left it.
ComputedNumbers::Array floats_of(const arrays::TrackedBytes& array) {
    ComputedNumbers::Array copy{.label = array.tracking->label, .values = {}};
    copy.values.resize(array.bytes.size() / sizeof(float));
    std::memcpy(copy.values.data(), array.bytes.data(), copy.values.size() * sizeof(float));
    return copy;
}

ComputedNumbers::Array bytes_of(const arrays::TrackedBytes& array) {
    ComputedNumbers::Array copy{.label = array.tracking->label, .values = {}, .step = 1};
    copy.values.reserve(array.bytes.size());
    for (const std::byte byte : array.bytes) copy.values.push_back(std::to_integer<std::uint8_t>(byte));
    return copy;
}

double error_of(const ComputedNumbers::Array& array, const ComputedNumbers::Array& reference) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (array.values.size() != reference.values.size()) return endless;
    double largest = 0;
    double difference = 0;
    for (std::size_t i = 0; i < array.values.size(); ++i) {
        const double value = array.values[i];
        const double expected = reference.values[i];
        if (!std::isfinite(value) || !std::isfinite(expected)) return endless;
        largest = std::max(largest, std::abs(expected));
        difference = std::max(difference, std::abs(value - expected) - reference.step);
    }
    return difference > 0 ? difference / largest : 0;
}

double error_of(const ComputedNumbers& numbers, const ComputedNumbers& reference) {
    if (numbers.arrays.size() != reference.arrays.size()) return std::numeric_limits<double>::infinity();
    double error = 0;
    for (std::size_t i = 0; i < numbers.arrays.size(); ++i)
        error = std::max(error, error_of(numbers.arrays[i], reference.arrays[i]));
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
    const Trackings colors = colors_of(scene);
    Trackings written;
    scene::visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        if (!is_written_by_kernels(array)) return;
        mirrors.fetch(array);
        written.push_back(array.tracking);
    });
    ComputedNumbers numbers;
    scene::visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        if (holds(written, array)) numbers.arrays.push_back(holds(colors, array) ? bytes_of(array) : floats_of(array));
    });
    scene::visit_images(scene, [&](const arrays::TrackedTexels& image) {
        if (!is_written_by_kernels(image.bytes)) return;
        mirrors.fetch(image);
        using arrays::TexelFormat;
        const bool bytes = image.format == TexelFormat::r8 || image.format == TexelFormat::rgba8;
        numbers.arrays.push_back(bytes ? bytes_of(image.bytes) : floats_of(image.bytes));
    });
    return numbers;
}

double tolerance_of(std::string_view demo) {
    if (demo == "waves") return 2e-4;  // normals: differences of heights over a thousandth
    if (demo == "nbody") return 1e-3;  // what bodies do that come close grows
    if (demo == "smoke") return 5e-2;  // a plume is unstable: so does what it does, the more the finer the grid is
    return 1e-5;
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
