// A viewport in a program that has a GLFW window and Dear ImGui of its own; what is Vitrine's is marked.
// own_imgui_program [--frames N]

#include <vitrine/gl/driver.h>        // Vitrine
#include <vitrine/render/renderer.h>  // Vitrine
#include <vitrine/scene/shapes.h>     // Vitrine
#include <vitrine/ui/viewport.h>      // Vitrine

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cstdlib>

namespace {

void show_tool(vitrine::ui::Viewport& viewport, const vitrine::scene::Scene& scene, vitrine::scene::Camera& camera) {
    ImGui::Begin("My tool");
    if (ImGui::Button("Look from the front")) vitrine::scene::look_from(camera, vitrine::scene::StandardView::front);
    ImGui::Checkbox("Wireframe", &viewport.settings().render.wireframe);  // Vitrine
    viewport.show(scene, camera);                                         // Vitrine: the rest of the window
    ImGui::End();
}

}  // namespace

int main(int argc, char** argv) {
    int frames_left = argc == 3 ? std::atoi(argv[2]) : -1;
    if (glfwInit() == GLFW_FALSE) return 1;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 5);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(1280, 800, "My tool", nullptr, nullptr);
    if (window == nullptr) return 1;
    glfwMakeContextCurrent(window);
    ImGui::CreateContext();
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 450 core");
    {
        vitrine::gl::load(glfwGetProcAddress);                                      // Vitrine
        vitrine::render::Renderer renderer;                                         // Vitrine
        vitrine::ui::Viewport viewport(renderer);                                   // Vitrine
        const vitrine::scene::Scene scene = vitrine::scene::make_sample_scene();    // Vitrine
        auto camera = vitrine::scene::default_camera(scene.bounds(), 16.0 / 10.0);  // Vitrine
        while (glfwWindowShouldClose(window) == GLFW_FALSE && frames_left-- != 0) {
            glfwPollEvents();
            ImGui_ImplOpenGL3_NewFrame();
            ImGui_ImplGlfw_NewFrame();
            ImGui::NewFrame();
            show_tool(viewport, scene, camera);
            ImGui::Render();
            glClear(GL_COLOR_BUFFER_BIT);
            ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
            glfwSwapBuffers(window);
        }
    }  // Vitrine's objects go before the context does
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwTerminate();
}
