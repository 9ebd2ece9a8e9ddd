#pragma once

#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/paths/render_path.h>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::paths {

/// Those whose picture is a texture, there at once after a draw.
inline const std::vector<PathKind> picture_paths{PathKind::texture, PathKind::blit, PathKind::pbo, PathKind::cpu};

/// Base of the paths' tests: a scene of everything, and what the texture path shows of it.
class PathTest : public test::GlTest {
protected:
    render::Renderer& renderer() {
        if (!renderer_) renderer_.emplace();
        return *renderer_;
    }
    std::unique_ptr<RenderPath> make(PathKind kind, int ring_size = 3) {
        return make_path(kind, renderer(), {.ring_size = ring_size}, {.context = &context(), .picture_ready = {}});
    }
    const scene::Scene& scene() const { return scene_; }
    /// For all that is drawn from now on.
    render::Settings& settings() { return settings_; }
    /// The scene as seen in frame `number` of a slow orbit: no two are the same picture.
    scene::Camera camera(int number = 0) const {
        scene::Camera camera = scene::default_camera(scene_.bounds(), 1.5);
        camera.orientation = glm::angleAxis(0.1 * number, glm::dvec3(0, 1, 0)) * camera.orientation;
        return camera;
    }
    /// What is selected from now on: the first thing in the scene, of which the second hides a part.
    void select() { settings_.selected = scene_.node(scene_.root()).children.front(); }
    void draw(RenderPath& path, glm::ivec2 size, int samples = 1, int number = 0) const {
        const scene::Camera seen = camera(number);
        path.draw({scene_, seen, settings_, size, samples}, nullptr);
    }
    /// What there is to see, drawn apart and never copied.
    test::Pixels expected(glm::ivec2 size, int samples = 1, int number = 0) {
        const gl::RenderTarget target("expected", size, samples);
        renderer().draw(scene_, camera(number), settings_, target);
        return test::read_texture(target.color_texture());
    }
    /// The point that a path finds in the middle of a picture, whose draw was of these.
    std::optional<glm::dvec3> point_in_the_middle(RenderPath& path, glm::ivec2 size, int samples = 1,
                                                  int number = 0) const {
        const scene::Camera seen = camera(number);
        path.ask_point({scene_, seen, settings_, size, samples}, {0.5, 0.5});
        std::optional<glm::dvec3> point;
        for (int i = 0; i < 5000 && !point && path.wants_take_point(); ++i) {
            glFinish();
            point = path.take_point();
            if (path.kind() == PathKind::shared) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return point;
    }
    /// The same, drawn apart.
    glm::dvec3 expected_point(glm::ivec2 size, int samples = 1, int number = 0) {
        const gl::RenderTarget target("expected", size, samples);
        const scene::Camera seen = camera(number);
        renderer().draw(scene_, seen, settings_, target);
        target.resolve_depth({size.x / 2, size.y - 1 - size.y / 2});
        const float depth = test::read_depth(target.read_framebuffer(), size, size / 2);
        const scene::ClipPlanes planes = scene::clip_planes_for(seen, scene_.bounds());
        return seen.point_at(glm::dvec2(size / 2) + 0.5, size, double{depth}, planes).value_or(glm::dvec3(0));
    }
    /// From now on the heights of meshes are shown as colours, with their bar.
    void show_heights() {
        for (const scene::MeshId id : scene_.meshes().ids()) {
            scene::Mesh& mesh = scene_.edit_mesh(id);
            scene::ScalarField heights;
            heights.name = "height";
            for (const glm::vec3& position : mesh.position_view()) heights.values.append(position.y);
            mesh.scalars.push_back(heights);
        }
        settings_.field.name = "height";
        settings_.field.isolines = render::Isolines::lines;
    }
    /// From now on the first thing in the scene stands at several places, some of them mirrored.
    void show_instances() {
        scene::Instances instances;
        for (int i = 0; i < 9; ++i)
            instances.transforms.append(glm::scale(glm::translate(glm::mat4(1), glm::vec3(0.3F * float(i - 4), 0, 0)),
                                                   glm::vec3(i % 2 == 0 ? 0.3F : -0.3F, 0.3F, 0.3F)));
        scene_.edit_node(scene_.node(scene_.root()).children.front()).instances = scene_.add(std::move(instances));
    }
    static test::Pixels shown(const RenderPath& path) { return test::read_texture(path.picture().texture); }
    /// Advances until the picture is of the last draw; false when it never gets there.
    static bool settle(RenderPath& path) {
        for (int i = 0; i < 5000 && !path.settled(); ++i) {
            glFinish();
            path.advance(nullptr);
            if (path.kind() == PathKind::shared) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return path.settled();
    }
    std::vector<int> possible_samples() const {
        std::vector<int> counts;
        for (const int samples : {1, 2, 4, 8}) {
            if (samples <= context().driver().max_samples) counts.push_back(samples);
        }
        return counts;
    }

private:
    std::optional<render::Renderer> renderer_;
    scene::Scene scene_ = test::make_varied_scene();
    render::Settings settings_;
};

}  // namespace vitrine::paths
