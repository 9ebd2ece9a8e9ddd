#include <app/bench/parts_scene.h>

#include <vitrine/gl/render_target.h>
#include <vitrine/platform/headless_context.h>
#include <vitrine/prepare/prepared_mesh.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/shapes.h>

#include <benchmark/benchmark.h>

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <functional>
#include <utility>
#include <vector>

// What a frame costs of scenes in which something moves, beside one of the same triangles that stands still: the camera
// turns in all of them. Run them alternating: --benchmark_enable_random_interleaving, --benchmark_repetitions=7.

namespace vitrine::render {
namespace {

constexpr glm::ivec2 size{1280, 720};

scene::Mesh make_surface(benchmark::State& state) {
    const auto rings = static_cast<int>(std::sqrt(static_cast<double>(state.range(0)) / 4));
    return scene::make_sphere(1, 2 * rings, rings);
}

/// A scene and what moves it.
struct Moving {
    scene::Scene scene;
    std::function<void(scene::Scene&, float time)> move;
};

Moving make_static(benchmark::State& state) {
    Moving moving;
    moving.scene.add_shown(make_surface(state));
    moving.move = [](scene::Scene&, float) {};
    return moving;
}

/// Half of it bends about its middle.
Moving make_skinned(benchmark::State& state) {
    Moving moving;
    scene::Scene& scene = moving.scene;
    scene::Mesh mesh = make_surface(state);
    std::vector<glm::vec4> weights;
    for (const glm::vec3& position : mesh.positions) {
        const float upper = glm::clamp(0.5F + position.y, 0.0F, 1.0F);
        weights.emplace_back(upper, 1 - upper, 0, 0);
    }
    mesh.joints.assign(std::vector(weights.size(), glm::u16vec4(1, 0, 0, 0)));
    mesh.weights.assign(weights);
    const scene::NodeId lower = scene.add_node(scene::Node());
    const scene::NodeId upper = scene.add_node(scene::Node(), lower);
    scene::Node node;
    node.geometries.push_back(scene.add(std::move(mesh)));
    node.skin = scene.add(scene::Skin{
        .name = {}, .joints = {lower, upper}, .inverse_binds = {glm::mat4(1), glm::mat4(1)}, .skeleton = {}});
    scene.add_node(std::move(node));
    moving.move = [upper](scene::Scene& moved, float time) {
        moved.edit_node(upper).transform = glm::rotate(glm::mat4(1), 0.3F * std::sin(time), {0, 0, 1});
    };
    return moving;
}

/// Two targets with weights.
Moving make_morphing(benchmark::State& state) {
    Moving moving;
    scene::Mesh mesh = make_surface(state);
    for (const float side : {-1.0F, 1.0F}) {
        std::vector<glm::vec3> ways;
        for (const glm::vec3& position : mesh.positions) ways.emplace_back(0, 0.2F * side * position.x * position.x, 0);
        scene::MorphTarget& target = mesh.morph_targets.emplace_back();
        target.positions.assign(ways);
        target.normals.assign(ways);
    }
    const scene::NodeId node = moving.scene.add_shown(std::move(mesh));
    moving.move = [node](scene::Scene& moved, float time) {
        moved.edit_node(node).weights = {0.5F + 0.5F * std::sin(time), 0.5F + 0.5F * std::cos(time)};
    };
    return moving;
}

/// A thousand nodes of their own, each of which moves.
Moving make_parts(benchmark::State& state) {
    Moving moving{app::make_parts_scene(1000, static_cast<double>(state.range(0))), {}};
    moving.move = [](scene::Scene& moved, float time) {
        for (const scene::NodeId id : moved.nodes().ids()) {
            if (id == moved.root()) continue;
            moved.edit_node(id).transform = glm::rotate(glm::mat4(1), 0.02F * std::sin(time), {0, 1, 0});
        }
    };
    return moving;
}

/// Triangles in the order, and with all that is known of them, that they have in the viewer.
void prepare_meshes(scene::Scene& scene) {
    for (const scene::MeshId id : scene.meshes().ids()) {
        scene::Mesh& mesh = scene.edit_mesh(id);
        prepare::apply(prepare::prepare(prepare::triangles_of(mesh)), mesh);
    }
}

void draw_moving(benchmark::State& state, const std::function<Moving(benchmark::State&)>& make) {
    const platform::HeadlessContext context;
    Moving moving = make(state);
    prepare_meshes(moving.scene);
    Renderer renderer;
    const gl::RenderTarget target("moving", size, 1);
    scene::Camera camera = scene::default_camera(moving.scene.bounds(), double(size.x) / size.y);
    float time = 0;
    DrawCounts counts;
    for (auto _ : state) {
        time += 1.0F / 60;
        moving.move(moving.scene, time);
        camera.orientation = glm::angleAxis(0.01, camera.up) * camera.orientation;
        counts = renderer.draw(moving.scene, camera, Settings(), target);
        glFinish();
    }
    state.counters["triangles"] = static_cast<double>(counts.triangles);
    state.counters["left out"] = static_cast<double>(counts.left_out_triangles);
}

void sizes(benchmark::internal::Benchmark* frames) {
    frames->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK_CAPTURE(draw_moving, none, make_static)->Apply(sizes);
BENCHMARK_CAPTURE(draw_moving, skin, make_skinned)->Apply(sizes);
BENCHMARK_CAPTURE(draw_moving, morph, make_morphing)->Apply(sizes);
BENCHMARK_CAPTURE(draw_moving, parts, make_parts)->Apply(sizes);

}  // namespace
}  // namespace vitrine::render
