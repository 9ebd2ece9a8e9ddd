#include <vitrine/octree/point_streamer.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace vitrine::octree {
namespace {

/// Brought to arrays in one frame.
constexpr std::size_t points_of_frame = 400'000;

std::vector<CloudView> views_of(const scene::Bounds& bounds, const glm::mat4& world, std::span<const SceneView> views) {
    std::vector<CloudView> seen;
    for (const SceneView& view : views) {
        const glm::dvec2 size(view.size_pixels);
        const scene::ClipPlanes planes = scene::clip_planes_for(view.camera, bounds);
        seen.push_back(
            {view.camera.projection_matrix(size.x / size.y, planes) * view.camera.view() * glm::dmat4(world), size});
    }
    return seen;
}

std::shared_ptr<const Octree> octree_of(const scene::PointCloud& cloud) {
    return std::dynamic_pointer_cast<const Octree>(cloud.archive);
}

}  // namespace

PointStreamer::PointStreamer(std::size_t budget_points, std::function<void()> changed)
    : budget_(budget_points), loader_(std::move(changed)) {}

bool PointStreamer::update(scene::Scene& scene, std::span<const SceneView> views) {
    const Shown shown = shown_clouds(scene);
    forget_others(scene, shown);
    if (shown.empty()) return false;
    bring(scene);
    std::vector<NodeRequest> missing;
    for (const auto& [id, world] : shown) {
        Streamed& cloud = streamed(scene, id, budget_ / shown.size());
        std::vector<CloudView> seen = views_of(scene.bounds(), world, views);
        if (cloud.views != seen) {
            cloud.points->want(choose_nodes(*cloud.points->octree(), seen, cloud.points->budget()));
            cloud.views = std::move(seen);
            cloud.changed = true;
        }
        if (std::exchange(cloud.changed, false)) cloud.points->list(scene.edit_point_cloud(id));
        std::ranges::move(cloud.points->missing(), std::back_inserter(missing));
    }
    const bool more = !missing.empty();
    loader_.request(missing);
    return more;
}

void PointStreamer::finish(scene::Scene& scene, std::span<const SceneView> views) {
    while (update(scene, views)) loader_.wait();
}

PointStreamer::Shown PointStreamer::shown_clouds(const scene::Scene& scene) {
    bool any = false;  // most scenes have none: their nodes need not be visited each frame
    scene.point_clouds().for_each(
        [&](scene::PointCloudId, const scene::PointCloud& cloud) { any |= cloud.archive != nullptr; });
    Shown shown;
    if (!any) return shown;
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4& world) {
        for (const scene::Geometry& geometry : node.geometries) {
            const auto* id = std::get_if<scene::PointCloudId>(&geometry);
            if (id != nullptr && scene.contains(geometry) && octree_of(scene.point_cloud(*id))) shown[*id] = world;
        }
    });
    return shown;
}

void PointStreamer::forget_others(const scene::Scene& scene, const Shown& shown) {
    std::erase_if(clouds_, [&](const auto& entry) {
        const auto& [id, cloud] = entry;
        return !shown.contains(id) || cloud.array.lock() != scene.point_cloud(id).positions.tracked_bytes().tracking;
    });
}

PointStreamer::Streamed& PointStreamer::streamed(scene::Scene& scene, scene::PointCloudId id, std::size_t budget) {
    Streamed& cloud = clouds_[id];
    if (cloud.points && cloud.budget == budget) return cloud;
    scene::PointCloud& edited = scene.edit_point_cloud(id);
    cloud.points = std::make_unique<ResidentPoints>(octree_of(edited), budget, edited);
    cloud.array = edited.positions.tracked_bytes().tracking;
    cloud.budget = budget;
    cloud.views.clear();
    return cloud;
}

void PointStreamer::bring(scene::Scene& scene) {
    for (const LoadedNode& loaded : loader_.take(points_of_frame)) {
        for (auto& [id, cloud] : clouds_) {
            if (!cloud.points->needs(loaded)) continue;
            cloud.points->put(loaded, scene.edit_point_cloud(id));
            cloud.changed = true;
        }
    }
}

}  // namespace vitrine::octree
