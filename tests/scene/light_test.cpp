#include <vitrine/scene/append.h>
#include <vitrine/scene/scene.h>
#include <vitrine/scene/shared_copy.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>

namespace vitrine::scene {
namespace {

/// A node "lamp" with a light of that name.
Scene lit(LightKind kind = LightKind::point) {
    Scene scene;
    Node node;
    node.name = "lamp";
    Light light;
    light.name = node.name;
    light.kind = kind;
    light.node = scene.add_node(std::move(node));
    scene.add(std::move(light));
    return scene;
}

TEST(Light, IsAPointOfOneCandelaThatReachesFarUnlessToldOtherwise) {
    const Light light;
    EXPECT_EQ(light.kind, LightKind::point);
    EXPECT_EQ(light.color, glm::vec3(1));
    EXPECT_EQ(light.intensity, 1);
    EXPECT_TRUE(std::isinf(light.range));
    EXPECT_LT(light.inner_cone_radians, light.outer_cone_radians);
}

TEST(Light, HasTheUnitOfItsKind) {
    EXPECT_EQ(std::string(intensity_unit(LightKind::directional)), "lx");
    EXPECT_EQ(std::string(intensity_unit(LightKind::point)), "cd");
    EXPECT_EQ(std::string(intensity_unit(LightKind::spot)), "cd");
}

TEST(Light, ComesAlongWithItsNode) {
    Scene scene = lit();
    append(scene, lit(LightKind::spot));
    ASSERT_EQ(scene.counts().lights, 2U);
    EXPECT_NE(scene.lights()[0].node, scene.lights()[1].node);
    EXPECT_EQ(scene.node(scene.lights()[1].node).name, "lamp");
    EXPECT_EQ(scene.lights()[1].kind, LightKind::spot);
    const Scene copy = scene;
    EXPECT_EQ(shared_copy(scene).lights().size(), 2U);
    scene.remove_node(scene.lights()[0].node);
    EXPECT_EQ(scene.lights().size(), 1U);
    EXPECT_EQ(scene.lights()[0].kind, LightKind::spot);
    EXPECT_EQ(copy.lights().size(), 2U);
}

TEST(Light, ChangesTheRevision) {
    Scene scene = lit();
    const std::uint64_t before = scene.revision();
    scene.add(Light(scene.lights()[0]));
    EXPECT_NE(scene.revision(), before);
}

}  // namespace
}  // namespace vitrine::scene
