#include <vitrine/render/point_trial.h>

#include <vitrine/base/error.h>
#include <vitrine/base/log.h>
#include <vitrine/gl/driver.h>
#include <vitrine/gl/render_target.h>
#include <vitrine/render/point_kernels.h>
#include <vitrine/render/renderer.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

constexpr std::uint64_t many_points = 100'000;
constexpr std::size_t trial_points = std::size_t{1} << 17U;
/// Small, so that it is points that take the time: several to a pixel, as of large clouds.
constexpr glm::ivec2 trial_size{256, 256};

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

/// What the trial draws, in main memory and in buffers.
DrawPlan make_trial_plan() {
    HostPoints host{.positions = arrays::Elements<glm::vec3>(sphere(trial_points)), .colors = {}, .values = {}};
    gl::Buffer buffer = gl::Buffer::make("trial points");
    glNamedBufferStorage(buffer.id(), static_cast<GLsizeiptr>(trial_points * sizeof(glm::vec3)), host.positions.data(),
                         0);
    DrawPlan plan;
    plan.settings.grid = plan.settings.axes = false;
    plan.camera.distance = 3;
    plan.planes = scene::clip_planes_for(plan.camera, {glm::dvec3(-1), glm::dvec3(1)});
    CloudItem& cloud = plan.clouds.emplace_back();
    cloud.host = std::make_shared<const HostPoints>(std::move(host));
    cloud.model_view = glm::mat4(plan.camera.view());
    cloud.lit = false;
    cloud.ranges = PointRanges(trial_points);
    cloud.all_points = trial_points;
    cloud.positions = {std::make_shared<const gl::Buffer>(std::move(buffer)), 0, sizeof(glm::vec3)};
    return plan;
}

Milliseconds timed_draw(Renderer& renderer, DrawPlan& plan, const gl::RenderTarget& target, std::size_t points) {
    ++plan.scene_revision;  // nothing is left over from the draw before
    plan.clouds.front().points = points;
    Slicer whole;
    glFinish();
    const FrameClock::time_point begin = FrameClock::now();
    renderer.draw(plan, target.area(), whole);
    glFinish();
    return FrameClock::now() - begin;
}

/// One draw, after one of few points that compiles; the best of three where it may be as fast as others, which took
/// `best`.
PointTrial::Result measure(Renderer& renderer, DrawPlan plan, const gl::RenderTarget& target, PointMethod method,
                           Milliseconds best) {
    constexpr double near = 2;
    constexpr std::size_t few = trial_points / 64;
    plan.settings.point_method = method;
    if (method != PointMethod::cpu) plan.clouds.front().host = nullptr;
    timed_draw(renderer, plan, target, few);
    PointTrial::Result result{method, timed_draw(renderer, plan, target, trial_points)};
    for (int again = 0; again < 2 && result.took < near * best; ++again)
        result.took = std::min(result.took, timed_draw(renderer, plan, target, trial_points));
    return result;
}

/// The CPU is asked where it does the GPU's work anyway; elsewhere it has other things to do.
std::vector<PointMethod> candidates() {
    std::vector<PointMethod> methods{PointMethod::compute32, PointMethod::points};
    if (has_atomics_of_64_bits()) methods.insert(methods.begin(), PointMethod::compute64);
    if (gl::read_driver().software) methods.insert(methods.begin(), PointMethod::cpu);
    return methods;
}

}  // namespace

PointTrial try_point_methods(Renderer& renderer) {
    const DrawPlan plan = make_trial_plan();
    const gl::RenderTarget target("points' trial", trial_size, 1);
    PointTrial trial;
    Milliseconds best = Milliseconds::max();
    for (const PointMethod method : candidates()) {
        try {
            trial.results.push_back(measure(renderer, plan, target, method, best));
            best = std::min(best, trial.results.back().took);
            log().debug("{:.2f} ms to draw {} points by {}", trial.results.back().took.count(), trial_points,
                        name_of(method));
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
    for (const CloudItem& cloud : plan.clouds) points += cloud.all_points;
    return points >= many_points;
}

}  // namespace vitrine::render
