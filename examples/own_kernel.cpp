// A kernel of one's own: a wave runs through 40,000 points that are written where they are drawn from. The kernel is in
// GLSL and in OpenCL C; the queue takes the best way this machine has. own_kernel [--frames N]

#include <vitrine/compute/queue.h>
#include <vitrine/platform/window.h>
#include <vitrine/render/renderer.h>
#include <vitrine/ui/gui.h>
#include <vitrine/ui/viewport.h>

#include <imgui.h>

#include <cstdlib>

namespace compute = vitrine::compute;
namespace scene = vitrine::scene;

namespace {

constexpr std::uint32_t columns = 200;

const compute::Kernel wave({.name = "wave",
                            .glsl = {.text = R"(#version 450
layout(local_size_x = 64) in;
layout(std430) writeonly buffer Positions { float positions[]; };
uniform uint count;
uniform uint columns;
uniform float time;
void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    vec2 at = 2.0 * vec2(i % columns, i / columns) / float(columns) - 1.0;
    positions[3 * i] = at.x;
    positions[3 * i + 1] = 0.15 * sin(8.0 * length(at) - 4.0 * time);
    positions[3 * i + 2] = at.y;
}
)"},
                            .opencl = {.text = R"(
kernel void wave(global float* positions, uint count, uint columns, float time) {
    size_t i = get_global_id(0);
    if (i >= count) return;
    float2 at = 2.0f * (float2)(i % columns, i / columns) / columns - 1.0f;
    vstore3((float3)(at.x, 0.15f * sin(8.0f * length(at) - 4.0f * time), at.y), i, positions);
}
)"}});

}  // namespace

int main(int argc, char** argv) {
    int frames_left = argc == 3 ? std::atoi(argv[2]) : -1;
    vitrine::platform::Window window({.title = "A kernel of one's own"});
    vitrine::ui::Gui gui({.scale = window.content_scale()}, window.handle());
    vitrine::render::Renderer renderer;
    vitrine::ui::Viewport viewport(renderer);
    compute::Queue queue(renderer.shared_mirrors());
    scene::Scene shown;
    scene::PointCloud cloud;
    cloud.positions.resize_on_gpu(columns * columns);
    const scene::PointCloudId id = shown.add(std::move(cloud));
    shown.edit_node(shown.add_node({})).geometries.push_back(id);
    shown.set_bounds(id, scene::Bounds{{-1, -0.15, -1}, {1, 0.15, 1}});
    scene::Camera camera = scene::default_camera(shown.bounds(), 1.6);

    while (!window.should_close() && frames_left-- != 0) {
        window.poll_events();
        gui.begin_frame();
        queue.run(wave, columns * columns,
                  {compute::writes("positions", shown.edit_point_cloud(id).positions),
                   compute::value("columns", columns), compute::value("time", static_cast<float>(ImGui::GetTime()))});
        ImGui::SetNextWindowSize({900, 600}, ImGuiCond_FirstUseEver);
        ImGui::Begin("Wave");
        viewport.show(shown, camera);
        ImGui::End();
        gui.end_frame(0, window.framebuffer_size());
        window.swap();
    }
}
