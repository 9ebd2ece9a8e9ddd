#pragma once

#include <app/bench/bench_case.h>
#include <app/bench/bench_report.h>
#include <app/bench/bench_screen.h>

#include <vitrine/paths/render_path.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <string>
#include <vector>

namespace vitrine::app {

/// Which render paths the viewer compares, and for how long.
struct ComparePlan {
    std::vector<paths::PathKind> paths{paths::all_paths.begin(), paths::all_paths.end()};
    bool image = false;  ///< the path texture by ImGui::Image too
    int samples = 1;
    double until_ci_percent = 2;
    double time_limit_seconds = 20;
};

/// What they show.
struct CompareSubject {
    const scene::Scene& scene;
    std::string name;
    scene::Camera camera;
    render::Settings settings;
    int ring_size = 3;
};

/// Flies all of them over the subject, as `vitrine bench` does, and says on the screen how far it is. Between two
/// frames; throws what the screen throws, and GraphicsError.
BenchReport compare_paths(const ComparePlan& plan, const CompareSubject& subject, BenchScreen& screen,
                          render::Renderer& renderer);

/// "Round 3: blit. 20 frames of each path so far, at most 12 s more."
std::string progress_text(const BenchProgress& progress, double time_limit_seconds);

}  // namespace vitrine::app
