#include <vitrine/render/quality_trial.h>

#include <vitrine/base/log.h>
#include <vitrine/gl/object.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/settings.h>
#include <vitrine/scene/shapes.h>

#include <algorithm>
#include <utility>

namespace vitrine::render {
namespace {

constexpr glm::ivec2 trial_size{256, 256};
constexpr int rounds = 3;

/// Of a million pixels. More than the first and a scale of a quarter leaves no ten pictures a second; less than the
/// second leaves sixty with a million more of them, for panels and other viewports.
constexpr Milliseconds too_slow{1000};
constexpr Milliseconds fast{8};

/// A wall that fills the picture, with balls before it.
scene::Scene make_trial_scene() {
    scene::Scene scene;
    scene::Node wall;
    wall.geometries.push_back(scene.add(scene::make_sphere(4.0F, 64, 32)));
    wall.transform[3] = {0, 0, -4, 1};
    scene.add_node(std::move(wall));
    for (const float x : {-0.8F, 0.8F}) {
        scene::Node ball;
        ball.geometries.push_back(scene.add(scene::make_sphere(0.5F, 32, 16)));
        ball.transform[3] = {x, 0, 0.5F, 1};
        scene.add_node(std::move(ball));
    }
    return scene;
}

/// The best of a few pictures after one that compiles.
Milliseconds measure(Renderer& renderer, const scene::Scene& scene, const gl::RenderTarget& target, Quality quality) {
    Settings settings;
    set_quality(settings, quality);
    settings.grid = settings.axes = false;
    scene::Camera camera;
    camera.distance = 2;
    Milliseconds best = Milliseconds::max();
    for (int round = 0; round <= rounds; ++round) {
        glFinish();
        const FrameClock::time_point begin = FrameClock::now();
        renderer.draw(scene, camera, settings, target);
        glFinish();
        if (round > 0) best = std::min<Milliseconds>(best, FrameClock::now() - begin);
    }
    return best * (1e6 / (double(trial_size.x) * trial_size.y));
}

}  // namespace

QualityTrial try_qualities(Renderer& renderer) {
    const scene::Scene scene = make_trial_scene();
    const gl::RenderTarget target("quality trial", trial_size, 1);
    QualityTrial trial{.normal = measure(renderer, scene, target, Quality::normal), .high = std::nullopt};
    if (trial.normal > too_slow) trial.best = Quality::draft;
    if (trial.normal < fast) {
        trial.high = measure(renderer, scene, target, Quality::high);
        if (*trial.high < fast) trial.best = Quality::high;
    }
    log().debug("a million pixels take {:.1f} ms: {} quality", trial.normal.count(), name_of(trial.best));
    return trial;
}

}  // namespace vitrine::render
