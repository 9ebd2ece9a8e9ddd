#include <support/canvas.h>
#include <support/clusters.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtx/quaternion.hpp>

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::bare_settings;
using test::Pixels;

class CullingTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{160, 120};

    static scene::Camera camera_at(const glm::dvec3& eye_direction, double distance = 4) {
        scene::Camera camera;
        camera.orientation = glm::rotation(glm::dvec3(0, 0, 1), glm::normalize(eye_direction));
        camera.distance = distance;
        return camera;
    }
    /// A square that faces +z and claims to be a closed surface: seen from behind only where backs are drawn.
    static scene::Scene claimed_closed(const scene::Material& material) {
        scene::Scene scene;
        test::show(scene, test::make_quad({-1, -1}, {1, 1}), material);
        const auto id = test::first_geometry<scene::Mesh>(scene);
        scene::Mesh& mesh = scene.edit_mesh(id);
        mesh.structure.set(mesh, {.closed = true, .normals_agree = false, .levels = {}});
        return scene;
    }
    /// None of them fine, so that pixels are lit in the same way as without.
    static std::vector<scene::TriangleCluster> coarse_clusters_of(const scene::Mesh& mesh) {
        std::vector<scene::TriangleCluster> clusters = test::clusters_of(mesh);
        for (scene::TriangleCluster& cluster : clusters) cluster.longest_edge = std::numeric_limits<float>::infinity();
        return clusters;
    }
    /// How many pixels show something.
    std::size_t seen(const scene::Scene& scene, const scene::Camera& camera,
                     const Settings& settings = bare_settings()) {
        return draw(scene, camera, size, settings).count([](const test::Pixel& pixel) { return pixel != test::black; });
    }
};

TEST_F(CullingTest, ASingleSidedMaterialIsSeenFromInFrontOnly) {
    scene::Material material;
    material.double_sided = false;
    for (const float alpha : {1.0F, 0.5F}) {
        material.base_color.a = alpha;
        scene::Scene scene;
        test::show(scene, test::make_quad({-1, -1}, {1, 1}), material);
        EXPECT_GT(seen(scene, camera_at({0, 0, 1})), 1000U);
        EXPECT_EQ(seen(scene, camera_at({0.1, 0, -1})), 0U);
        scene.edit_material(scene.mesh(test::first_geometry<scene::Mesh>(scene)).material).double_sided = true;
        EXPECT_GT(seen(scene, camera_at({0.1, 0, -1})), 1000U);
    }
}

TEST_F(CullingTest, BacksOfClosedMeshesAreLeftOutFromOutside) {
    const scene::Scene scene = claimed_closed(scene::Material());
    EXPECT_GT(seen(scene, camera_at({0, 0, 1})), 1000U);
    EXPECT_EQ(seen(scene, camera_at({0.1, 0, -1})), 0U);
    Settings settings = bare_settings();
    settings.hidden_back_culling = false;
    EXPECT_GT(seen(scene, camera_at({0.1, 0, -1}), settings), 1000U);
}

TEST_F(CullingTest, ButNotOfTransparentOnesNorWhereTheNearPlaneCuts) {
    scene::Material glass;
    glass.base_color.a = 0.5F;
    EXPECT_GT(seen(claimed_closed(glass), camera_at({0.1, 0, -1})), 1000U);
    // So near that the square reaches past the eye.
    EXPECT_GT(seen(claimed_closed(scene::Material()), camera_at({1, 0, -0.3}, 0.5)), 1000U);
}

TEST_F(CullingTest, ClustersThatAreLeftOutAreNotMissed) {
    scene::Scene scene;
    scene.add_shown(test::in_patches(scene::make_torus(1.0F, 0.4F, 200, 120)));
    scene::Mesh& mesh = scene.edit_mesh(test::first_geometry<scene::Mesh>(scene));
    Settings edges_too = bare_settings();
    edges_too.wireframe = true;
    for (const Settings& settings : {bare_settings(), edges_too}) {
        for (const double distance : {5.0, 1.6}) {
            const scene::Camera camera = camera_at({0.3, 0.5, 1}, distance);
            mesh.structure.set(mesh, {.closed = true, .normals_agree = true, .levels = {}});
            const Pixels whole = draw(scene, camera, size, settings);
            EXPECT_EQ(canvas().counts().left_out_triangles, 0U);
            mesh.structure.set(
                mesh, {.closed = true, .normals_agree = true, .levels = {}, .clusters = coarse_clusters_of(mesh)});
            EXPECT_EQ(draw(scene, camera, size, settings), whole);
            const bool all = settings.wireframe && distance > 2;
            EXPECT_EQ(canvas().counts().left_out_triangles == 0, all);
        }
    }
}

TEST_F(CullingTest, AMeshOfWhichNothingIsSeenIsNotDrawn) {
    scene::Scene scene;
    scene::Mesh patch = test::in_patches(scene::make_sphere(1.0F, 200, 100));
    patch.indices.erase(3 * 256, patch.indices.size() - 3 * 256);
    const glm::vec3 outside = patch.positions[patch.indices[0]];
    scene.add_shown(std::move(patch));
    scene::Mesh& mesh = scene.edit_mesh(test::first_geometry<scene::Mesh>(scene));
    mesh.structure.set(mesh,
                       {.closed = true, .normals_agree = true, .levels = {}, .clusters = test::clusters_of(mesh)});
    std::size_t calls = 0;
    for (const double side : {-1.0, 1.0}) {
        draw(scene, camera_at(side * glm::dvec3(outside), 9), size);
        calls += canvas().counts().draw_calls;
    }
    EXPECT_EQ(calls, 1U) << "from one side there are only backs";
}

TEST_F(CullingTest, NormalsThatAgreeAreShadedAlike) {
    for (const glm::vec3 scale : {glm::vec3(1), glm::vec3(1, -1, 1)}) {
        scene::Scene scene;
        scene.add_shown(scene::make_torus(1.0F, 0.4F), glm::scale(glm::mat4(1.0F), scale));
        const auto id = test::first_geometry<scene::Mesh>(scene);
        scene::Mesh& mesh = scene.edit_mesh(id);
        const Pixels before = draw(scene, camera_at({0.3, 0.5, 1}), size);
        mesh.structure.set(mesh, {.closed = false, .normals_agree = true, .levels = {}});
        EXPECT_LT(test::differing_part(draw(scene, camera_at({0.3, 0.5, 1}), size), before, 1), 0.001);
        mesh.structure.set(mesh, {.closed = true, .normals_agree = true, .levels = {}});
        EXPECT_LT(test::differing_part(draw(scene, camera_at({0.3, 0.5, 1}), size), before, 1), 0.001);
        Settings flat = bare_settings();
        flat.shading = Shading::flat;
        const Pixels faceted = draw(scene, camera_at({0.3, 0.5, 1}), size, flat);
        EXPECT_GT(test::differing_part(faceted, before, 1), 0.05) << "flat shading goes on";
    }
}

TEST_F(CullingTest, PackedMeshesLookTheSame) {
    const scene::Mesh plain = scene::make_sphere(1.0F, 60, 30);
    scene::Mesh packed = plain;
    for (const glm::vec3& normal : plain.normals) packed.packed_normals.append(scene::pack_normal(normal));
    packed.normals.clear();
    for (const std::uint32_t index : plain.indices) packed.short_indices.append(static_cast<std::uint16_t>(index));
    packed.indices.clear();
    scene::Scene as_it_was;
    as_it_was.add_shown(plain);
    scene::Scene after;
    after.add_shown(std::move(packed));
    for (const bool wireframe : {false, true}) {
        Settings settings = bare_settings();
        settings.wireframe = wireframe;
        const Pixels expected = draw(as_it_was, camera_at({1, 1, 1}), size, settings);
        EXPECT_TRUE(test::same(draw(after, camera_at({1, 1, 1}), size, settings), expected, 1)) << wireframe;
    }
}

TEST_F(CullingTest, MeshesOutsideOfThePictureAreNeitherSentNorDrawn) {
    scene::Scene scene;
    scene.add_shown(scene::make_cube());
    scene.add_shown(scene::make_cube(), glm::translate(glm::mat4(1.0F), {100, 0, 0}));
    const scene::Camera camera = camera_at({0, 0, 1});
    draw(scene, camera, size);
    EXPECT_EQ(canvas().counts().draw_calls, 1U);
    EXPECT_EQ(canvas().renderer().mirrors().bytes_uploaded(), scene.counts().bytes / 2);
    draw(scene, camera_at({0, 0, 1}, 400), size);
    EXPECT_EQ(canvas().counts().draw_calls, 2U);
}

}  // namespace
}  // namespace vitrine::render
