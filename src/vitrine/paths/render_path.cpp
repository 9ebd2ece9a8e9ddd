#include <vitrine/base/error.h>
#include <vitrine/paths/blit_path.h>
#include <vitrine/paths/cpu_path.h>
#include <vitrine/paths/inline_path.h>
#include <vitrine/paths/path_storage.h>
#include <vitrine/paths/pbo_path.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/paths/shared_path.h>
#include <vitrine/paths/texture_path.h>

#include <string>

namespace vitrine::paths {

void RenderPath::present(const gl::DrawArea& area, gl::FrameProfiler* /*profiler*/) {
    const PathPicture shown = picture();
    if (shown.texture != 0) renderer_.present(shown.texture, shown.size, area);
}

void RenderPath::ask_point(const DrawRequest& last, glm::dvec2 place) {
    const TargetSlot* slot = depth_slot(last);
    if (slot == nullptr || slot->get() == nullptr) return;
    const std::optional<PickedPixel> picked = pick_pixel(slot->view(), place);
    if (!picked) return;
    picked_ = *picked;
    if (!probe_) probe_.emplace();
    probe_->ask(*slot->get(), picked_.from_bottom());
}

std::optional<glm::dvec3> RenderPath::take_point() {
    const std::optional<float> depth = probe_ ? probe_->take() : std::nullopt;
    return depth ? picked_.point(*depth) : std::nullopt;
}

std::unique_ptr<RenderPath> make_path(PathKind kind, render::Renderer& renderer, const PathOptions& options,
                                      const PathHost& host) {
    if (options.ring_size < 2 || options.ring_size > 8)
        throw UsageError("a ring of " + std::to_string(options.ring_size) +
                         " pixel buffers is not possible, expected 2 to 8");
    switch (kind) {
        case PathKind::inline_: return std::make_unique<InlinePath>(renderer);
        case PathKind::texture: return std::make_unique<TexturePath>(renderer);
        case PathKind::blit: return std::make_unique<BlitPath>(renderer);
        case PathKind::pbo: return std::make_unique<PboPath>(renderer, options.ring_size);
        case PathKind::cpu: return std::make_unique<CpuPath>(renderer);
        case PathKind::shared: return std::make_unique<SharedPath>(renderer, host);
    }
    return nullptr;
}

}  // namespace vitrine::paths
