#pragma once

#include "gui_harness.h"

#include <support/gl_test.h>
#include <support/scenes.h>

#include <vitrine/paths/render_path.h>
#include <vitrine/render/renderer.h>

#include <optional>

namespace vitrine::test {

/// Base of tests with one viewport that fills a window of 320 x 240 pixels, on a scene with something of everything.
class ViewportTest : public GlTest {
protected:
    static constexpr glm::ivec2 window_size{320, 240};

    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        parts_.emplace();
        camera = scene::default_camera(scene.bounds(), 320.0 / 240.0);
        viewport().settings().samples = 1;
    }

    GuiHarness& gui() { return parts_->gui; }
    render::Renderer& renderer() { return parts_->renderer; }
    ui::Viewport& viewport() { return parts_->viewport; }

    /// The whole window is the viewport.
    void show_full() {
        place_window("scene", {0, 0}, glm::vec2(window_size), [&] { viewport().show(scene, camera); });
    }
    void settle_full() {
        gui().settle([&] { show_full(); });
    }
    /// What the scene looks like, drawn without any interface.
    Pixels direct_picture(glm::ivec2 size) {
        const gl::RenderTarget target("direct", size, 1);
        renderer().draw(scene, camera, viewport().settings().render, target);
        return read_texture(target.color_texture());
    }

    scene::Scene scene = make_varied_scene();
    scene::Camera camera;

private:
    struct Parts {
        GuiHarness gui{window_size};
        render::Renderer renderer;
        ui::Viewport viewport{renderer};
    };
    std::optional<Parts> parts_;
};

}  // namespace vitrine::test
