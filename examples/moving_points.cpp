// Data that changes: a wave runs through 10,000 points. Only the edited bytes of the array go to the GPU, just
// before the draw that needs them. moving_points [--frames N]

#include <vitrine/platform/window.h>
#include <vitrine/render/renderer.h>
#include <vitrine/scene/scene.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/viewport.h>

#include <imgui.h>

#include <cmath>
#include <cstdlib>
#include <utility>

namespace {

constexpr int columns = 100;

vitrine::scene::PointCloud make_points() {
    vitrine::scene::PointCloud cloud;
    cloud.name = "wave";
    cloud.size_pixels = 4.0F;
    cloud.positions.resize(columns * columns);
    cloud.positions.set_label("wave positions");
    return cloud;
}

void move(vitrine::arrays::TrackedArray<glm::vec3>& positions, float seconds) {
    int i = 0;
    for (glm::vec3& position : positions.edit()) {
        const float x = 2.0F * static_cast<float>(i % columns) / columns - 1.0F;
        const float z = 2.0F * static_cast<float>(i / columns) / columns - 1.0F;
        position = {x, 0.15F * std::sin(8.0F * std::hypot(x, z) - 4.0F * seconds), z};
        ++i;
    }
}

}  // namespace

int main(int argc, char** argv) {
    int frames_left = argc == 3 ? std::atoi(argv[2]) : -1;
    vitrine::platform::Window window({.title = "Moving points"});
    vitrine::ui::Gui gui({.scale = window.content_scale()}, window.handle());
    vitrine::render::Renderer renderer;
    vitrine::ui::Viewport viewport(renderer);
    vitrine::scene::Scene scene;
    const vitrine::scene::PointCloudId cloud = scene.add(make_points());
    vitrine::scene::Node node;
    node.geometries.push_back(cloud);
    scene.add_node(std::move(node));
    move(scene.edit_point_cloud(cloud).positions, 0.0F);
    vitrine::scene::Camera camera = vitrine::scene::default_camera(scene.bounds(), 1.6);

    while (!window.should_close() && frames_left-- != 0) {
        window.poll_events();
        gui.begin_frame();
        move(scene.edit_point_cloud(cloud).positions, static_cast<float>(ImGui::GetTime()));
        ImGui::SetNextWindowSize({900, 600}, ImGuiCond_FirstUseEver);
        ImGui::Begin("Wave");
        viewport.show(scene, camera);
        ImGui::End();
        gui.end_frame(0, window.framebuffer_size());
        window.swap();
    }
}
