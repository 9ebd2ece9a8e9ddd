#pragma once

#include <vitrine/render/companion.h>
#include <vitrine/render/renderer.h>

#include <memory>
#include <vector>

namespace vitrine::paths {

class PboPath;
class SceneThread;

/// What the paths of one renderer have in common. Lives as long as a path that needs it.
struct PathCommons final : render::Companion {
    /// The renderer's; made when no path holds it.
    static std::shared_ptr<PathCommons> of(render::Renderer& renderer);

    std::weak_ptr<SceneThread> scene_thread;  ///< which draws for all that are `shared`
    std::vector<PboPath*> pbo_paths;          ///< all that there are
};

}  // namespace vitrine::paths
