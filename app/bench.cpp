#include "commands.h"
#include "scene_setup.h"

#include <app/bench/array_bench.h>
#include <app/bench/bench_case.h>
#include <app/bench/bench_compare.h>
#include <app/bench/bench_files.h>
#include <app/bench/bench_report.h>
#include <app/bench/bench_screen.h>
#include <app/bench/compute_bench.h>
#include <app/bench/parts_scene.h>
#include <app/bench/progress_line.h>
#include <app/demos/sample_items.h>

#include <vitrine/base/error.h>
#include <vitrine/prepare/sample_order.h>
#include <vitrine/prepare/scene_preparer.h>
#include <vitrine/scene/sample_cloud.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/format.h>

#include <spdlog/fmt/fmt.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

namespace vitrine::app {
namespace {

struct BenchScene {
    scene::Scene scene;
    std::string name;
};

BenchScene height_field(glm::ivec2 vertices) {
    return {scene::make_height_field_scene(vertices.x, vertices.y),
            fmt::format("height field {}x{}", vertices.x, vertices.y)};
}

BenchScene layers(int count) {
    return {scene::make_layers_scene(count), fmt::format("{} layers", count)};
}

BenchScene cloud(std::size_t points) {
    return {scene::make_scan_scene(points), fmt::format("{} scanned points", points)};
}

BenchScene parts(const BenchOptions& options) {
    return {make_parts_scene(options.parts, options.part_triangles),
            fmt::format("{:.0f} triangles in {} parts", options.part_triangles, options.parts)};
}

/// Waited for, and not from a cache: what is measured is the drawing.
void prepare_meshes(scene::Scene& scene) {
    prepare::ScenePreparer preparer({.clouds = false, .cache = std::nullopt});
    preparer.start(scene);
    preparer.wait();
    preparer.take(scene);
}

/// As the viewer would have it after a while, where the options want that.
BenchScene prepared(BenchScene scene, const BenchOptions& options) {
    if (options.order_points) prepare::order_for_sampling(scene.scene);
    if (options.prepare) prepare_meshes(scene.scene);
    return scene;
}

BenchScene items(const BenchOptions::Items& wanted) {
    BenchScene scene{{}, fmt::format("{} {}", wanted.count, scene::name_of(wanted.kind))};
    scene.scene.add_shown(make_sample_collection(wanted.kind, static_cast<std::size_t>(wanted.count)));
    return scene;
}

void require_targets(const BenchOptions& options, const gl::Driver& driver) {
    for (const glm::ivec2 size : options.sizes) {
        for (const int samples : options.samples) gl::require_target(driver, size.x, size.y, samples);
    }
}

void require_cells(const BenchOptions& options) {
    for (const glm::ivec2 size : options.sizes) {
        for (const int viewports : options.viewports) {
            for (const ui::SplitCell& cell : lane_cells(viewports, size)) {
                if (cell.size.x > 0 && cell.size.y > 0) continue;
                throw UsageError(fmt::format("{} viewports have no room in {}x{} pixels", viewports, size.x, size.y));
            }
        }
    }
}

/// The camera from which the flight begins: it suits the shape of a viewport.
scene::Camera first_camera(const BenchScene& scene, const SceneOptions& options, const LaneSettings& settings,
                           glm::ivec2 screen, const Demo* demo) {
    const glm::dvec2 size(lane_cells(settings.viewports, screen).front().size);
    return initial_camera(options, scene.scene, size.x / size.y, demo);
}

void run_case(BenchScreen& screen, render::Renderer& renderer, const BenchScene& scene, const BenchOptions& options,
              const LaneSettings& settings, const Demo* demo, BenchReport& report) {
    ProgressLine line;
    const glm::ivec2 size = screen.size();
    const scene::Camera from = first_camera(scene, options.scene, settings, size, demo);
    BenchCase bench_case(screen, renderer, scene.scene, from, settings, options);
    bench_case.measure([&](const BenchProgress& progress) {
        line.show(fmt::format("{}, {}x{}{}, {}: {} of {}{} frames", scene.name, size.x, size.y,
                              viewports_text(settings.viewports),
                              ui::format_counted(static_cast<std::uint64_t>(settings.samples), "sample", "samples"),
                              progress.frames, options.until_ci_percent > 0 ? "at least " : "", options.frames));
    });
    bench_case.measure_latency();
    bench_case.verify();
    bench_case.add_to(report, scene.name);
}

void run_cases(BenchScreen& screen, const BenchScene& scene, const BenchOptions& options, const Demo* demo,
               BenchReport& report) {
    render::Renderer renderer;
    LaneSettings settings{.render = lit_settings(options.scene, 1.0F, demo),
                          .ring_size = options.scene.ring_size,
                          .point_budget_ms = options.scene.point_budget_ms};
    settings.render.hidden_back_culling = !options.all_faces;
    if (!options.scene.select.empty()) settings.render.selected = node_named(scene.scene, options.scene.select);
    for (const glm::ivec2 size : options.sizes) {
        screen.resize(size);
        for (const int viewports : options.viewports) {
            for (const int samples : options.samples) {
                settings.viewports = viewports;
                settings.samples = samples;
                run_case(screen, renderer, scene, options, settings, demo, report);
            }
        }
    }
}

/// Numbers of wrong pictures are worth nothing.
void require_identical(const BenchReport& report) {
    for (const RunReport& run : report.runs) {
        if (shows_the_scene(run)) continue;
        throw Error(fmt::format("the path {} does not show the scene's pixels: {}", run.path, title_of(run.what)));
    }
}

}  // namespace

int bench(const BenchOptions& options) {
    if (options.arrays) return bench_arrays(options);
    if (options.kernels) return bench_compute(options);
    if (!options.compare.empty()) {
        const std::string text = comparison_text(read_report(options.compare[0]), read_report(options.compare[1]));
        std::fputs(text.c_str(), stdout);
        return 0;
    }
    const BenchFiles files = files_of(options);
    require_writable(files);
    require_cells(options);
    const std::unique_ptr<Demo> demo = make_demo(options.scene);
    std::optional<BenchScene> file;  // read before a driver is looked for
    if (options.parts > 0) {
        file = parts(options);
    } else if (options.layers > 0) {
        file = layers(options.layers);
    } else if (options.items.count > 0) {
        file = items(options.items);
    } else if (options.height_fields.empty() && options.points.empty()) {
        file = {load_scene(options.scene, demo.get()), scene_name(options.scene)};
    }
    if (file) file = prepared(*std::move(file), options);
    const std::unique_ptr<BenchScreen> screen = make_bench_screen(options);
    require_targets(options, screen->driver());

    BenchReport report;
    report.machine = describe_machine(screen->driver().renderer, screen->driver().version);
    if (file) run_cases(*screen, *file, options, demo.get(), report);
    for (const glm::ivec2 vertices : options.height_fields)
        run_cases(*screen, height_field(vertices), options, nullptr, report);
    for (const std::size_t points : options.points)
        run_cases(*screen, prepared(cloud(points), options), options, nullptr, report);
    std::fputs(to_table(report).c_str(), stdout);
    write_report(report, files);
    require_identical(report);
    return 0;
}

}  // namespace vitrine::app
