#pragma once

#include "path_test.h"

#include <vitrine/base/error.h>
#include <vitrine/scene/shapes.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace vitrine::paths {

/// Base of the tests of `shared`: with a scene that takes long.
class SharedPathTest : public PathTest {
protected:
    static constexpr glm::ivec2 size{160, 120};

    /// `told`: of a picture, by the scene's thread.
    std::unique_ptr<RenderPath> make_shared_path(std::function<void()> told = {}) {
        return make_path(PathKind::shared, renderer(), {}, {.context = &context(), .picture_ready = std::move(told)});
    }
    /// A scene that takes a software rasterizer a good part of a second.
    static scene::Scene slow_scene() { return scene::make_height_field_scene(900, 900); }
    static scene::Camera camera_of(const scene::Scene& scene) {
        return scene::default_camera(scene.bounds(), 4.0 / 3.0);
    }
    void draw_scene(RenderPath& path, const scene::Scene& scene, glm::ivec2 pixels = size) const {
        path.draw({scene, camera_of(scene), settings_, pixels, 1}, nullptr);
    }
    test::Pixels expected_of(const scene::Scene& scene) {
        const gl::RenderTarget target("expected", size, 1);
        renderer().draw(scene, camera_of(scene), settings_, target);
        return test::read_texture(target.color_texture());
    }
    /// What comes of drawing a scene: the error that the draw or a later `advance` throws; empty when none does.
    std::string error_of_draw(RenderPath& path, const scene::Scene& scene, glm::ivec2 pixels = size,
                              const std::function<void()>& meanwhile = {}) const {
        try {
            draw_scene(path, scene, pixels);
            if (meanwhile) meanwhile();
            for (int i = 0; i < 5000; ++i) {
                path.advance(nullptr);
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        } catch (const GraphicsError& error) {
            return error.what();
        }
        return {};
    }

private:
    render::Settings settings_;
};

}  // namespace vitrine::paths
