#include <vitrine/scene/camera.h>
#include <vitrine/scene/geometry.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/shapes.h>

#include <benchmark/benchmark.h>

namespace vitrine::scene {
namespace {

/// Asked of every scene in every frame, to know whether to draw.
void scene_revision(benchmark::State& state) {
    const Scene scene = make_sample_scene();
    for (auto _ : state) benchmark::DoNotOptimize(scene.revision());
}
BENCHMARK(scene_revision);

void scene_bounds(benchmark::State& state) {
    Scene scene = make_height_field_scene(300, 300);
    const MeshId mesh = scene.meshes().ids().front();
    for (auto _ : state) {
        scene.edit_mesh(mesh);  // counts as a change
        benchmark::DoNotOptimize(scene.bounds());
    }
}
BENCHMARK(scene_bounds);

void mesh_normals(benchmark::State& state) {
    const auto side = static_cast<int>(state.range(0));
    Mesh mesh = make_height_field(side, side, [](float x, float z) { return x * z; });
    for (auto _ : state) {
        compute_normals(mesh);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(mesh.triangle_count()));
}
BENCHMARK(mesh_normals)->Arg(100)->Arg(500);

}  // namespace
}  // namespace vitrine::scene
