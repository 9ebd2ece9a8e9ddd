#include "bench_parts.h"

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

BenchParts::BenchParts(const LaneSettings& settings, glm::ivec2 size, render::Renderer& renderer, BenchLane& shown)
    : renderer_(renderer), settings_(settings.render), shown_(shown) {
    for (const ui::SplitCell& cell : lane_cells(settings.viewports, size))
        pictures_.push_back({gl::RenderTarget("parts", cell.size, settings.samples),
                             gl::make_picture_texture("parts", cell.size),
                             std::vector<std::byte>(paths::picture_bytes(cell.size))});
}

void BenchParts::measure(BenchScreen& screen, const scene::Scene& scene, const scene::Camera& camera) {
    if (!shown_ready_) shown_.settle(screen, scene, camera);
    shown_ready_ = true;
    glFinish();
    scene_ms_.push_back(finished_ms([&] {
        for (Picture& picture : pictures_) counts_ = renderer_.draw(scene, camera, settings_, picture.target);
    }));
    read_ms_.push_back(finished_ms([&] {
        for (Picture& picture : pictures_) paths::read_to_memory(picture.target, picture.memory);
    }));
    upload_ms_.push_back(finished_ms([&] {
        for (Picture& picture : pictures_)
            paths::upload_picture(picture.texture, picture.target.size(), picture.memory);
    }));
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
