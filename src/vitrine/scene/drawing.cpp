#include <vitrine/scene/drawing.h>

#include <algorithm>
#include <variant>

namespace vitrine::scene {

bool is_drawing(const Scene& scene) {
    const Bounds& bounds = scene.bounds();
    if (bounds.empty() || bounds.min.z != 0 || bounds.max.z != 0) return false;
    bool layered = true;
    scene.visit([&](NodeId, const Node& node, const glm::mat4&) {
        layered = layered && std::all_of(node.geometries.begin(), node.geometries.end(), [&](const Geometry& geometry) {
                      const auto* collection = std::get_if<CollectionId>(&geometry);
                      return collection != nullptr && scene.contains(geometry) &&
                             scene.collection(*collection).depth == CollectionDepth::layered;
                  });
    });
    return layered;
}

Camera drawing_camera(const Bounds& bounds, double aspect) {
    Camera camera;
    camera.projection = Projection::orthographic;
    look_from(camera, StandardView::front);
    frame(camera, bounds, aspect);
    return camera;
}

}  // namespace vitrine::scene
