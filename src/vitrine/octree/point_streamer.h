#pragma once

#include <vitrine/octree/node_loader.h>
#include <vitrine/octree/resident_points.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace vitrine::octree {

/// A view of a scene.
struct SceneView {
    scene::Camera camera;
    glm::ivec2 size_pixels{1};
};

/// Brings those points of a scene's octrees into its clouds (`scene::PointCloud::archive`) that its views need, within
/// a budget, while it is looked at. All calls come from the thread that the scene belongs to.
class PointStreamer {
public:
    /// Of all clouds together, at 16 bytes each in main memory and on the GPU.
    static constexpr std::size_t usual_budget = 3'000'000;

    /// `changed` is called on another thread when `update` has something to bring.
    explicit PointStreamer(std::size_t budget_points = usual_budget, std::function<void()> changed = {});

    /// Brings what has been read, some of it at a time so that frames stay short, and has read what the views need.
    /// True: more is to come.
    bool update(scene::Scene& scene, std::span<const SceneView> views);
    /// Until all that the views need is there: for programs without a window.
    void finish(scene::Scene& scene, std::span<const SceneView> views);

    void set_budget(std::size_t points) { budget_ = points; }
    std::size_t budget() const { return budget_; }

private:
    /// A cloud, and how it was seen the last time.
    struct Streamed {
        std::weak_ptr<const arrays::Tracking> array;  ///< of its positions
        std::size_t budget = 0;
        std::vector<CloudView> views;
        std::unique_ptr<ResidentPoints> points;
        bool changed = false;  ///< which of them are to be drawn
    };

    /// The clouds that are shown, and where.
    using Shown = std::map<scene::PointCloudId, glm::mat4>;

    static Shown shown_clouds(const scene::Scene& scene);
    void forget_others(const scene::Scene& scene, const Shown& shown);
    Streamed& streamed(scene::Scene& scene, scene::PointCloudId id, std::size_t budget);
    void bring(scene::Scene& scene);

    std::size_t budget_;
    std::map<scene::PointCloudId, Streamed> clouds_;
    NodeLoader loader_;
};

}  // namespace vitrine::octree
