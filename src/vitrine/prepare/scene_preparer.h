#pragma once

#include <vitrine/prepare/disk_cache.h>
#include <vitrine/prepare/prepared_mesh.h>
#include <vitrine/scene/scene.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace vitrine::prepare {

/// What a preparer works with.
struct PreparerOptions {
    PrepareOptions meshes{};
    bool clouds = true;  ///< are ordered for sampling
    /// Where what takes long is kept for the next time; none: it is not.
    std::optional<std::filesystem::path> cache = default_cache_folder();
    /// Of all meshes of a scene. Those above are left as they are: what is made of them needs memory, too.
    std::size_t most_triangles = 30'000'000;
    /// Meshes of fewer are not worth a file.
    std::size_t least_cached_triangles = 50'000;
};

/// Makes a scene ready to be drawn fast, on other threads, while it is shown and changed: first its large clouds
/// (order_for_sampling), then its meshes. It reads the scene's arrays where they lie (scene::shared_copy), so they may
/// drop their copies as soon as it has been started. All calls come from the thread that the scene belongs to.
class ScenePreparer {
public:
    /// `ready` is called on another thread when there is something to take.
    explicit ScenePreparer(PreparerOptions options = {}, std::function<void()> ready = {});
    /// Stops the work; takes as long as a step of the largest mesh or cloud at most.
    ~ScenePreparer();
    ScenePreparer(const ScenePreparer&) = delete;
    ScenePreparer& operator=(const ScenePreparer&) = delete;

    /// Begins with all clouds that are worth it and all meshes of which nothing is known; what went on before is given
    /// up, and not waited for. Arrays without a copy in CPU memory are left as they are.
    void start(const scene::Scene& scene);
    /// Gives up what goes on.
    void stop();
    /// Gives those clouds and meshes that are ready, and that have not changed since, what was made of them. True:
    /// there were some.
    bool take(scene::Scene& scene);
    bool is_working() const { return !runs_.empty() && !*runs_.back().ended; }
    /// Waits for all of it: for programs without a window.
    void wait();

private:
    /// What lies in a cloud's memory, and then what was made of it.
    struct CloudWork {
        scene::PointCloudId id;
        std::weak_ptr<const arrays::Tracking> positions;  ///< of the cloud in the scene
        std::uint64_t revision = 0;                       ///< of its arrays
        scene::PointCloud cloud;
    };
    /// The same of a mesh.
    struct MeshWork {
        scene::MeshId id;
        scene::KnownStructure state;  ///< of the mesh in the scene
        std::uint64_t revision = 0;   ///< of its arrays of which that knows nothing
        scene::Mesh mesh;
        scene::MeshStructure structure;
        bool reordered = false;
    };
    struct Work {
        std::vector<CloudWork> clouds;
        std::vector<MeshWork> meshes;
        bool empty() const { return clouds.empty() && meshes.empty(); }
    };

    /// Work on one scene.
    struct Run {
        std::shared_ptr<std::atomic<bool>> ended;
        std::jthread thread;
    };

    Work work_of(const scene::Scene& scene) const;
    static bool has_changed(const CloudWork& work, const scene::PointCloud& now);
    static bool has_changed(const MeshWork& work, const scene::Mesh& now);
    void run(Work work, const std::stop_token& stop);
    void order_clouds(std::vector<CloudWork> clouds, const std::stop_token& stop);
    void prepare_meshes(std::vector<MeshWork> meshes, const std::stop_token& stop);
    void prepare_one(MeshWork& work, const std::stop_token& stop);
    PreparedMesh made(const Triangles& triangles, const std::stop_token& stop);
    void tell(const std::stop_token& stop) const;

    PreparerOptions options_;
    std::function<void()> ready_;
    std::mutex cache_mutex_;
    std::optional<DiskCache> cache_;
    std::mutex done_mutex_;
    Work done_;
    std::vector<Run> runs_;  ///< the last one, and those before it that have not ended yet
};

}  // namespace vitrine::prepare
