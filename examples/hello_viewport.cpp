// The smallest program with a viewport, on Vitrine's own window: hello_viewport [FILE] [--frames N]

#include <vitrine/io/read_scene.h>
#include <vitrine/platform/window.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/viewport.h>

#include <imgui.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv) {
    int frames_left = -1;
    vitrine::scene::Scene scene = vitrine::scene::make_sample_scene();
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--frames" && i + 1 < argc) {
            frames_left = std::atoi(argv[++i]);
        } else {
            scene = vitrine::io::read_scene(argv[i]);
        }
    }
    vitrine::platform::Window window({.title = "Hello, viewport"});
    vitrine::ui::Gui gui({.scale = window.content_scale()}, window.handle());
    vitrine::render::Renderer renderer;
    vitrine::ui::Viewport viewport(renderer);
    vitrine::scene::Camera camera = vitrine::scene::default_camera(scene.bounds(), 1.6);

    while (!window.should_close() && frames_left-- != 0) {
        // Nothing changes, nothing is drawn: the program sleeps until something happens.
        if (viewport.wants_frame() || frames_left >= 0) {
            window.poll_events();
        } else {
            window.wait_events(std::chrono::seconds(1));
        }
        gui.begin_frame();
        ImGui::Begin("Scene");
        viewport.show(scene, camera);
        ImGui::End();
        gui.end_frame(0, window.framebuffer_size());
        window.swap();
    }
}
