#include <vitrine/io/svg_scene.h>

#include <vitrine/io/names.h>
#include <vitrine/io/svg_polygons.h>
#include <vitrine/io/svg_reader.h>

#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

using scene::Collection;
using scene::CollectionKind;

Collection page_of(const SvgDrawing& drawing, const std::string& name) {
    const glm::dvec2& size = drawing.page_size;
    const std::vector<scene::Contour> outline{{{{0, 0}, {size.x, 0}, size, {0, size.y}}, true}};
    Collection page(CollectionKind::polygons, name + " page");
    page.add_polygon(scene::fill_polygon(outline, scene::FillRule::nonzero));
    return page;
}

Collection shapes_of(const SvgDrawing& drawing, const std::string& name) {
    Collection shapes(CollectionKind::polygons, name + " drawing");
    for (const SvgPolygon& polygon : svg_polygons(drawing)) {
        scene::Item look;
        look.color = polygon.color;
        shapes.add_polygon(polygon.area, look);
    }
    return shapes;
}

void add_node(const std::string& name, Collection collection, scene::Scene& scene, scene::NodeId parent) {
    scene::Node node;
    node.name = name;
    node.geometries.emplace_back(scene.add(std::move(collection)));
    scene.add_node(std::move(node), parent);
}

}  // namespace

void read_svg(const SourceFile& file, scene::Scene& scene, scene::NodeId parent) {
    const SvgDrawing drawing = read_svg_drawing(file);
    if (drawing.page_size.x <= 0 || drawing.page_size.y <= 0) return;
    const std::string name = file_name(file.path);
    add_node("page", page_of(drawing, name), scene, parent);
    add_node("drawing", shapes_of(drawing, name), scene, parent);
}

}  // namespace vitrine::io
