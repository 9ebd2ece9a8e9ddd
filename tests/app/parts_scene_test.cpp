#include <app/bench/parts_scene.h>

#include <vitrine/prepare/closed_surface.h>

#include <gtest/gtest.h>

namespace vitrine::app {
namespace {

TEST(PartsScene, HasAboutAsManyPartsAndTrianglesAsAskedFor) {
    for (const int parts : {1, 2, 100, 1000}) {
        const scene::SceneCounts counts = make_parts_scene(parts, 50000).counts();
        EXPECT_NEAR(static_cast<double>(counts.meshes), parts, 0.1 * parts) << parts;
        EXPECT_NEAR(static_cast<double>(counts.triangles), 50000, 0.2 * 50000) << parts;
    }
}

TEST(PartsScene, OnePartIsAClosedSurfaceWithNormalsThatAgree) {
    const scene::Scene scene = make_parts_scene(1, 20000);
    scene.meshes().for_each([](scene::MeshId, const scene::Mesh& mesh) {
        EXPECT_TRUE(prepare::is_closed(prepare::triangles_of(mesh)));
        EXPECT_TRUE(prepare::normals_agree(prepare::triangles_of(mesh)));
    });
    EXPECT_EQ(scene.meshes().size(), 1U);
}

}  // namespace
}  // namespace vitrine::app
