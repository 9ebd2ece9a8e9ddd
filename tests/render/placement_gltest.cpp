#include <support/canvas.h>
#include <support/scenes.h>

#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <utility>

namespace vitrine::render {
namespace {

using test::black;
using test::Box;
using test::covered;
using test::make_pixel_quad;
using test::make_quad;
using test::Pixel;
using test::pixel_camera;
using test::Pixels;
using test::unlit;

constexpr Pixel red{255, 0, 0, 255};
constexpr Pixel green{0, 255, 0, 255};
constexpr Pixel blue{0, 0, 255, 255};

class PlacementTest : public test::DrawTest {
protected:
    static constexpr glm::ivec2 size{100, 80};
};

TEST_F(PlacementTest, AQuadCoversItsPixels) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({13, 7}, {20, 31}), unlit({1, 0, 0, 1}));
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_EQ(covered(pixels, black), (Box{{13, 7}, {20, 31}}));
    EXPECT_EQ(pixels.count(red), 20U * 31U);
}

TEST_F(PlacementTest, MeshesWithoutIndicesAreDrawnInTriples) {
    scene::Mesh mesh;
    mesh.positions = {{10, -10, 0}, {10, -30, 0}, {30, -30, 0}, {10, -10, 0}, {30, -30, 0}, {30, -10, 0}};
    scene::Scene scene;
    test::show(scene, std::move(mesh), unlit({1, 0, 0, 1}));
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_EQ(covered(pixels, black), (Box{{10, 10}, {20, 20}}));
    EXPECT_EQ(pixels.count(red), 400U);
}

TEST_F(PlacementTest, TransformsMoveTurnAndScale) {
    scene::Scene scene;
    glm::mat4 transform = glm::translate(glm::mat4(1.0F), {50, -40, 0});
    transform = glm::rotate(transform, glm::radians(90.0F), {0, 0, 1});
    transform = glm::scale(transform, {10, 4, 1});
    test::show(scene, make_quad({0, 0}, {1, 1}), unlit({1, 0, 0, 1}), transform);
    // Turned left: 10 up and 4 to the left of (50, 40).
    EXPECT_EQ(covered(draw(scene, pixel_camera(size), size), black), (Box{{46, 30}, {4, 10}}));
}

TEST_F(PlacementTest, NestedTransformsMultiplyFromTheRoot) {
    scene::Scene scene;
    scene.edit_node(scene.root()).transform = glm::translate(glm::mat4(1.0F), {5, 0, 0});
    scene::Node arm;
    arm.transform = glm::scale(glm::translate(glm::mat4(1.0F), {20, -60, 0}), {2, 2, 1});
    const scene::NodeId arm_id = scene.add_node(std::move(arm));
    scene::Mesh mesh = make_quad({0, 0}, {5, 5});
    mesh.material = scene.add(unlit({1, 0, 0, 1}));
    scene::Node hand;
    hand.transform = glm::translate(glm::mat4(1.0F), {10, 3, 0});
    hand.geometries.emplace_back(scene.add(std::move(mesh)));
    scene.add_node(std::move(hand), arm_id);
    // x: 5 + 20 + 2 * (10 .. 15), y up: -60 + 2 * (3 .. 8)
    EXPECT_EQ(covered(draw(scene, pixel_camera(size), size), black), (Box{{45, 44}, {10, 10}}));
}

TEST_F(PlacementTest, OneGeometryCanStandInSeveralPlaces) {
    scene::Scene scene;
    scene::Mesh mesh = make_quad({0, 0}, {4, 4});
    mesh.material = scene.add(unlit({1, 0, 0, 1}));
    const scene::MeshId id = scene.add(std::move(mesh));
    for (const glm::vec3& at : {glm::vec3(10, -10, 0), glm::vec3(60, -70, 0)}) {
        scene::Node node;
        node.transform = glm::translate(glm::mat4(1.0F), at);
        node.geometries = {id};
        scene.add_node(std::move(node));
    }
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_EQ(pixels.count(red), 32U);
    EXPECT_EQ(covered(pixels, black), (Box{{10, 6}, {54, 64}}));
    EXPECT_EQ(canvas().counts().draw_calls, 2U);
    EXPECT_EQ(canvas().counts().triangles, 4U);
}

TEST_F(PlacementTest, TheNearestIsSeenWhateverTheOrder) {
    for (const bool near_first : {true, false}) {
        scene::Scene scene;
        if (near_first) test::show(scene, make_pixel_quad({20, 20}, {20, 20}, 10), unlit({0, 1, 0, 1}));
        test::show(scene, make_pixel_quad({10, 10}, {40, 40}, -10), unlit({0, 0, 1, 1}));
        test::show(scene, make_pixel_quad({15, 15}, {30, 30}, 0), unlit({1, 0, 0, 1}));
        if (!near_first) test::show(scene, make_pixel_quad({20, 20}, {20, 20}, 10), unlit({0, 1, 0, 1}));
        const Pixels pixels = draw(scene, pixel_camera(size), size);
        EXPECT_EQ(pixels.count(green), 400U);
        EXPECT_EQ(pixels.count(red), 500U);
        EXPECT_EQ(pixels.count(blue), 700U);
    }
}

TEST_F(PlacementTest, CrossingSurfacesMeetInTheMiddle) {
    scene::Scene scene;
    scene::Mesh left = make_quad({0, -80}, {100, 0});
    left.positions = {{0, -80, 0}, {100, -80, 100}, {100, 0, 100}, {0, 0, 0}};
    scene::Mesh right = make_quad({0, -80}, {100, 0});
    right.positions = {{0, -80, 100}, {100, -80, 0}, {100, 0, 0}, {0, 0, 100}};
    test::show(scene, std::move(left), unlit({1, 0, 0, 1}));
    test::show(scene, std::move(right), unlit({0, 0, 1, 1}));
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_TRUE(test::filled(pixels.part({0, 0}, {49, 80}), blue));
    EXPECT_TRUE(test::filled(pixels.part({51, 0}, {49, 80}), red));
}

TEST_F(PlacementTest, AHiddenNodeHidesAllBelowIt) {
    scene::Scene scene;
    const scene::NodeId shown = test::show(scene, make_pixel_quad({0, 0}, {10, 10}), unlit({1, 0, 0, 1}));
    const scene::NodeId parent = scene.add_node({});
    scene::Mesh mesh = make_pixel_quad({50, 50}, {10, 10});
    mesh.material = scene.add(unlit({0, 1, 0, 1}));
    scene::Node child;
    child.geometries.emplace_back(scene.add(std::move(mesh)));
    scene.add_node(std::move(child), parent);
    EXPECT_EQ(draw(scene, pixel_camera(size), size).count(green), 100U);
    scene.edit_node(parent).visible = false;
    const Pixels pixels = draw(scene, pixel_camera(size), size);
    EXPECT_EQ(pixels.count(green), 0U);
    EXPECT_EQ(pixels.count(red), 100U);
    EXPECT_EQ(canvas().counts().draw_calls, 1U);
    scene.edit_node(shown).visible = false;
    EXPECT_TRUE(test::filled(draw(scene, pixel_camera(size), size), black));
}

TEST_F(PlacementTest, BothProjectionsShowThePivotPlaneAtTheSameSize) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({13, 7}, {20, 31}), unlit({1, 0, 0, 1}));
    test::show(scene, make_pixel_quad({60, 50}, {33, 21}), unlit({0, 1, 0, 1}));
    scene::Camera camera = pixel_camera(size);
    const Pixels orthographic = draw(scene, camera, size);
    camera.projection = scene::Projection::perspective;
    EXPECT_TRUE(test::same(draw(scene, camera, size), orthographic));
}

TEST_F(PlacementTest, PerspectiveShrinksWithDistance) {
    scene::Scene scene;
    // Twice as far from the eye, which is 40 in front of the pivot plane, and half as large.
    test::show(scene, make_quad({20, -70}, {80, -10}, -40), unlit({1, 0, 0, 1}));
    scene::Camera camera = pixel_camera(size);
    camera.projection = scene::Projection::perspective;
    EXPECT_EQ(covered(draw(scene, camera, size), black), (Box{{35, 25}, {30, 30}}));
}

TEST_F(PlacementTest, WhatIsBehindTheEyeIsNotSeen) {
    scene::Scene scene;
    test::show(scene, make_pixel_quad({0, 0}, size, 100), unlit({1, 0, 0, 1}));
    test::show(scene, make_pixel_quad({0, 0}, {50, 80}, 0), unlit({0, 1, 0, 1}));
    scene::Camera camera = pixel_camera(size);
    camera.projection = scene::Projection::perspective;
    const Pixels pixels = draw(scene, camera, size);
    EXPECT_EQ(pixels.count(red), 0U);
    EXPECT_EQ(pixels.count(green), 50U * 80U);
}

TEST_F(PlacementTest, TheCameraSeesFromItsOrientation) {
    scene::Scene scene;
    test::show(scene, make_quad({-1, -1}, {1, 1}, 0), unlit({1, 0, 0, 1}));
    scene::Camera camera;
    camera.pivot = {0, 0, 0};
    camera.projection = scene::Projection::orthographic;
    scene::frame(camera, scene.bounds(), 1.25);
    const auto visible = [&](scene::StandardView view) {
        scene::look_from(camera, view);
        return covered(draw(scene, camera, size), black).size;
    };
    EXPECT_GT(visible(scene::StandardView::front).x, 50);
    EXPECT_EQ(visible(scene::StandardView::front), visible(scene::StandardView::back));
    EXPECT_LE(visible(scene::StandardView::right).x, 1);  // edge on
    EXPECT_LE(visible(scene::StandardView::top).y, 1);
}

TEST_F(PlacementTest, AnySizeIsFilled) {
    for (const glm::ivec2 any : {glm::ivec2(1, 1), glm::ivec2(1, 4096), glm::ivec2(4096, 1), glm::ivec2(333, 217),
                                 glm::ivec2(2, 3), glm::ivec2(641, 479)}) {
        scene::Scene scene;
        test::show(scene, make_pixel_quad({0, 0}, any), unlit({1, 0, 0, 1}));
        const Pixels pixels = draw(scene, pixel_camera(any), any);
        EXPECT_EQ(pixels.size(), any);
        EXPECT_TRUE(test::filled(pixels, red));
        EXPECT_TRUE(test::opaque(draw(scene, pixel_camera(any), any, Settings{})));
    }
}

}  // namespace
}  // namespace vitrine::render
