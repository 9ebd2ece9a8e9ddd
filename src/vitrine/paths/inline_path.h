#pragma once

#include <vitrine/paths/path_storage.h>
#include <vitrine/paths/render_path.h>

#include <optional>
#include <string>

namespace vitrine::paths {

/// `inline`: the scene is drawn straight into the framebuffer that shows it, by `present`. No texture and no copy: the
/// floor that other paths are measured against. Where that framebuffer does not suit (sample count, depth), the scene
/// is drawn into a target of its own and presented, and `remark` says why.
class InlinePath final : public RenderPath {
public:
    explicit InlinePath(render::Renderer& renderer) : RenderPath(renderer) {}
    PathKind kind() const override { return PathKind::inline_; }
    /// Only remembers what to draw.
    void draw(const DrawRequest& request, gl::FrameProfiler* profiler) override;
    PathPicture picture() const override { return {}; }
    void present(const gl::DrawArea& area, gl::FrameProfiler* profiler) override;
    bool draws_in_place() const override { return true; }
    std::string_view remark() const override { return remark_; }

private:
    const TargetSlot* depth_slot(const DrawRequest& last) override;

    struct Remembered {
        const scene::Scene* scene = nullptr;
        scene::Camera camera;
        render::Settings settings;
        glm::ivec2 size{1};
        int samples = 1;
    };

    std::optional<Remembered> request_;
    TargetSlot target_;  ///< where the window does not suit, and for picking
    std::string remark_;
};

}  // namespace vitrine::paths
