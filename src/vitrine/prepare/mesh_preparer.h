#pragma once

#include <vitrine/prepare/disk_cache.h>
#include <vitrine/prepare/prepared_mesh.h>
#include <vitrine/scene/scene.h>

#include <atomic>
#include <cstddef>
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
    /// Where what takes long is kept for the next time; none: it is not.
    std::optional<std::filesystem::path> cache = default_cache_folder();
    /// Of all meshes of a scene. Those above are left as they are: a copy of each is worked on.
    std::size_t most_triangles = 30'000'000;
    /// Meshes of fewer are not worth a file.
    std::size_t least_cached_triangles = 50'000;
};

/// Makes a scene's meshes ready to be drawn fast, on other threads, while the scene is shown and changed. All calls
/// come from the thread that the scene belongs to.
class MeshPreparer {
public:
    /// `ready` is called on another thread when there is something to take.
    explicit MeshPreparer(PreparerOptions options = {}, std::function<void()> ready = {});
    /// Stops the work; takes as long as a step of the largest mesh at most.
    ~MeshPreparer();
    MeshPreparer(const MeshPreparer&) = delete;
    MeshPreparer& operator=(const MeshPreparer&) = delete;

    /// Copies the triangles of all meshes of which nothing is known and begins; what went on before is given up, and
    /// not waited for.
    void start(const scene::Scene& scene);
    /// Gives up what goes on.
    void stop();
    /// Gives those meshes that are ready, and that have not changed since, what was made of them. True: there were
    /// some.
    bool take(scene::Scene& scene);
    bool is_working() const { return !runs_.empty() && !*runs_.back().ended; }
    /// Waits for all of it: for programs without a window.
    void wait();

private:
    /// A mesh's copy, and then what was made of it.
    struct Work {
        scene::MeshId mesh;
        scene::KnownStructure state;  ///< of the mesh when it was copied
        Triangles triangles;
        std::optional<PreparedMesh> prepared;
    };

    /// Work on one scene.
    struct Run {
        std::shared_ptr<std::atomic<bool>> ended;
        std::jthread thread;
    };

    std::vector<Work> copied(const scene::Scene& scene) const;
    void run(std::vector<Work> work, const std::stop_token& stop);
    void prepare_one(Work& work, const std::stop_token& stop);
    PreparedMesh made(const Triangles& triangles, const std::stop_token& stop);

    PreparerOptions options_;
    std::function<void()> ready_;
    std::mutex cache_mutex_;
    std::optional<DiskCache> cache_;
    std::mutex done_mutex_;
    std::vector<Work> done_;
    std::vector<Run> runs_;  ///< the last one, and those before it that have not ended yet
};

}  // namespace vitrine::prepare
