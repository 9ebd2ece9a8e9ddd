#pragma once

#include <support/gl_test.h>
#include <support/pixels.h>
#include <support/scenes.h>

#include <vitrine/paths/render_path.h>
#include <vitrine/render/renderer.h>

#include <memory>
#include <optional>

namespace vitrine::test {

/// Base of tests that draw one scene by several paths.
class PathTest : public GlTest {
protected:
    void SetUp() override {
        GlTest::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        renderer_.emplace();
        GLint most = 1;
        glGetIntegerv(GL_MAX_SAMPLES, &most);
        max_samples = most;
    }

    std::unique_ptr<paths::RenderPath> make(paths::PathKind kind, int ring_size = 3) {
        return paths::make_path(kind, *renderer_, {.ring_size = ring_size});
    }
    void draw(paths::RenderPath& path, glm::ivec2 size, int samples = 1) {
        path.draw({.scene = scene, .camera = camera, .settings = settings, .size = size, .samples = samples}, nullptr);
    }
    /// Brings home what is under way.
    static void settle(paths::RenderPath& path) {
        for (int i = 0; i < 20 && !path.settled(); ++i) {
            glFinish();
            path.advance(nullptr);
        }
        ASSERT_TRUE(path.settled());
        ASSERT_EQ(path.picture().age_frames, 0);
    }
    static Pixels shown(const paths::RenderPath& path) { return read_texture(path.picture().texture); }
    /// The scene as the renderer draws it, with no path in between.
    Pixels direct(glm::ivec2 size, int samples = 1) {
        const gl::RenderTarget target("direct", size, samples);
        renderer_->draw(scene, camera, settings, target);
        return read_texture(target.color_texture());
    }
    /// Another camera position, so that every picture differs from the one before.
    void turn() { camera.orientation = glm::angleAxis(0.1, camera.up) * camera.orientation; }

    scene::Scene scene = make_varied_scene();
    scene::Camera camera = scene::default_camera(scene.bounds(), 1.3);
    render::Settings settings;
    int max_samples = 1;

private:
    std::optional<render::Renderer> renderer_;
};

}  // namespace vitrine::test
