// Many items, one draw call for each kind of them: collections [--frames N] writes a picture, collections.png, into the
// temporary folder and prints its name.

#include <vitrine/gl/render_target.h>
#include <vitrine/io/picture.h>
#include <vitrine/paths/pixel_transfer.h>
#include <vitrine/platform/headless_context.h>
#include <vitrine/render/renderer.h>

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using vitrine::scene::Collection;
using vitrine::scene::CollectionKind;

/// A wave of points for each of three curves, with markers at some of them and a label at its end.
vitrine::scene::Scene make_chart() {
    Collection lines(CollectionKind::polylines, "curves");
    Collection markers(CollectionKind::markers, "samples");
    Collection labels(CollectionKind::text, "names");
    for (int curve = 0; curve < 3; ++curve) {
        const auto number = static_cast<float>(curve);
        std::vector<glm::vec3> points;
        std::vector<glm::vec3> some;
        for (int i = 0; i <= 120; ++i) {
            const float x = 0.05F * static_cast<float>(i);
            points.emplace_back(x, std::sin(x + number) * std::exp(-0.2F * x), 0.0F);
            if (i % 15 == 0) some.push_back(points.back());
        }
        vitrine::scene::Item look;
        look.color = {120 + 60 * curve, 200 - 40 * curve, 240 - 90 * curve, 255};
        look.size = 2.5F;
        if (curve == 1) look.dashes = {10, 5, 2, 5};
        lines.add_polyline(points, look);
        look.size = 12;
        look.edge_width = 1.5F;
        look.shape = static_cast<vitrine::scene::MarkerShape>(3 * curve);
        markers.add_points(some, look);
        look.size = 16;
        glm::mat4 place(1);
        place[3] = glm::vec4(points.back() + glm::vec3(0.1F, 0.08F * (number - 1), 0), 1);
        labels.set_transform(labels.add_text("sin(x + " + std::to_string(curve) + ")", look), place);
    }
    vitrine::scene::Scene scene;
    scene.add_shown(std::move(lines));
    scene.add_shown(std::move(markers));
    scene.add_shown(std::move(labels));
    return scene;
}

int main() {
    const vitrine::platform::HeadlessContext context;
    vitrine::render::Renderer renderer;
    const vitrine::scene::Scene scene = make_chart();
    const vitrine::gl::RenderTarget target("picture", {900, 480}, 1);
    vitrine::scene::Camera camera = vitrine::scene::default_camera(scene.bounds(), 900.0 / 480.0);
    vitrine::scene::look_from(camera, vitrine::scene::StandardView::front);
    vitrine::render::Settings settings;
    settings.grid = false;
    renderer.draw(scene, camera, settings, target);

    std::vector<std::byte> pixels(vitrine::paths::picture_bytes(target.size()));
    vitrine::paths::read_to_memory(target, pixels);
    const std::filesystem::path name = std::filesystem::temp_directory_path() / "collections.png";
    vitrine::io::write_picture(name, vitrine::io::picture_from_bottom_up(target.size(), pixels));
    std::cout << name.string() << '\n';
}
