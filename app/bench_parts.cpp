#include "bench_parts.h"

#include "scene_setup.h"

#include <vitrine/base/statistics.h>
#include <vitrine/paths/pixel_transfer.h>

namespace vitrine::app {
namespace {

/// Milliseconds that `work` takes, until the GPU is done with it.
template <class Work>
double finished_ms(Work work) {
    const FrameClock::time_point begin = FrameClock::now();
    work();
    glFinish();
    return Milliseconds(FrameClock::now() - begin).count();
}

}  // namespace

BenchParts::BenchParts(const SceneOptions& options, glm::ivec2 size, int samples, render::Renderer& renderer,
                       BenchLane& shown)
    : renderer_(renderer),
      settings_(render_settings(options, 1.0F)),
      target_("parts", size, samples),
      picture_(gl::make_picture_texture("parts", size)),
      memory_(paths::picture_bytes(size)),
      shown_(shown) {}

void BenchParts::measure(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera) {
    if (!shown_ready_) shown_.settle(screen, scene, camera);
    shown_ready_ = true;
    glFinish();
    scene_ms_.push_back(finished_ms([&] { counts_ = renderer_.draw(scene, camera, settings_, target_); }));
    read_ms_.push_back(finished_ms([&] { paths::read_to_memory(target_, memory_); }));
    upload_ms_.push_back(finished_ms([&] { paths::upload_picture(picture_, target_.size(), memory_); }));
    ui_ms_.push_back(finished_ms([&] { shown_.show_again(screen, scene); }));
}

void BenchParts::clear() {
    for (std::vector<double>* sample : {&scene_ms_, &read_ms_, &upload_ms_, &ui_ms_}) sample->clear();
}

PartTimes BenchParts::times() const {
    return {.scene_ms = summarize(scene_ms_).median,
            .read_ms = summarize(read_ms_).median,
            .upload_ms = summarize(upload_ms_).median,
            .ui_ms = summarize(ui_ms_).median};
}

}  // namespace vitrine::app
