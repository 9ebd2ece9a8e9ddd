#pragma once

#include <support/canvas.h>
#include <support/gl_test.h>
#include <support/gui_harness.h>
#include <support/scenes.h>

#include <vitrine/ui/viewport.h>

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <thread>

namespace vitrine::ui {

/// A rectangle of pixels of the window.
struct Place {
    glm::ivec2 first{0};
    glm::ivec2 size{0};
};

/// Base of the viewport's tests: a headless GUI, a scene, and windows with viewports in it.
class ViewportTest : public test::GlTest {
protected:
    static constexpr ImGuiWindowFlags plain_window = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar |
                                                     ImGuiWindowFlags_NoSavedSettings;

    test::GuiHarness& gui() {
        if (!gui_) gui_.emplace(glm::ivec2(400, 300));
        return *gui_;
    }
    void make_gui(glm::ivec2 size, float scale = 1, int samples = 1) { gui_.emplace(size, scale, samples); }
    static paths::PathHost host() { return {.context = &context(), .picture_ready = {}}; }
    render::Renderer& renderer() {
        if (!renderer_) renderer_.emplace();
        return *renderer_;
    }

    static void begin_window(const char* name, ImVec2 position, ImVec2 size, ImGuiWindowFlags flags = plain_window) {
        ImGui::SetNextWindowPos(position, ImGuiCond_Always);
        ImGui::SetNextWindowSize(size, ImGuiCond_Always);
        ImGui::Begin(name, nullptr, flags);
    }
    /// The viewport in a window of its own.
    Place show_in_window(const char* name, ImVec2 position, ImVec2 size, Viewport& viewport, scene::Camera& seen_from) {
        begin_window(name, position, size);
        viewport.show(scene, seen_from);
        const Place place = place_of_last_item();
        ImGui::End();
        return place;
    }
    Place place_of_last_item() {
        const float scale = gui().scale();
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 size = ImGui::GetItemRectSize();
        return {glm::ivec2(glm::round(scale * glm::vec2(min.x, min.y))),
                glm::ivec2(glm::round(scale * glm::vec2(size.x, size.y)))};
    }
    /// Frames until nothing is under way; false when that never happens.
    bool settle(const Viewport& viewport) {
        for (int i = 0; i < 10000 && viewport.wants_frame(); ++i) {
            glFinish();
            gui().frame();
            // A thread of the viewport's may need the processor.
            if (i >= 20) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return !viewport.wants_frame();
    }
    test::Pixels in_window(const Place& place) { return gui().pixels().part(place.first, place.size); }
    static test::Pixels in_picture(const Viewport& viewport) { return test::read_texture(viewport.picture().texture); }
    /// The scene drawn apart from viewports and paths.
    test::Pixels expected(const scene::Camera& seen_from, glm::ivec2 size, const ViewportSettings& settings) {
        const gl::RenderTarget target("expected", size, settings.samples);
        renderer().draw(scene, seen_from, settings.render, target);
        return test::read_texture(target.color_texture());
    }

    scene::Scene scene = test::make_varied_scene();
    scene::Camera camera = scene::default_camera(scene.bounds(), 1.3);

private:
    // The GUI goes last: viewports may end while its textures are still there.
    std::optional<test::GuiHarness> gui_;
    std::optional<render::Renderer> renderer_;
};

}  // namespace vitrine::ui
