#include <vitrine/render/point_trial.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/render/point_raster.h>
#include <vitrine/render/renderer.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <vector>

namespace vitrine::render {
namespace {

constexpr std::uint64_t many_points = 100'000;
constexpr std::size_t trial_points = std::size_t{1} << 17U;

/// Points all over a sphere, as those of a scan are: half of them hidden, each far from the one before.
std::vector<glm::vec3> sphere(std::size_t count) {
    constexpr float golden_angle = 2.39996323F;
    constexpr std::size_t stride = 40503;  // coprime to a power of two
    std::vector<glm::vec3> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = static_cast<float>(i * stride % count);
        const float y = 1 - 2 * (at + 0.5F) / static_cast<float>(count);
        const float radius = std::sqrt(1 - y * y);
        points[i] = {radius * std::cos(golden_angle * at), y, radius * std::sin(golden_angle * at)};
    }
    return points;
}

DrawPlan make_trial_plan() {
    const std::vector<glm::vec3> points = sphere(trial_points);
    gl::Buffer buffer = gl::Buffer::make("trial points");
    glNamedBufferStorage(buffer.id(), static_cast<GLsizeiptr>(points.size() * sizeof(points[0])), points.data(), 0);
    DrawPlan plan;
    plan.settings.grid = plan.settings.axes = false;
    plan.camera.distance = 3;
    plan.planes = scene::clip_planes_for(plan.camera, {glm::dvec3(-1), glm::dvec3(1)});
    CloudItem& cloud = plan.clouds.emplace_back();
    cloud.model_view = glm::mat4(plan.camera.view());
    cloud.lit = false;
    cloud.positions = {std::make_shared<const gl::Buffer>(std::move(buffer)), 0, sizeof(glm::vec3)};
    cloud.points = points.size();
    return plan;
}

Milliseconds timed_draw(Renderer& renderer, DrawPlan& plan, const gl::RenderTarget& target) {
    ++plan.scene_revision;  // nothing is left over from the draw before
    Slicer whole;
    glFinish();
    const FrameClock::time_point begin = FrameClock::now();
    renderer.draw(plan, target.area(), whole);
    glFinish();
    return FrameClock::now() - begin;
}

/// The best of three, after one that compiles.
PointTrial::Result measure(Renderer& renderer, DrawPlan& plan, const gl::RenderTarget& target, PointMethod method) {
    plan.settings.point_method = method;
    timed_draw(renderer, plan, target);
    PointTrial::Result result{method, timed_draw(renderer, plan, target)};
    for (int again = 0; again < 2; ++again) result.took = std::min(result.took, timed_draw(renderer, plan, target));
    return result;
}

}  // namespace

PointTrial try_point_methods(Renderer& renderer) {
    DrawPlan plan = make_trial_plan();
    const gl::RenderTarget target("points' trial", {512, 512}, 1);
    PointTrial trial;
    for (const PointMethod method : {PointMethod::points, PointMethod::compute32, PointMethod::compute64}) {
        if (method == PointMethod::compute64 && !has_atomics_of_64_bits()) continue;
        try {
            trial.results.push_back(measure(renderer, plan, target, method));
        } catch (const GraphicsError& error) {
            log().warn("points are not drawn by {}: {}", name_of(method), error.what());
        }
    }
    trial.fastest = std::ranges::min_element(trial.results, {}, &PointTrial::Result::took)->method;
    log().debug("many points are drawn by {}, the fastest in a trial", name_of(trial.fastest));
    return trial;
}

bool has_many_points(const DrawPlan& plan) {
    std::uint64_t points = 0;
    for (const CloudItem& cloud : plan.clouds) points += cloud.points;
    return points >= many_points;
}

}  // namespace vitrine::render
