#include <vitrine/render/cloud_pass.h>

#include <vitrine/render/cpu_points.h>
#include <vitrine/render/point_kernels.h>

#include <memory>
#include <vector>

namespace vitrine::render {
namespace {

/// How a cloud of a plan is drawn whose other clouds are drawn by the plan's method.
PointMethod method_of(const CloudItem& cloud, PointMethod wanted) {
    if (cloud.host != nullptr) return PointMethod::cpu;
    if (wanted == PointMethod::points || cloud.size_pixels >= largest_raster_point) return PointMethod::points;
    return wanted == PointMethod::compute64 && has_atomics_of_64_bits() ? PointMethod::compute64
                                                                        : PointMethod::compute32;
}

std::unique_ptr<PointFinder> make_finder(PointMethod method) {
    if (method == PointMethod::cpu) return std::make_unique<CpuPoints>();
    return std::make_unique<PointKernels>(method == PointMethod::compute64);
}

}  // namespace

void CloudPass::draw(const DrawPlan& plan, glm::ivec2 size, Slicer& slicer, DrawCounts& counts) {
    std::map<PointMethod, std::vector<const CloudItem*>> clouds;
    for (const CloudItem& cloud : plan.clouds) {
        counts.layered_points += cloud.layered_points;
        clouds[method_of(cloud, plan.settings.point_method)].push_back(&cloud);
    }
    points_.draw(clouds[PointMethod::points], slicer, counts);
    clouds.erase(PointMethod::points);
    for (const auto& [method, those] : clouds) {
        raster(method).draw(plan, those, size, slicer, counts);
        counts.point_method = method;
    }
}

PointRaster& CloudPass::raster(PointMethod method) {
    const auto made = rasters_.find(method);
    return made != rasters_.end() ? made->second : rasters_.try_emplace(method, make_finder(method)).first->second;
}

}  // namespace vitrine::render
