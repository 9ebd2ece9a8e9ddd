#include <vitrine/prepare/mesh_preparer.h>

#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/prepare/prepared_bytes.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vitrine::prepare {

MeshPreparer::MeshPreparer(PreparerOptions options, std::function<void()> ready)
    : options_(std::move(options)), ready_(std::move(ready)) {
    if (options_.cache) cache_.emplace(*options_.cache);
}

MeshPreparer::~MeshPreparer() = default;

void MeshPreparer::stop() {
    for (Run& run : runs_) run.thread.request_stop();
    std::erase_if(runs_, [](const Run& run) { return run.ended->load(); });
}

void MeshPreparer::start(const scene::Scene& scene) {
    stop();
    std::vector<Work> work = copied(scene);
    if (work.empty()) return;
    Run& fresh = runs_.emplace_back();
    fresh.ended = std::make_shared<std::atomic<bool>>(false);
    fresh.thread =
        std::jthread([this, ended = fresh.ended, all = std::move(work)](const std::stop_token& stop) mutable {
            run(std::move(all), stop);
            *ended = true;
            if (ready_ && !stop.stop_requested()) ready_();
        });
}

std::vector<MeshPreparer::Work> MeshPreparer::copied(const scene::Scene& scene) const {
    std::vector<Work> work;
    std::size_t triangles = 0;
    scene.meshes().for_each([&](scene::MeshId id, const scene::Mesh& mesh) {
        triangles += mesh.triangle_count();
        if (triangles > options_.most_triangles || mesh.structure.of(mesh) != nullptr) return;
        Work next{.mesh = id, .state = {}, .triangles = triangles_of(mesh), .prepared = {}};
        next.state.set(mesh, {});
        if (next.triangles.count() > 0) work.push_back(std::move(next));
    });
    return work;
}

void MeshPreparer::run(std::vector<Work> work, const std::stop_token& stop) {
    // What takes longest begins first.
    std::sort(work.begin(), work.end(),
              [](const Work& a, const Work& b) { return a.triangles.count() > b.triangles.count(); });
    std::atomic<std::size_t> next = 0;
    const std::size_t others = std::max<std::size_t>(worker_count(), 2) - 1;  // one core is for whoever draws
    const std::size_t workers = std::min(others, work.size());
    parallel_for(workers, 1, [&](std::size_t, std::size_t) {
        for (std::size_t i = next++; i < work.size() && !stop.stop_requested(); i = next++) prepare_one(work[i], stop);
    });
}

void MeshPreparer::prepare_one(Work& work, const std::stop_token& stop) {
    try {
        work.prepared = made(work.triangles, stop);
    } catch (const std::exception& error) {
        log().warn("A mesh is drawn as it is, because it could not be prepared: {}", error.what());
        return;
    }
    if (stop.stop_requested()) return;
    work.triangles = {};
    const std::scoped_lock lock(done_mutex_);
    done_.push_back(std::move(work));
}

PreparedMesh MeshPreparer::made(const Triangles& triangles, const std::stop_token& stop) {
    if (!cache_ || triangles.count() < options_.least_cached_triangles)
        return prepare(triangles, options_.meshes, stop);
    const std::string name = cache_name(triangles, options_.meshes);
    {
        const std::scoped_lock lock(cache_mutex_);
        if (const auto bytes = cache_->find(name)) {
            if (std::optional<PreparedMesh> kept = prepared_from(*bytes, triangles)) return *std::move(kept);
        }
    }
    PreparedMesh prepared = prepare(triangles, options_.meshes, stop);
    if (stop.stop_requested()) return prepared;
    const std::scoped_lock lock(cache_mutex_);
    cache_->store(name, to_bytes(prepared));
    return prepared;
}

bool MeshPreparer::take(scene::Scene& scene) {
    std::vector<Work> done;
    {
        const std::scoped_lock lock(done_mutex_);
        done.swap(done_);
    }
    bool taken = false;
    for (const Work& work : done) {
        if (!scene.contains(work.mesh)) continue;
        const scene::Mesh& now = scene.mesh(work.mesh);
        if (work.state.of(now) == nullptr) continue;
        apply(*work.prepared, scene.edit_mesh(work.mesh));
        taken = true;
    }
    return taken;
}

void MeshPreparer::wait() {
    for (Run& run : runs_) run.thread.join();
    runs_.clear();
}

}  // namespace vitrine::prepare
