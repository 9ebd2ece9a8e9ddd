#include <vitrine/render/host_points.h>

namespace vitrine::render {

std::shared_ptr<const HostPoints> host_points_of(const scene::PointCloud& cloud, bool with_colors,
                                                 const arrays::TrackedArray<float>* values) {
    if (!cloud.positions.has_copy() || (with_colors && !cloud.colors.has_copy()) ||
        (values != nullptr && !values->has_copy()))
        return nullptr;
    HostPoints points;
    points.positions = cloud.positions.share();
    if (with_colors) points.colors = cloud.colors.share();
    if (values != nullptr) points.values = values->share();
    return std::make_shared<const HostPoints>(std::move(points));
}

}  // namespace vitrine::render
