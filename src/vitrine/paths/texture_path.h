#pragma once

#include <vitrine/paths/path_storage.h>
#include <vitrine/paths/render_path.h>

namespace vitrine::paths {

/// `texture`: the target's own colour texture is the picture. Nothing is copied.
class TexturePath final : public RenderPath {
public:
    explicit TexturePath(render::Renderer& renderer) : RenderPath(renderer) {}
    PathKind kind() const override { return PathKind::texture; }
    void draw(const DrawRequest& request, gl::FrameProfiler* profiler) override;
    PathPicture picture() const override;

private:
    const TargetSlot* depth_slot(const DrawRequest& /*last*/) override { return &target_; }

    TargetSlot target_;
};

}  // namespace vitrine::paths
