#pragma once

#include <vitrine/paths/path_storage.h>
#include <vitrine/paths/render_path.h>

#include <cstddef>
#include <vector>

namespace vitrine::paths {

/// `cpu`: the picture is read to memory, waiting for it, and uploaded again.
class CpuPath final : public RenderPath {
public:
    explicit CpuPath(render::Renderer& renderer) : RenderPath(renderer) {}
    PathKind kind() const override { return PathKind::cpu; }
    void draw(const DrawRequest& request, gl::FrameProfiler* profiler) override;
    PathPicture picture() const override { return {copy_.texture().id(), copy_.size(), 0}; }

private:
    const TargetSlot* depth_slot(const DrawRequest& /*last*/) override { return &target_; }

    TargetSlot target_;
    PictureSlot copy_;
    std::vector<std::byte> memory_;
};

}  // namespace vitrine::paths
