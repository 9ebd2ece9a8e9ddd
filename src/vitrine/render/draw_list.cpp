#include <vitrine/render/draw_list.h>

#include <algorithm>
#include <variant>

namespace vitrine::render {
namespace {

template <class G>
DrawItem<G> make_item(const G& geometry, const scene::Scene& scene, const glm::dmat4& model_view) {
    return {&geometry, &scene.material(geometry.material), glm::mat4(model_view)};
}

void add_mesh(DrawList& list, DrawItem<scene::Mesh> item, const glm::dmat4& model_view) {
    if (item.geometry->positions.empty()) return;
    if (!is_transparent(*item.material)) {
        list.meshes.push_back(item);
        return;
    }
    // Only what is blended is sorted, so only there the vertices are looked through.
    const glm::dvec3 middle = scene::bounds_of(item.geometry->positions.view()).center();
    item.depth = -(model_view * glm::dvec4(middle, 1.0)).z;
    list.transparent.push_back(item);
}

void add(DrawList& list, const scene::Scene& scene, const scene::Geometry& geometry, const glm::dmat4& model_view) {
    if (!scene.contains(geometry)) return;
    if (const auto* mesh = std::get_if<scene::MeshId>(&geometry)) {
        add_mesh(list, make_item(scene.mesh(*mesh), scene, model_view), model_view);
    } else if (const auto* cloud = std::get_if<scene::PointCloudId>(&geometry)) {
        const scene::PointCloud& points = scene.point_cloud(*cloud);
        if (!points.positions.empty()) list.clouds.push_back(make_item(points, scene, model_view));
    } else {
        const scene::LineSet& lines = scene.line_set(std::get<scene::LineSetId>(geometry));
        if (!lines.positions.empty()) list.lines.push_back(make_item(lines, scene, model_view));
    }
}

}  // namespace

bool is_transparent(const scene::Material& material) {
    return material.base_color.a < 1.0F;
}

DrawList make_draw_list(const scene::Scene& scene, const scene::Camera& camera) {
    DrawList list;
    const glm::dmat4 view = camera.view();
    scene.visit([&](scene::NodeId, const scene::Node& node, const glm::mat4& world) {
        const glm::dmat4 model_view = view * glm::dmat4(world);
        for (const scene::Geometry& geometry : node.geometries) add(list, scene, geometry, model_view);
    });
    std::stable_sort(list.transparent.begin(), list.transparent.end(),
                     [](const auto& a, const auto& b) { return a.depth > b.depth; });
    return list;
}

}  // namespace vitrine::render
