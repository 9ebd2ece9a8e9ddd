#include <vitrine/scene/element.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace vitrine::scene {
namespace {

using Numbers = std::vector<double>;

/// Nothing where the element has no such value.
Numbers value(const Element& element, const std::string& name) {
    const auto found = std::ranges::find(element.values, name, &ElementValue::name);
    return found != element.values.end() ? found->numbers : Numbers();
}

/// Two triangles over the square from (0, 0) to (1, 1), with a number for each vertex.
Mesh square() {
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    mesh.indices = {0, 1, 2, 0, 2, 3};
    mesh.scalars.push_back({"heat", arrays::TrackedArray<float>{10, 20, 30, 40}});
    return mesh;
}

class ElementTest : public testing::Test {
protected:
    template <class G>
    std::optional<Element> at(G geometry, std::uint64_t primitive, const glm::dvec3& point,
                              const glm::mat4& transform = glm::mat4(1)) {
        const NodeId node = scene.add_shown(std::move(geometry), transform);
        return element_at(scene, node, scene.node(node).geometries.front(), primitive, point);
    }

    Scene scene;
};

TEST_F(ElementTest, ATriangleHasCornersWeightsAndTheValuesOfTheNearest) {
    const std::optional<Element> element = at(square(), 1, {0.1, 0.8, 0});
    ASSERT_TRUE(element);
    EXPECT_EQ(element->kind, ElementKind::triangle);
    EXPECT_EQ(element->number, 1U);
    EXPECT_EQ(element->vertices, (std::vector<std::uint32_t>{0, 2, 3}));
    ASSERT_EQ(element->weights.size(), 3U);
    EXPECT_NEAR(element->weights[0], 0.2, 1e-9);
    EXPECT_NEAR(element->weights[1], 0.1, 1e-9);
    EXPECT_NEAR(element->weights[2], 0.7, 1e-9);
    EXPECT_EQ(element->nearest, 3U);
    EXPECT_EQ(value(*element, "Position"), (Numbers{0, 1, 0}));
    EXPECT_EQ(value(*element, "heat"), Numbers{40});
    EXPECT_TRUE(element->complete);
}

TEST_F(ElementTest, PlacesAreTheWorlds) {
    const glm::mat4 there = glm::scale(glm::translate(glm::mat4(1), {5, 0, 0}), glm::vec3(10));
    const std::optional<Element> element = at(square(), 0, {14.5, 0.2, 0}, there);
    ASSERT_TRUE(element);
    EXPECT_EQ(element->nearest, 1U);
    EXPECT_NEAR(element->weights[1], 0.93, 1e-6);
}

TEST_F(ElementTest, AllThatVerticesHaveIsRead) {
    Mesh mesh = square();
    mesh.normals.assign(std::vector<glm::vec3>(4, {0, 0, 1}));
    mesh.colors = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}};
    mesh.texcoords = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
    const std::optional<Element> element = at(std::move(mesh), 0, {0.9, 0.1, 0});
    EXPECT_EQ(value(*element, "Normal"), (Numbers{0, 0, 1}));
    EXPECT_EQ(value(*element, "Colour"), (Numbers{5, 6, 7, 8}));
    EXPECT_EQ(value(*element, "Texture coordinates"), (Numbers{1, 1}));
}

TEST_F(ElementTest, InterleavedAndShortMeshesAreReadToo) {
    Mesh mesh = square();
    mesh.indices.clear();
    mesh.short_indices = {0, 1, 2, 0, 2, 3};
    interleave(mesh);
    const std::optional<Element> element = at(std::move(mesh), 1, {0.9, 0.95, 0});
    EXPECT_EQ(element->nearest, 2U);
    EXPECT_EQ(value(*element, "Position"), (Numbers{1, 1, 0}));
    EXPECT_EQ(value(*element, "Normal"), (Numbers{0, 0, 1}));
}

TEST_F(ElementTest, ADegenerateTriangleHasWeights) {
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
    const std::optional<Element> element = at(std::move(mesh), 0, {1.1, 0, 0});
    EXPECT_EQ(element->weights, (Numbers{1, 0, 0}));
    EXPECT_EQ(element->nearest, 1U);
}

TEST_F(ElementTest, APointHasItsOwnValues) {
    PointCloud cloud;
    cloud.positions = {{1, 2, 3}, {4, 5, 6}};
    cloud.scalars.push_back({"intensity", arrays::TrackedArray<float>{0.5F, 0.25F}});
    const std::optional<Element> element = at(std::move(cloud), 1, {0, 0, 0});
    EXPECT_EQ(element->kind, ElementKind::point);
    EXPECT_EQ(value(*element, "Position"), (Numbers{4, 5, 6}));
    EXPECT_EQ(value(*element, "intensity"), Numbers{0.25});
}

TEST_F(ElementTest, ASegmentHasEnds) {
    LineSet lines;
    lines.positions = {{0, 0, 0}, {4, 0, 0}, {4, 4, 0}};
    lines.indices = {0, 1, 1, 2};
    const std::optional<Element> element = at(std::move(lines), 1, {4, 3, 0});
    EXPECT_EQ(element->vertices, (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(element->weights, (Numbers{0.25, 0.75}));
    EXPECT_EQ(element->nearest, 2U);
    EXPECT_EQ(value(*element, "Position"), (Numbers{4, 4, 0}));
}

TEST_F(ElementTest, ATexelIsFoundByItsPlace) {
    ImagePlane image;
    ScalarImage numbers(3, 2);
    numbers.set(2, 1, 7);
    image.texels = std::move(numbers);
    image.size = {6, 4};
    const std::optional<Element> element = at(std::move(image), 0, {2.5, -1, 0});
    EXPECT_EQ(element->number, 5U);
    EXPECT_EQ(value(*element, "Column, row"), (Numbers{2, 1}));
    EXPECT_EQ(value(*element, "Value"), Numbers{7});
}

TEST_F(ElementTest, PrimitivesOfCollectionsAreOfItems) {
    Collection paths(CollectionKind::polylines, "paths");
    paths.add_polyline(std::array{glm::vec3(0), glm::vec3(1, 0, 0), glm::vec3(2, 0, 0)}, {.size = 3});
    paths.add_polyline(std::array{glm::vec3(0), glm::vec3(0, 1, 0)}, {.color = {9, 8, 7, 255}, .size = 5});
    const NodeId node = scene.add_shown(std::move(paths));
    const Geometry geometry = scene.node(node).geometries.front();
    EXPECT_EQ(element_at(scene, node, geometry, 1, {})->number, 0U);
    const std::optional<Element> second = element_at(scene, node, geometry, 3, {});
    EXPECT_EQ(second->number, 1U);
    EXPECT_EQ(value(*second, "Colour"), (Numbers{9, 8, 7, 255}));
    EXPECT_EQ(value(*second, "Size"), Numbers{5});
}

TEST_F(ElementTest, PolygonsAreFoundThroughTheirOutlines) {
    Collection shapes(CollectionKind::polygons, "shapes");
    const auto add_square = [&](float x) {
        const Contour outline{{{x, 0}, {x + 1, 0}, {x + 1, 1}, {x, 1}}, true};
        shapes.add_polygon(fill_polygon(std::array{outline}, FillRule::nonzero));
    };
    add_square(0);
    add_square(3);
    const std::size_t last = shapes.primitive_count() - 1;
    const std::optional<Element> element = at(std::move(shapes), last, {});
    EXPECT_EQ(element->number, 1U);
}

TEST_F(ElementTest, WhatIsNotThereIsNone) {
    EXPECT_FALSE(at(square(), 2, {}));
    const NodeId node = scene.add_shown(square());
    const Geometry geometry = scene.node(node).geometries.front();
    scene.remove_node(node);
    EXPECT_FALSE(element_at(scene, node, geometry, 0, {}));
}

TEST_F(ElementTest, SaysWhereThereIsNoCopyToRead) {
    Mesh mesh = square();
    mesh.scalars.front().values.resize_on_gpu(4);
    const std::optional<Element> some = at(std::move(mesh), 0, {0.9, 0.1, 0});
    EXPECT_FALSE(some->complete);
    EXPECT_EQ(value(*some, "Position"), (Numbers{1, 0, 0}));
    EXPECT_TRUE(value(*some, "heat").empty());
    PointCloud cloud;
    cloud.positions.resize_on_gpu(3);
    const std::optional<Element> none = at(std::move(cloud), 2, {});
    EXPECT_FALSE(none->complete);
    EXPECT_EQ(none->number, 2U);
}

}  // namespace
}  // namespace vitrine::scene
