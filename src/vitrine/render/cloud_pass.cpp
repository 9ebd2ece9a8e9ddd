#include <vitrine/render/cloud_pass.h>

#include <vitrine/render/cpu_points.h>
#include <vitrine/render/point_kernels.h>

#include <memory>
#include <vector>

namespace vitrine::render {
namespace {

/// How a cloud is drawn.
PointMethod method_of(const CloudItem& cloud, PointMethod of_buffers) {
    if (cloud.host != nullptr) return PointMethod::cpu;
    return cloud.size_pixels < largest_raster_point ? of_buffers : PointMethod::points;
}

std::unique_ptr<PointFinder> make_finder(PointMethod method) {
    if (method == PointMethod::cpu) return std::make_unique<CpuPoints>();
    return std::make_unique<PointKernels>(method == PointMethod::compute64);
}

}  // namespace

void CloudPass::draw(const DrawPlan& plan, glm::ivec2 size, Slicer& slicer, DrawCounts& counts) {
    if (plan.clouds.empty()) return;
    const PointMethod of_buffers = method_of_buffers(plan.settings.point_method, size);
    std::map<PointMethod, std::vector<const CloudItem*>> clouds;
    for (const CloudItem& cloud : plan.clouds) {
        if (cloud.layered) counts.layered_points += cloud.ranges.size();
        clouds[method_of(cloud, of_buffers)].push_back(&cloud);
    }
    points_.draw(clouds[PointMethod::points], plan.field.get(), slicer, counts);
    clouds.erase(PointMethod::points);
    for (const auto& [method, those] : clouds) {
        raster(method).draw(plan, those, size, slicer, counts);
        counts.point_method = method;
    }
}

PointMethod CloudPass::method_of_buffers(PointMethod wanted, glm::ivec2 size) const {
    const glm::ivec2 cells = size + static_cast<int>(largest_raster_point);
    if (wanted == PointMethod::points || std::int64_t{cells.x} * cells.y > most_cells_) return PointMethod::points;
    return wanted == PointMethod::compute64 && has_atomics_of_64_bits() ? PointMethod::compute64
                                                                        : PointMethod::compute32;
}

PointRaster& CloudPass::raster(PointMethod method) {
    const auto made = rasters_.find(method);
    return made != rasters_.end() ? made->second : rasters_.try_emplace(method, make_finder(method)).first->second;
}

}  // namespace vitrine::render
