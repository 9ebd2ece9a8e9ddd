#pragma once

#include <vitrine/base/frame_timings.h>
#include <vitrine/render/draw_plan.h>
#include <vitrine/render/point_method.h>

#include <vector>

namespace vitrine::render {

class Renderer;

/// How long each way to draw points took in a short trial.
struct PointTrial {
    struct Result {
        PointMethod method = PointMethod::points;
        Milliseconds took{0};  ///< the best of some
    };
    PointMethod fastest = PointMethod::points;
    std::vector<Result> results;
};

/// Draws some points by each way that this driver has. Waits for the GPU. Where a way does not work it is left out.
PointTrial try_point_methods(Renderer& renderer);

/// Whether a plan has so many points in its clouds that it matters how they are drawn.
bool has_many_points(const DrawPlan& plan);

}  // namespace vitrine::render
