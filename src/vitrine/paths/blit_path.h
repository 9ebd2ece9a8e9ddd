#pragma once

#include <vitrine/paths/path_storage.h>
#include <vitrine/paths/render_path.h>

namespace vitrine::paths {

/// `blit`: the GPU copies the picture into a second texture.
class BlitPath final : public RenderPath {
public:
    explicit BlitPath(render::Renderer& renderer);
    PathKind kind() const override { return PathKind::blit; }
    void draw(const DrawRequest& request, gl::FrameProfiler* profiler) override;
    PathPicture picture() const override { return {copy_.texture().id(), copy_.size(), 0}; }

private:
    const TargetSlot* depth_slot(const DrawRequest& /*last*/) override { return &target_; }

    TargetSlot target_;
    PictureSlot copy_;
    gl::Framebuffer copy_framebuffer_;
};

}  // namespace vitrine::paths
