#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/gl/frame_profiler.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace vitrine::render {
namespace {

using test::make_pixel_quad;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

class RendererTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{64, 48};

    /// Bytes that drawing the scene sends to the GPU.
    std::uint64_t uploaded(const scene::Scene& scene, const Settings& settings = test::bare_settings()) {
        return uploaded(scene, pixel_camera(size), settings);
    }
    std::uint64_t uploaded(const scene::Scene& scene, const scene::Camera& camera,
                           const Settings& settings = test::bare_settings()) {
        const std::uint64_t before = canvas().renderer().mirrors().bytes_uploaded();
        draw(scene, camera, size, settings);
        return canvas().renderer().mirrors().bytes_uploaded() - before;
    }
    static std::size_t bytes_of(const scene::Mesh& mesh) {
        return mesh.positions.size_bytes() + mesh.normals.size_bytes() + mesh.colors.size_bytes() +
               mesh.indices.size_bytes();
    }
};

TEST_F(RendererTest, LeavesTheStateOfAHostAsItWas) {
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    for (const int samples : {1, 4}) {
        Settings settings;
        settings.wireframe = true;
        settings.back_face_culling = true;
        Renderer renderer;
        const gl::RenderTarget target("target", size, samples);
        const test::UnusualState host;
        const test::StateText before = test::state_text();
        renderer.draw(scene, camera, settings, target);
        EXPECT_EQ(test::changes(before, test::state_text()), "");
    }
}

TEST_F(RendererTest, LeavesTheDefaultStateAsItWas) {
    const scene::Scene scene = test::make_varied_scene();
    Renderer renderer;
    const gl::RenderTarget target("target", size, 1);
    test::set_default_state();
    const test::StateText before = test::state_text();
    renderer.draw(scene, scene::default_camera(scene.bounds(), 4.0 / 3.0), Settings{}, target);
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

TEST_F(RendererTest, DrawsTheSameWhateverStateTheHostLeft) {
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    Settings settings;
    settings.wireframe = true;
    settings.back_face_culling = true;
    for (const int samples : {1, 4}) {
        const Pixels plain = draw(scene, camera, size, settings, samples);
        const gl::RenderTarget target("target", size, samples);
        {
            const test::UnusualState host;
            canvas().renderer().draw(scene, camera, settings, target);
        }
        EXPECT_TRUE(test::same(test::read_texture(target.color_texture()), plain)) << samples;
    }
}

TEST_F(RendererTest, UploadsOnceAndThenWhatChanged) {
    scene::Scene scene = test::make_varied_scene();
    const std::size_t all = scene.counts().bytes;
    const scene::Camera camera = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    EXPECT_EQ(uploaded(scene, camera), all);
    EXPECT_EQ(uploaded(scene, camera), 0U);
    const auto id = test::first_geometry<scene::Mesh>(scene);
    scene.edit_mesh(id).positions.set(0, {0, 0, 0});
    EXPECT_EQ(uploaded(scene, camera), sizeof(glm::vec3));
    EXPECT_EQ(uploaded(scene, camera), 0U);
}

TEST_F(RendererTest, NeverUploadsWhatIsNotDrawn) {
    scene::Scene scene;
    scene::Mesh shown = make_pixel_quad({0, 0}, {10, 10}, 0, {1, 2, 3, 255});
    scene::Mesh hidden = make_pixel_quad({20, 0}, {10, 10});
    const std::size_t shown_bytes = bytes_of(shown);
    const std::size_t hidden_bytes = bytes_of(hidden);
    test::show(scene, std::move(shown), unlit());
    const scene::NodeId hidden_node = test::show(scene, std::move(hidden), unlit());
    scene.add(make_pixel_quad({40, 0}, {10, 10}));  // in no node at all
    scene.edit_node(hidden_node).visible = false;
    EXPECT_EQ(uploaded(scene), shown_bytes);
    scene.edit_node(hidden_node).visible = true;
    EXPECT_EQ(uploaded(scene), hidden_bytes);
}

TEST_F(RendererTest, NeverUploadsWhatTheSettingsHide) {
    scene::Scene scene = test::make_varied_scene();
    Settings settings = test::bare_settings();
    settings.faces = settings.points = settings.lines = settings.vertex_colors = false;
    EXPECT_EQ(uploaded(scene, settings), 0U);
    settings.points = true;
    const scene::PointCloud& cloud = scene.point_cloud(test::first_geometry<scene::PointCloud>(scene));
    EXPECT_EQ(uploaded(scene, settings), cloud.positions.size_bytes());
    settings.vertex_colors = true;
    EXPECT_EQ(uploaded(scene, settings), cloud.colors.size_bytes());
    settings.wireframe = true;
    EXPECT_GT(uploaded(scene, settings), 0U);
    settings.faces = true;
    EXPECT_EQ(uploaded(scene, settings), 0U);
}

TEST_F(RendererTest, AnEditIsSeenInTheNextPicture) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({0, 0}, {10, 10}), unlit());
    const auto id = test::first_geometry<scene::Mesh>(scene);
    EXPECT_EQ(draw(scene, pixel_camera(size), size).count(test::Pixel(255)), 100U);
    for (glm::vec3& position : scene.edit_mesh(id).positions.edit()) position.x *= 3;
    EXPECT_EQ(draw(scene, pixel_camera(size), size).count(test::Pixel(255)), 300U);
    scene.edit_mesh(id).positions.append(std::vector<glm::vec3>(200, glm::vec3(0)));
    EXPECT_EQ(draw(scene, pixel_camera(size), size).count(test::Pixel(255)), 300U);
}

TEST_F(RendererTest, TwoRenderersMayShareTheirArrays) {
    const auto mirrors = std::make_shared<gpu::Mirrors>();
    Renderer first(mirrors);
    Renderer second(mirrors);
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    const gl::RenderTarget one("one", size, 1);
    const gl::RenderTarget two("two", size, 1);
    first.draw(scene, camera, Settings{}, one);
    const std::uint64_t uploaded_by_first = mirrors->bytes_uploaded();
    second.draw(scene, camera, Settings{}, two);
    EXPECT_EQ(mirrors->bytes_uploaded(), uploaded_by_first);
    EXPECT_TRUE(test::same(test::read_texture(two.color_texture()), test::read_texture(one.color_texture())));
}

TEST_F(RendererTest, FreesTheBuffersOfAForgottenScene) {
    {
        const scene::Scene scene = test::make_varied_scene();
        draw(scene, pixel_camera(size), size);
        EXPECT_GT(canvas().renderer().mirrors().buffer_count(), 0U);
    }
    draw(scene::Scene(), pixel_camera(size), size);
    EXPECT_EQ(canvas().renderer().mirrors().buffer_count(), 0U);
    EXPECT_EQ(canvas().renderer().mirrors().size_bytes(), 0U);
}

TEST_F(RendererTest, CountsWhatItDraws) {
    const scene::Scene scene = test::make_varied_scene();
    draw(scene, scene::default_camera(scene.bounds(), 4.0 / 3.0), size);
    const scene::SceneCounts counts = scene.counts();
    EXPECT_EQ(canvas().counts().triangles, counts.triangles);
    EXPECT_EQ(canvas().counts().points, counts.points);
    EXPECT_EQ(canvas().counts().segments, counts.segments);
    EXPECT_EQ(canvas().counts().draw_calls, counts.meshes + counts.point_clouds + counts.line_sets);
}

TEST_F(RendererTest, AccountsToTheProfiler) {
    const scene::Scene scene = test::make_varied_scene();
    Renderer renderer;
    const gl::RenderTarget target("target", size, 4);
    gl::FrameProfiler profiler;
    const auto frame = [&](int draws) {
        profiler.begin_frame();
        for (int i = 0; i < draws; ++i)
            renderer.draw(scene, scene::default_camera(scene.bounds(), 4.0 / 3.0), Settings{}, target, &profiler);
        profiler.end_frame();
        return profiler.timings().frames().back();
    };
    const FrameCost first = frame(2);
    EXPECT_EQ(first.scene_draws, 2U);
    EXPECT_EQ(first.bytes_uploaded, scene.counts().bytes);
    EXPECT_GT(first.cpu_ms[static_cast<std::size_t>(Stage::scene)], 0.0);
    EXPECT_GT(first.cpu_ms[static_cast<std::size_t>(Stage::upload)], 0.0);
    const FrameCost second = frame(1);
    EXPECT_EQ(second.scene_draws, 1U);
    EXPECT_EQ(second.bytes_uploaded, 0U);
}

TEST_F(RendererTest, TheSameSceneGivesTheSameBytes) {
    const scene::Scene scene = test::make_varied_scene();
    const scene::Camera camera = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    for (const int samples : {1, 4}) {
        const Pixels first = draw(scene, camera, {160, 120}, Settings{}, samples);
        for (int i = 0; i < 3; ++i)
            EXPECT_TRUE(test::same(draw(scene, camera, {160, 120}, Settings{}, samples), first));
    }
}

TEST_F(RendererTest, EmptyGeometriesDrawNothing) {
    scene::Scene scene;
    test::show(scene, scene::Mesh{}, unlit());
    test::show(scene, scene::PointCloud{}, unlit());
    test::show(scene, scene::LineSet{}, unlit());
    EXPECT_TRUE(test::filled(draw(scene, pixel_camera(size), size), test::black));
    EXPECT_EQ(canvas().counts().draw_calls, 0U);
}

TEST_F(RendererTest, InterleavedMeshesLookAsSplitOnesAndSendWhatChanges) {
    scene::Scene scene = scene::make_height_field_scene(20, 20);
    const auto id = test::first_geometry<scene::Mesh>(scene);
    const scene::Camera camera = scene::default_camera(scene.bounds(), 4.0 / 3.0);
    const Pixels split = draw(scene, camera, size);
    EXPECT_EQ(uploaded(scene), 0U);
    scene.edit_mesh(id).positions.set(7, {0, 1, 0});
    EXPECT_EQ(uploaded(scene), sizeof(glm::vec3));

    scene = scene::make_height_field_scene(20, 20);
    const auto again = test::first_geometry<scene::Mesh>(scene);
    scene::interleave(scene.edit_mesh(again));
    EXPECT_TRUE(same(draw(scene, camera, size), split));
    EXPECT_EQ(uploaded(scene), 0U);
    scene.edit_mesh(again).vertices.set(7, {});
    EXPECT_EQ(uploaded(scene), sizeof(scene::MeshVertex));
    scene.edit_mesh(again).vertices.field(&scene::MeshVertex::position).set(7, {0, 1, 0});
    EXPECT_EQ(uploaded(scene), sizeof(glm::vec3));
}

}  // namespace
}  // namespace vitrine::render
