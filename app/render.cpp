#include "commands.h"
#include "gpu_log.h"
#include "headless.h"
#include "pixels.h"
#include "scene_setup.h"

#include <app/viewer/viewer.h>

#include <vitrine/compute/queue.h>
#include <vitrine/gl/driver.h>
#include <vitrine/io/picture.h>
#include <vitrine/octree/point_streamer.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/platform/headless_context.h>
#include <vitrine/prepare/sample_order.h>
#include <vitrine/render/renderer.h>
#include <vitrine/render/tiled_picture.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace vitrine::app {
namespace {

using Scope = gl::FrameProfiler::Scope;

/// More frames than any picture needs to arrive and any panel to settle; one drawn by a thread may take longer.
constexpr int most_frames = 64;
constexpr std::chrono::seconds longest_wait{60};

/// Whether to go on with frame `frame`: pictures that a thread draws come when they are done.
bool goes_on(int frame, const paths::PathKind path, FrameClock::time_point begin) {
    if (path != paths::PathKind::shared) return frame < most_frames;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return FrameClock::now() - begin < longest_wait;
}

/// Larger than this the path `texture`, which is for pictures on a screen, is left out: the picture is drawn in tiles.
constexpr int largest_path_edge = 4096;

bool needs_tiles(const RenderOptions& options) {
    const bool large = std::max(options.size.x, options.size.y) > largest_path_edge;
    return large && !options.ui && options.scene.path == paths::PathKind::texture;
}

void require_picture(const RenderOptions& options, const gl::Driver& driver) {
    if (!needs_tiles(options)) gl::require_target(driver, options.size.x, options.size.y, options.scene.samples);
}

/// Brings a demo to its first frame and then on by a time, as a monitor of 60 Hz would. `advance` takes seconds.
void play(double seconds, const std::function<void(double)>& advance) {
    constexpr double frames_per_second = 60;
    advance(0);
    const long frames = std::lround(seconds * frames_per_second);
    for (long i = 0; i < frames; ++i) advance(1 / frames_per_second);
}

/// Close to a cloud the picture is better if it is known where its points lie; from afar all are drawn anyway.
void prepare_clouds(scene::Scene& scene, const scene::Camera& camera, double aspect) {
    const scene::Bounds bounds = scene.bounds();
    const glm::dmat4 to_clip = camera.projection_matrix(aspect, scene::clip_planes_for(camera, bounds)) * camera.view();
    for (unsigned corner = 0; corner < 8; ++corner) {
        const glm::bvec3 upper(corner & 1U, corner & 2U, corner & 4U);
        const glm::dvec4 at = to_clip * glm::dvec4(glm::mix(bounds.min, bounds.max, upper), 1.0);
        if (std::max(std::abs(at.x), std::abs(at.y)) > at.w) return prepare::order_for_sampling(scene);
    }
}

io::Picture as_picture(glm::ivec2 size, const Pixels& pixels) {
    return io::picture_from_bottom_up(size, std::as_bytes(std::span(pixels)));
}

/// The scene alone, as the path delivers it.
io::Picture draw_scene(const RenderOptions& options) {
    const std::unique_ptr<Demo> demo = make_demo(options.scene);
    scene::Scene scene = load_scene(options.scene, demo.get());
    pose(scene, options.scene);
    platform::HeadlessContext context;
    require_picture(options, context.driver());
    GpuLog gpu_log(options.gpu_log);
    render::Renderer renderer;
    compute::Queue queue(renderer.shared_mirrors(), {.way = options.scene.compute});
    if (demo) play(options.advance_seconds, [&](double seconds) { demo->advance(scene, queue, seconds); });
    const auto path = paths::make_path(options.scene.path, renderer, {.ring_size = options.scene.ring_size},
                                       {.context = &context, .picture_ready = {}});
    const double aspect = static_cast<double>(options.size.x) / options.size.y;
    const scene::Camera camera = initial_camera(options.scene, scene, aspect, demo.get());
    render::Settings settings = lit_settings(options.scene, options.scale, demo.get());
    settings.pictures = pictures_of(options.scene.rest_samples, options.scene.samples);
    settings.transparent = options.transparent;
    if (!options.scene.select.empty()) settings.selected = node_named(scene, options.scene.select);
    if (!demo) prepare_clouds(scene, camera, aspect);
    octree::PointStreamer(octree_points(options.scene, context.driver()))
        .finish(scene, std::vector{octree::SceneView{camera, options.size}});
    if (needs_tiles(options)) {
        render::TiledPicture picture(renderer, scene, camera, settings, options.size, options.scene.samples);
        while (!picture.done()) picture.draw_tile();
        return {options.size, picture.take()};
    }
    path->draw({.scene = scene,
                .camera = camera,
                .settings = settings,
                .size = options.size,
                .samples = options.scene.samples},
               nullptr);
    gpu_log.end_frame();
    const FrameClock::time_point begin = FrameClock::now();
    for (int i = 0; !path->settled() && goes_on(i, options.scene.path, begin); ++i) {
        glFinish();
        path->advance(nullptr);
        gpu_log.end_frame();
    }
    if (path->draws_in_place()) {
        const gl::RenderTarget window("window", options.size, options.scene.samples);
        path->present(window.area(), nullptr);
        window.resolve();
        return as_picture(options.size, read_texture(window.color_texture(), options.size));
    }
    const paths::PathPicture picture = path->picture();
    return as_picture(picture.size, read_texture(picture.texture, picture.size));
}

/// The whole window, panels included.
io::Picture draw_viewer(const RenderOptions& options) {
    // Read here: the viewer would make a message of a bad file, not an end.
    std::unique_ptr<Demo> demo = make_demo(options.scene);
    scene::Scene scene = load_scene(options.scene, demo.get());
    platform::HeadlessContext context;
    require_picture(options, context.driver());
    GpuLog gpu_log(options.gpu_log);
    HeadlessWindow window(options.size);
    ui::Gui gui({.theme = options.scene.theme, .scale = options.scale});
    gl::FrameProfiler profiler;
    Viewer viewer(std::move(scene), std::move(demo), options.scene, context.driver(), gui, profiler,
                  {.context = &context, .picture_ready = {}}, gpu_log.calls());
    play(options.advance_seconds, [&](double seconds) { viewer.advance_demo(seconds); });
    // ImGui draws nothing in its first frame and places windows in its second.
    constexpr int least_frames = 4;
    const FrameClock::time_point begin = FrameClock::now();
    for (int i = 0; (i < least_frames || viewer.wants_frame()) && goes_on(i, options.scene.path, begin); ++i) {
        profiler.begin_frame();
        gui.begin_frame(options.size);
        viewer.frame();
        {
            const Scope timed(&profiler, Stage::ui, true);
            gui.end_frame(window.framebuffer(), options.size);
        }
        const Scope timed(&profiler, Stage::swap, false);
        window.swap();
        gpu_log.end_frame();
    }
    profiler.end_frame();
    return as_picture(options.size, window.pixels());
}

}  // namespace

int render(const RenderOptions& options) {
    io::Picture picture = options.ui ? draw_viewer(options) : draw_scene(options);
    if (options.transparent) io::divide_by_alpha(picture);
    io::write_picture(options.output, picture);
    return 0;
}

}  // namespace vitrine::app
