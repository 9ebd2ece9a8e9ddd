#include <vitrine/io/gltf_camera.h>

#include <vitrine/io/names.h>

#include <cmath>
#include <numbers>

namespace vitrine::io {
namespace {

void read_perspective(const JsonElement& element, scene::NamedView& view) {
    const JsonElement angle = element.get("yfov");
    view.fov_y_radians = angle.number();
    if (!(view.fov_y_radians > 0.001 && view.fov_y_radians < std::numbers::pi - 0.001))
        angle.fail("expected an angle between 0 and pi, found " + std::to_string(view.fov_y_radians));
}

void read_orthographic(const JsonElement& element, scene::NamedView& view) {
    const JsonElement half_height = element.get("ymag");
    view.projection = scene::Projection::orthographic;
    view.height = 2 * std::abs(static_cast<double>(half_height.number()));  // exporters write negative ones, too
    if (!(view.height > 0)) half_height.fail("expected half of the height that is seen, found 0");
}

}  // namespace

scene::NamedView read_camera(const GltfFile& gltf, const JsonElement& element, const std::string& otherwise) {
    const JsonElement root = gltf.root();
    const std::size_t index = element.index(root.size_of("cameras"), "cameras");
    const JsonElement camera = root.get("cameras").at(index);
    scene::NamedView view;
    view.name = clean_name(camera.text_or("name", ""));
    if (view.name.empty()) view.name = otherwise;
    const JsonElement type = camera.get("type");
    if (type.text() == "perspective")
        read_perspective(camera.get("perspective"), view);
    else if (type.text() == "orthographic")
        read_orthographic(camera.get("orthographic"), view);
    else
        type.fail("expected 'perspective' or 'orthographic', found " + in_quotes(type.text()));
    return view;
}

}  // namespace vitrine::io
