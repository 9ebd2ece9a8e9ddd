// Draws a scene without a display: picture_without_window [--frames N] writes N pictures of a turn (default 1) to
// turn_0.png, turn_1.png, … in the temporary folder and prints their names.

#include <vitrine/gl/render_target.h>
#include <vitrine/io/picture.h>
#include <vitrine/paths/pixel_transfer.h>
#include <vitrine/platform/headless_context.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/shapes.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <numbers>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    const int frames = argc == 3 ? std::atoi(argv[2]) : 1;
    const vitrine::platform::HeadlessContext context;
    vitrine::render::Renderer renderer;
    const vitrine::scene::Scene scene = vitrine::scene::make_sample_scene();
    const vitrine::gl::RenderTarget target("picture", {640, 480}, 4);
    std::vector<std::byte> pixels(vitrine::paths::picture_bytes(target.size()));
    vitrine::scene::Camera camera = vitrine::scene::default_camera(scene.bounds(), 640.0 / 480.0);
    const glm::dquat step = glm::angleAxis(2.0 * std::numbers::pi / frames, camera.up);

    for (int frame = 0; frame < frames; ++frame) {
        renderer.draw(scene, camera, {}, target);
        const std::filesystem::path name =
            std::filesystem::temp_directory_path() / ("turn_" + std::to_string(frame) + ".png");
        vitrine::paths::read_to_memory(target, pixels);
        vitrine::io::write_picture(name, vitrine::io::picture_from_bottom_up(target.size(), pixels));
        std::cout << name.string() << '\n';
        camera.orientation = step * camera.orientation;
    }
}
