#include <support/canvas.h>
#include <support/gl_state.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

/// Cuts each call into pieces of so many primitives.
class Cutter final : public Slicer {
public:
    explicit Cutter(std::uint64_t piece) : piece_(piece) {}
    void draw(std::uint64_t count, const Submit& submit) override {
        for (std::uint64_t first = 0; first < count; first += piece_) submit(first, std::min(piece_, count - first));
    }

private:
    std::uint64_t piece_;
};

class PartsTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{200, 150};
    static constexpr int edge = 6;

    /// Shapes of different kinds in a square, none behind another, some mirrored; enough for a common call.
    static scene::Scene many() {
        scene::Scene scene;
        for (int i = 0; i < edge * edge; ++i) {
            scene::Mesh mesh = i % 3 == 0   ? scene::make_cube(0.7F)
                               : i % 3 == 1 ? scene::make_sphere(0.4F, 12 + i % 5, 8)
                                            : scene::make_torus(0.3F, 0.1F, 16, 8);
            if (i % 4 == 1) {
                mesh.colors.assign(std::vector<glm::u8vec4>(mesh.positions.size(), {200, 20 + 5 * i, 90, 255}));
            }
            scene::Material material;
            material.base_color = glm::vec4(0.1F + 0.02F * float(i), 0.5F, 0.9F - 0.02F * float(i), 1);
            material.lit = i % 5 != 0;
            const glm::mat4 there = glm::translate(glm::mat4(1.0F), {i % edge, i / edge, 0.1F * float(i % 7)});
            const glm::mat4 turned = glm::rotate(there, 0.3F * float(i), {1, 0.5F, 0});
            test::show(scene, std::move(mesh), material, glm::scale(turned, {1, i % 6 == 2 ? -1.0F : 1.0F, 1}));
        }
        return scene;
    }
    static scene::Camera camera_for(const scene::Scene& scene) {
        return scene::default_camera(scene.bounds(), double(size.x) / size.y);
    }
    /// Drawn each in a picture of its own, which are put together: they do not overlap, so the nearest is whatever
    /// is not the background.
    Pixels one_by_one(scene::Scene& scene, const Settings& settings) {
        std::vector<scene::NodeId> nodes;
        scene.visit([&](scene::NodeId id, const scene::Node&, const glm::mat4&) { nodes.push_back(id); });
        const scene::Camera camera = camera_for(scene);
        std::vector<test::Pixel> together(std::size_t(size.x) * std::size_t(size.y), test::black);
        for (const scene::NodeId shown : nodes) {
            for (const scene::NodeId node : nodes) scene.edit_node(node).visible = node == shown;
            // The planes follow what is visible; they must be those of the whole.
            const Pixels own = draw(scene, camera, size, settings);
            for (std::size_t i = 0; i < together.size(); ++i)
                if (own.all()[i] != test::black) together[i] = own.all()[i];
        }
        for (const scene::NodeId node : nodes) scene.edit_node(node).visible = true;
        return {size, std::move(together)};
    }
};

TEST_F(PartsTest, ManySmallMeshesTakeFewCallsAndLookAsEachDoesAlone) {
    for (const Shading shading : {Shading::smooth, Shading::flat}) {
        scene::Scene scene = many();
        Settings settings = bare_settings();
        settings.shading = shading;
        const Pixels together = draw(scene, camera_for(scene), size, settings);
        EXPECT_LT(canvas().counts().draw_calls, 12U);
        EXPECT_EQ(canvas().counts().triangles, scene.counts().triangles);
        // Where two meet at a pixel's middle either may be nearer.
        EXPECT_LT(test::differing_part(together, one_by_one(scene, settings), 1), 0.002);
    }
}

TEST_F(PartsTest, FollowWhatChanges) {
    scene::Scene scene = many();
    const scene::Camera camera = camera_for(scene);
    const auto drawn_anew = [&] {
        test::Canvas fresh;
        return fresh.draw(scene, camera, size);
    };
    const Pixels before = draw(scene, camera, size);
    scene::Mesh& mesh = scene.edit_mesh(test::first_geometry<scene::Mesh>(scene));
    for (glm::vec3& position : mesh.positions.edit()) position *= 0.3F;
    const Pixels smaller = draw(scene, camera, size);
    EXPECT_FALSE(smaller == before);
    EXPECT_TRUE(test::same(smaller, drawn_anew()));
    mesh.indices.resize(12);  // another size: another place
    EXPECT_TRUE(test::same(draw(scene, camera, size), drawn_anew()));
    const auto removed = test::first_geometry<scene::Mesh>(scene);
    scene.remove(removed);
    EXPECT_TRUE(test::same(draw(scene, camera, size), drawn_anew()));
    for (int i = 0; i < 3; ++i) scene.add_shown(scene::make_cube(0.2F + 0.1F * float(i)));
    EXPECT_TRUE(test::same(draw(scene, camera, size), drawn_anew()));
}

TEST_F(PartsTest, APlanKeepsWhatItWasMadeOf) {
    scene::Scene scene = many();
    const scene::Camera camera = camera_for(scene);
    const Pixels before = draw(scene, camera, size);
    Renderer& renderer = canvas().renderer();
    const DrawPlan plan = renderer.plan(scene, camera, bare_settings(), size);
    for (glm::vec3& position : scene.edit_mesh(test::first_geometry<scene::Mesh>(scene)).positions.edit())
        position *= 0.1F;
    const Pixels after = draw(scene, camera, size);
    EXPECT_FALSE(after == before);
    Slicer whole;
    renderer.draw(plan, canvas().target().area(), whole);
    EXPECT_TRUE(test::same(test::read_texture(canvas().target().color_texture()), before));
}

TEST_F(PartsTest, MayBeCutAnywhere) {
    const scene::Scene scene = many();
    const scene::Camera camera = camera_for(scene);
    const Pixels whole = draw(scene, camera, size);
    Renderer& renderer = canvas().renderer();
    const DrawPlan plan = renderer.plan(scene, camera, bare_settings(), size);
    ASSERT_FALSE(plan.parts.empty());
    for (const std::uint64_t piece : {1U, 7U, 100U, 1000U}) {
        Cutter cutter(piece);
        renderer.draw(plan, canvas().target().area(), cutter);
        EXPECT_TRUE(test::same(test::read_texture(canvas().target().color_texture()), whole)) << piece;
    }
}

TEST_F(PartsTest, LeaveTheStateOfAHostAsItWas) {
    const scene::Scene scene = many();
    const scene::Camera camera = camera_for(scene);
    draw(scene, camera, size);
    const test::UnusualState host;
    const test::StateText before = test::state_text();
    canvas().renderer().draw(scene, camera, bare_settings(), canvas().target());
    EXPECT_EQ(test::changes(before, test::state_text()), "");
}

TEST_F(PartsTest, OneMeshInManyPlacesIsCopiedOnce) {
    scene::Scene scene;
    const scene::MeshId mesh = scene.add(scene::make_cube());
    for (int i = 0; i < 40; ++i) {
        scene::Node node;
        node.transform = glm::translate(glm::mat4(1.0F), {2 * i, 0, 0});
        node.geometries.push_back(mesh);
        scene.add_node(std::move(node));
    }
    draw(scene, camera_for(scene), size);
    EXPECT_EQ(canvas().counts().draw_calls, 1U);
    EXPECT_EQ(canvas().counts().triangles, 40U * 12);
}

/// A sphere with a coarse level that is told apart by its hole: half of the triangles.
class LevelsTest : public PartsTest {
protected:
    static scene::Scene with_level(float error) {
        scene::Scene scene;
        scene::Mesh mesh = scene::make_sphere(1.0F, 200, 100);
        const std::vector<std::uint32_t> half(mesh.indices.begin(), mesh.indices.begin() + 30000);
        mesh.level_indices.assign(half);
        mesh.structure.set(mesh, {.levels = {{0, half.size() / 3, error}}});
        scene.add_shown(std::move(mesh));
        return scene;
    }
    std::uint64_t triangles(const scene::Scene& scene, const Settings& settings) {
        draw(scene, camera_for(scene), size, settings);
        return canvas().counts().triangles;
    }
};

TEST_F(LevelsTest, AreDrawnOnlyWhileTheCameraMovesAndWhereTheySuffice) {
    Settings moving = bare_settings();
    moving.interacting = true;
    const scene::Scene fine = with_level(0.001F);
    EXPECT_EQ(triangles(fine, bare_settings()), fine.counts().triangles);
    EXPECT_EQ(canvas().counts().coarse_meshes, 0U);
    EXPECT_EQ(triangles(fine, moving), 10000U);
    EXPECT_EQ(canvas().counts().coarse_meshes, 1U);
    const scene::Scene coarse = with_level(0.5F);
    EXPECT_EQ(triangles(coarse, moving), coarse.counts().triangles);
    moving.moving_error_pixels = 100;
    EXPECT_EQ(triangles(coarse, moving), 10000U);
    moving.moving_error_pixels = 0;
    EXPECT_EQ(triangles(fine, moving), fine.counts().triangles);
}

TEST_F(LevelsTest, AChangedMeshHasNone) {
    scene::Scene scene = with_level(0.001F);
    Settings moving = bare_settings();
    moving.interacting = true;
    scene.edit_mesh(test::first_geometry<scene::Mesh>(scene)).positions.set(0, {0, 1.01F, 0});
    EXPECT_EQ(triangles(scene, moving), scene.counts().triangles);
}

TEST_F(LevelsTest, WhatIsSmallerThanAPixelIsLeftOutWhileTheCameraMoves) {
    scene::Scene scene;
    scene.add_shown(scene::make_cube());
    scene.add_shown(scene::make_cube(1e-4F), glm::translate(glm::mat4(1.0F), {0, 0.7F, 0}));
    Settings moving = bare_settings();
    EXPECT_EQ(triangles(scene, moving), 24U);
    moving.interacting = true;
    EXPECT_EQ(triangles(scene, moving), 12U);
    EXPECT_EQ(canvas().counts().coarse_meshes, 1U);
}

}  // namespace
}  // namespace vitrine::render
