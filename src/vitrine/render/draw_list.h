#pragma once

#include <vitrine/render/settings.h>
#include <vitrine/scene/camera.h>
#include <vitrine/scene/scene.h>

#include <glm/glm.hpp>

#include <vector>

namespace vitrine::render {

/// One geometry at one place, as a pass draws it.
template <class G>
struct DrawItem {
    const G* geometry = nullptr;
    const scene::Material* material = nullptr;
    glm::mat4 model_view{1.0F};
    double depth = 0;  ///< of the geometry's middle, in front of the eye; of transparent meshes only
};

/// Whether vertex colours are drawn where there are any.
template <class G>
bool shows_colors(const DrawItem<G>& item, const Settings& settings) {
    return settings.vertex_colors && item.material->vertex_colors;
}

/// What is visible in a scene, in view space. Points into the scene: valid until it changes.
struct DrawList {
    std::vector<DrawItem<scene::Mesh>> meshes;       ///< opaque, in the order of the tree
    std::vector<DrawItem<scene::Mesh>> transparent;  ///< farthest first
    std::vector<DrawItem<scene::PointCloud>> clouds;
    std::vector<DrawItem<scene::LineSet>> lines;
};

/// Blended with what lies behind it, by its base colour's alpha; all else is opaque.
bool is_transparent(const scene::Material& material);

/// Walks the visible nodes. Transforms are multiplied in double precision, so that large coordinates that the
/// camera is near to do not jitter.
DrawList make_draw_list(const scene::Scene& scene, const scene::Camera& camera);

}  // namespace vitrine::render
