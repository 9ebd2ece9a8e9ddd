#include <vitrine/prepare/scene_preparer.h>

#include <vitrine/base/log.h>
#include <vitrine/base/parallel.h>
#include <vitrine/prepare/prepared_bytes.h>
#include <vitrine/prepare/sample_order.h>
#include <vitrine/scene/shared_copy.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vitrine::prepare {
namespace {

std::uint64_t revision_of(const std::vector<scene::ScalarField>& fields) {
    std::uint64_t revision = 0;
    for (const scene::ScalarField& field : fields) revision += field.values.revision();
    return revision;
}

/// Of all that is put into another order.
std::uint64_t revision_of(const scene::PointCloud& cloud) {
    return cloud.positions.revision() + cloud.normals.revision() + cloud.colors.revision() + revision_of(cloud.scalars);
}

/// Of what is put into another order and of which the structure knows nothing.
std::uint64_t revision_of(const scene::Mesh& mesh) {
    return mesh.colors.revision() + revision_of(mesh.scalars) + revision_of(mesh.face_scalars);
}

bool is_worth_it(const scene::PointCloud& cloud) {
    return cloud.sample_layers == 0 && !cloud.archive && cloud.positions.size() >= worth_ordering &&
           scene::has_copies(cloud);
}

void move_arrays(scene::PointCloud& from, scene::PointCloud& to) {
    to.positions = std::move(from.positions);
    to.normals = std::move(from.normals);
    to.colors = std::move(from.colors);
    to.scalars = std::move(from.scalars);
    to.sample_layers = from.sample_layers;
    to.blocks = std::move(from.blocks);
}

void move_arrays(scene::Mesh& from, scene::Mesh& to) {
    to.positions = std::move(from.positions);
    to.normals = std::move(from.normals);
    to.packed_normals = std::move(from.packed_normals);
    to.colors = std::move(from.colors);
    to.vertices = std::move(from.vertices);
    to.texcoords = std::move(from.texcoords);
    to.second_texcoords = std::move(from.second_texcoords);
    to.tangents = std::move(from.tangents);
    to.joints = std::move(from.joints);
    to.weights = std::move(from.weights);
    to.morph_targets = std::move(from.morph_targets);
    to.indices = std::move(from.indices);
    to.short_indices = std::move(from.short_indices);
    to.scalars = std::move(from.scalars);
    to.face_scalars = std::move(from.face_scalars);
}

}  // namespace

ScenePreparer::ScenePreparer(PreparerOptions options, std::function<void()> ready)
    : options_(std::move(options)), ready_(std::move(ready)) {
    if (options_.cache) cache_.emplace(*options_.cache);
}

ScenePreparer::~ScenePreparer() = default;

void ScenePreparer::stop() {
    for (Run& run : runs_) run.thread.request_stop();
    std::erase_if(runs_, [](const Run& run) { return run.ended->load(); });
    const std::scoped_lock lock(done_mutex_);
    done_ = {};
}

void ScenePreparer::start(const scene::Scene& scene) {
    stop();
    Work work = work_of(scene);
    if (work.empty()) return;
    Run& fresh = runs_.emplace_back();
    fresh.ended = std::make_shared<std::atomic<bool>>(false);
    fresh.thread =
        std::jthread([this, ended = fresh.ended, all = std::move(work)](const std::stop_token& stop) mutable {
            run(std::move(all), stop);
            *ended = true;
            tell(stop);
        });
}

ScenePreparer::Work ScenePreparer::work_of(const scene::Scene& scene) const {
    Work work;
    scene.point_clouds().for_each([&](scene::PointCloudId id, const scene::PointCloud& cloud) {
        if (options_.clouds && is_worth_it(cloud))
            work.clouds.push_back(
                {id, cloud.positions.tracked_bytes().tracking, revision_of(cloud), scene::shared_copy(cloud)});
    });
    std::size_t triangles = 0;
    scene.meshes().for_each([&](scene::MeshId id, const scene::Mesh& mesh) {
        triangles += mesh.triangle_count();
        if (triangles > options_.most_triangles || mesh.structure.of(mesh) != nullptr) return;
        if (mesh.triangle_count() == 0 || !scene::has_copies(mesh)) return;
        MeshWork& next = work.meshes.emplace_back();
        next.id = id;
        next.state.set(mesh, {});
        next.revision = revision_of(mesh);
        next.mesh = scene::shared_copy(mesh);
    });
    return work;
}

void ScenePreparer::run(Work work, const std::stop_token& stop) {
    const bool both = !work.clouds.empty() && !work.meshes.empty();
    order_clouds(std::move(work.clouds), stop);
    if (both) tell(stop);
    prepare_meshes(std::move(work.meshes), stop);
}

void ScenePreparer::order_clouds(std::vector<CloudWork> clouds, const std::stop_token& stop) {
    for (CloudWork& work : clouds) {
        if (stop.stop_requested()) return;
        try {
            order_for_sampling(work.cloud);
        } catch (const std::exception& error) {
            log().warn("A cloud stays in its order, because it could not be put into another: {}", error.what());
            continue;
        }
        if (stop.stop_requested()) return;
        const std::scoped_lock lock(done_mutex_);
        done_.clouds.push_back(std::move(work));
    }
}

void ScenePreparer::prepare_meshes(std::vector<MeshWork> meshes, const std::stop_token& stop) {
    // What takes longest begins first.
    std::sort(meshes.begin(), meshes.end(),
              [](const MeshWork& a, const MeshWork& b) { return a.mesh.triangle_count() > b.mesh.triangle_count(); });
    std::atomic<std::size_t> next = 0;
    const std::size_t others = std::max<std::size_t>(worker_count(), 2) - 1;  // one core is for whoever draws
    const std::size_t workers = std::min(others, meshes.size());
    parallel_for(workers, 1, [&](std::size_t, std::size_t) {
        for (std::size_t i = next++; i < meshes.size() && !stop.stop_requested(); i = next++)
            prepare_one(meshes[i], stop);
    });
}

void ScenePreparer::prepare_one(MeshWork& work, const std::stop_token& stop) {
    try {
        const Triangles triangles = triangles_of(work.mesh);
        if (triangles.count() == 0) return;
        PreparedMesh prepared = made(triangles, stop);
        if (stop.stop_requested()) return;
        apply(prepared, work.mesh);
        work.reordered = !prepared.vertex_order.empty();
        work.structure = std::move(prepared.structure);
    } catch (const std::exception& error) {
        log().warn("A mesh is drawn as it is, because it could not be prepared: {}", error.what());
        return;
    }
    const std::scoped_lock lock(done_mutex_);
    done_.meshes.push_back(std::move(work));
}

PreparedMesh ScenePreparer::made(const Triangles& triangles, const std::stop_token& stop) {
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

void ScenePreparer::tell(const std::stop_token& stop) const {
    if (ready_ && !stop.stop_requested()) ready_();
}

bool ScenePreparer::has_changed(const CloudWork& work, const scene::PointCloud& now) {
    return work.positions.lock() != now.positions.tracked_bytes().tracking || revision_of(now) != work.revision;
}

bool ScenePreparer::has_changed(const MeshWork& work, const scene::Mesh& now) {
    return work.state.of(now) == nullptr || revision_of(now) != work.revision;
}

bool ScenePreparer::take(scene::Scene& scene) {
    Work done;
    {
        const std::scoped_lock lock(done_mutex_);
        std::swap(done, done_);
    }
    bool taken = false;
    for (CloudWork& work : done.clouds) {
        if (!scene.contains(work.id) || has_changed(work, scene.point_cloud(work.id))) continue;
        move_arrays(work.cloud, scene.edit_point_cloud(work.id));
        taken = true;
    }
    for (MeshWork& work : done.meshes) {
        if (!scene.contains(work.id) || has_changed(work, scene.mesh(work.id))) continue;
        scene::Mesh& mesh = scene.edit_mesh(work.id);
        if (work.reordered) move_arrays(work.mesh, mesh);
        mesh.level_indices = std::move(work.mesh.level_indices);
        mesh.structure.set(mesh, std::move(work.structure));
        taken = true;
    }
    return taken;
}

void ScenePreparer::wait() {
    for (Run& run : runs_) run.thread.join();
    runs_.clear();
}

}  // namespace vitrine::prepare
