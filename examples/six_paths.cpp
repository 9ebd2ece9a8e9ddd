// Six viewports in one window, each with a render path of its own, on one scene and one camera: turn one, and all
// turn. The scene's data is on the GPU once. six_paths [--frames N]

#include <vitrine/paths/render_path.h>
#include <vitrine/platform/window.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/viewport.h>

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

/// Three viewports above three.
void show_all(std::vector<vitrine::ui::Viewport>& viewports, const vitrine::scene::Scene& scene,
              vitrine::scene::Camera& camera) {
    const ImVec2 room = ImGui::GetIO().DisplaySize;
    for (std::size_t i = 0; i < viewports.size(); ++i) {
        const std::string name(name_of(viewports[i].settings().path));
        ImGui::SetNextWindowPos({room.x / 3 * static_cast<float>(i % 3), i < 3 ? 0.0F : room.y / 2});
        ImGui::SetNextWindowSize({room.x / 3, room.y / 2});
        ImGui::Begin(name.c_str(), nullptr, ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
        viewports[i].show(scene, camera);
        ImGui::End();
    }
}

}  // namespace

int main(int argc, char** argv) {
    int frames_left = argc == 3 ? std::atoi(argv[2]) : -1;
    vitrine::platform::Window window({.title = "Six paths"});
    vitrine::ui::Gui gui({.scale = window.content_scale()}, window.handle());
    vitrine::render::Renderer renderer;
    const vitrine::scene::Scene scene = vitrine::scene::make_sample_scene();
    vitrine::scene::Camera camera = vitrine::scene::default_camera(scene.bounds(), 1.6);
    std::vector<vitrine::ui::Viewport> viewports;
    for (const vitrine::paths::PathKind path : vitrine::paths::all_paths) {
        // The path shared makes a second context of the window's and wakes the loop when a picture is done.
        viewports.emplace_back(renderer, vitrine::paths::PathHost{&window, vitrine::platform::Window::wake});
        viewports.back().settings().path = path;
    }
    while (!window.should_close() && frames_left-- != 0) {
        const bool busy =
            std::any_of(viewports.begin(), viewports.end(), [](const auto& v) { return v.wants_frame(); });
        window.wait_events(busy ? std::chrono::milliseconds(1) : std::chrono::milliseconds(100));
        gui.begin_frame();
        show_all(viewports, scene, camera);
        gui.end_frame(0, window.framebuffer_size());
        window.swap();
    }
}
