#pragma once

#include <vitrine/paths/path_commons.h>
#include <vitrine/paths/picked_pixel.h>
#include <vitrine/paths/render_path.h>
#include <vitrine/paths/scene_client.h>
#include <vitrine/render/accumulation.h>

#include <memory>
#include <optional>

namespace vitrine::paths {

/// `shared`: a thread with a second context draws the scene, into textures that this one's context sees; the newest
/// complete one is shown. `draw` never waits for the scene, so that an older picture, perhaps of another size, is shown
/// until the new one is there, and none at all before the first. All paths of a renderer have one thread.
class SharedPath final : public RenderPath {
public:
    /// Throws GraphicsError: no context to share with, or no second one can be made.
    SharedPath(render::Renderer& renderer, const PathHost& host);
    PathKind kind() const override { return PathKind::shared; }
    void draw(const DrawRequest& request, gl::FrameProfiler* profiler) override;
    void advance(gl::FrameProfiler* profiler) override;
    PathPicture picture() const override;
    bool settled() const override { return shown_number() == counters_.draws; }
    bool wants_advance() const override { return !settled() && (!tells_ || client_.has_news()); }
    /// The thread answers, for the picture shown: between two draws, so that it may take as long as the scene.
    void ask_point(const DrawRequest& last, glm::dvec2 place) override;
    bool wants_take_point() const override { return picked_ && (!tells_ || client_.has_depth()); }
    std::optional<glm::dvec3> take_point() override;

private:
    std::uint64_t shown_number() const { return shown_ ? shown_->number : 0; }

    bool tells_;  ///< the host is told of new pictures and need not ask
    std::shared_ptr<PathCommons> commons_;
    SceneClient client_;
    std::shared_ptr<render::Accumulation> accumulation_ = std::make_shared<render::Accumulation>();
    std::optional<ScenePicture> shown_;
    std::optional<PickedPixel> picked_;  ///< asked for and not yet answered
};

}  // namespace vitrine::paths
