#include <vitrine/paths/path_commons.h>

namespace vitrine::paths {

std::shared_ptr<PathCommons> PathCommons::of(render::Renderer& renderer) {
    auto commons = std::dynamic_pointer_cast<PathCommons>(renderer.companion().lock());
    if (!commons) {
        commons = std::make_shared<PathCommons>();
        renderer.companion() = commons;
    }
    return commons;
}

}  // namespace vitrine::paths
