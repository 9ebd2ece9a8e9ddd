#include <vitrine/render/cloud_pass.h>

#include <vector>

namespace vitrine::render {

void CloudPass::draw(const DrawPlan& plan, glm::ivec2 size, Slicer& slicer, DrawCounts& counts) {
    if (plan.clouds.empty()) return;
    for (const CloudItem& cloud : plan.clouds) counts.layered_points += cloud.layered_points;
    const PointMethod method = plan.settings.point_method;
    const bool by_kernels = method == PointMethod::compute32 || method == PointMethod::compute64;
    std::vector<const CloudItem*> fine;
    std::vector<const CloudItem*> others;
    for (const CloudItem& cloud : plan.clouds)
        (by_kernels && cloud.size_pixels < largest_raster_point ? fine : others).push_back(&cloud);
    points_.draw(others, slicer, counts);
    if (fine.empty()) return;
    raster(method).draw(plan, fine, size, slicer, counts);
    counts.point_method = method;
}

PointRaster& CloudPass::raster(PointMethod method) {
    const bool wide = method == PointMethod::compute64 && has_atomics_of_64_bits();
    std::optional<PointRaster>& made = wide ? raster64_ : raster32_;
    if (!made) made.emplace(wide);
    return *made;
}

}  // namespace vitrine::render
