#include <vitrine/scene/append.h>
#include <vitrine/scene/element.h>
#include <vitrine/scene/instances.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/shared_copy.h>

#include <gtest/gtest.h>

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

/// A field of so many along each edge, turned in many ways; each third one is mirrored.
Instances field(int edge) {
    Instances instances;
    ScalarField heat;
    heat.name = "_HEAT";
    for (int i = 0; i < edge * edge; ++i) {
        const glm::mat4 there = glm::translate(glm::mat4(1), glm::vec3(i % edge, 0.1F * float(i % 7), i / edge));
        const glm::mat4 turned = glm::rotate(there, 0.7F * float(i), {0.3F, 1, 0.2F});
        instances.transforms.append(glm::scale(turned, {1, 0.5F, i % 3 == 0 ? -2.0F : 2.0F}));
        heat.values.append(float(i));
    }
    instances.scalars.push_back(std::move(heat));
    return instances;
}

/// A cube at instances, below a node that is moved.
struct Shown {
    Scene scene;
    NodeId node;
    InstancesId instances;

    explicit Shown(Instances all) {
        node = scene.add_shown(make_cube(1), glm::translate(glm::mat4(1), {100, 0, 0}));
        instances = scene.add(std::move(all));
        scene.edit_node(node).instances = instances;
    }
    Geometry cube() const { return scene.node(node).geometries.front(); }
};

bool contains(const Bounds& outer, const Bounds& inner) {
    constexpr double slack = 1e-5;
    return glm::all(glm::lessThanEqual(outer.min, inner.min + slack)) &&
           glm::all(glm::greaterThanEqual(outer.max, inner.max - slack));
}

TEST(InstanceOrder, HasEachOnceAndMirroredOnesApart) {
    KnownInstanceOrder known;
    const Instances instances = field(40);
    const InstanceOrder& order = known.of(instances);
    EXPECT_TRUE(order.measured);
    std::vector<std::uint32_t> numbers(order.numbers.begin(), order.numbers.end());
    std::uint32_t next = 0;
    std::size_t mirrored = 0;
    for (const InstanceBlock& block : order.blocks) {
        EXPECT_EQ(block.first, next);
        EXPECT_LE(block.count, 256U);
        next += block.count;
        mirrored += block.mirrored ? block.count : 0;
        for (std::uint32_t i = block.first; i < next; ++i) EXPECT_EQ(numbers[i] % 3 == 0, block.mirrored);
    }
    EXPECT_EQ(next, 1600U);
    EXPECT_EQ(mirrored, 534U);
    std::ranges::sort(numbers);
    std::vector<std::uint32_t> all(1600);
    std::iota(all.begin(), all.end(), 0U);
    EXPECT_EQ(numbers, all);
}

TEST(InstanceOrder, BlocksAreSmallAndTellWhereTheirInstancesAre) {
    KnownInstanceOrder known;
    const Instances instances = field(64);
    const InstanceOrder& order = known.of(instances);
    const Bounds one{{-0.5, 0, 2}, {0.5, 1, 3}};
    double area = 0;
    for (const InstanceBlock& block : order.blocks) {
        const Bounds around = bounds_of(block, one);
        area += around.size().x * around.size().z;
        EXPECT_FLOAT_EQ(block.scale, 2);
        for (std::uint32_t i = block.first; i < block.first + block.count; ++i)
            EXPECT_TRUE(contains(around, transformed(one, instances.transforms[order.numbers[i]])));
    }
    EXPECT_GE(order.blocks.size(), 16U);
    EXPECT_LT(area, 10 * 64 * 64) << "neighbours are together";
    EXPECT_TRUE(bounds_of(order.blocks.front(), Bounds()).empty());
}

TEST(InstanceOrder, FollowsEditsAndKeepsItsNumbersWhereTheOrderIsTheSame) {
    KnownInstanceOrder known;
    Instances instances = field(20);
    const std::uint64_t before = known.of(instances).numbers.revision();
    for (glm::mat4& transform : instances.transforms.edit()) transform[3].y += 50;
    EXPECT_EQ(known.of(instances).numbers.revision(), before) << "nothing to upload";
    EXPECT_GE(known.of(instances).blocks.front().low[3].y, 50);
    instances.transforms.set(0, glm::translate(glm::mat4(1), {1000, 0, 0}));
    EXPECT_GT(known.of(instances).numbers.revision(), before);
    instances.transforms.resize(7);
    EXPECT_EQ(known.of(instances).numbers.size(), 7U);
    EXPECT_EQ(known.of(instances).blocks.size(), 2U);
}

TEST(InstanceOrder, WhateverPlacesAreNoNumbersAreDrawn) {
    Instances instances = field(3);
    glm::mat4 nowhere(1);
    nowhere[3].x = std::numeric_limits<float>::quiet_NaN();
    instances.transforms.set(4, nowhere);
    nowhere[3].x = std::numeric_limits<float>::infinity();
    instances.transforms.set(5, nowhere);
    KnownInstanceOrder known;
    EXPECT_EQ(known.of(instances).numbers.size(), 9U);
}

TEST(Instances, BoundsAreThoseOfAllOfThem) {
    const Shown shown(field(10));
    Bounds expected;
    for (const glm::mat4& transform : shown.scene.instances(shown.instances).transforms)
        expected.add(transformed({glm::dvec3(-0.5), glm::dvec3(0.5)}, transform));
    const Bounds found = shown.scene.bounds_of(shown.node, shown.cube());
    EXPECT_TRUE(contains(found, expected) && contains(expected, found));
    EXPECT_NEAR(shown.scene.bounds().min.x, expected.min.x + 100, 1e-4);
    EXPECT_NEAR(shown.scene.bounds_of(shown.node).max.z, expected.max.z, 1e-4);
    EXPECT_EQ(shown.scene.bounds_of_one(shown.node, shown.cube()).max, glm::dvec3(0.5));
    EXPECT_EQ(shown.scene.bounds_of(shown.cube()).max, glm::dvec3(0.5));
}

TEST(Instances, BoundsFollowThemAndWhatIsShown) {
    Shown shown(field(10));
    const std::uint64_t revision = shown.scene.revision();
    shown.scene.edit_instances(shown.instances).transforms.set(3, glm::translate(glm::mat4(1), {0, 70, 0}));
    EXPECT_NE(shown.scene.revision(), revision);
    EXPECT_NEAR(shown.scene.bounds().max.y, 70.5, 1e-4);
    Mesh& mesh = shown.scene.edit_mesh(std::get<MeshId>(shown.cube()));
    for (glm::vec3& position : mesh.positions.edit()) position *= 10.0F;
    EXPECT_NEAR(shown.scene.bounds().max.y, 75, 1e-4);
}

TEST(Instances, ANodeWithoutThemShowsWhatItShowsOnce) {
    Shown shown(field(10));
    EXPECT_EQ(shown.scene.counts().instances, 100U);
    const std::size_t bytes = shown.scene.counts().bytes;
    shown.scene.remove(shown.instances);
    EXPECT_EQ(shown.scene.instances_of(shown.node), nullptr);
    EXPECT_EQ(shown.scene.counts().instances, 0U);
    EXPECT_EQ(bytes - shown.scene.counts().bytes, 100 * (sizeof(glm::mat4) + sizeof(float)));
    EXPECT_EQ(shown.scene.bounds().max, glm::dvec3(100.5, 0.5, 0.5));
}

TEST(Instances, GoAlongWithNodes) {
    Shown shown(field(10));
    const Scene shared = shared_copy(shown.scene);
    EXPECT_EQ(shared.counts().instances, 100U);
    EXPECT_EQ(shared.bounds(), shown.scene.bounds());
    EXPECT_EQ(shared.instances(shared.instances().ids().front()).transforms.data(),
              shown.scene.instances(shown.instances).transforms.data());
    Scene other;
    other.add(Instances());
    const std::vector<NodeId> added = append(other, shared_copy(shown.scene));
    ASSERT_EQ(added.size(), 1U);
    ASSERT_NE(other.instances_of(added.front()), nullptr);
    EXPECT_EQ(other.instances_of(added.front())->transforms.size(), 100U);
    EXPECT_EQ(other.instances_of(added.front())->scalars.front().name, "_HEAT");
}

TEST(Instances, AnElementIsFoundWhereItsInstanceShowsIt) {
    const Shown shown(field(10));
    const Mesh& cube = shown.scene.mesh(std::get<MeshId>(shown.cube()));
    const glm::mat4 world =
        shown.scene.world_transform(shown.node) * shown.scene.instances(shown.instances).transforms[42];
    const std::uint32_t corner = cube.corners()[3 * 5];
    const glm::dvec3 point(world * glm::vec4(cube.positions[corner], 1));
    const std::optional<Element> element = element_at(shown.scene, shown.node, shown.cube(), 5, point, nullptr, 42);
    ASSERT_TRUE(element);
    EXPECT_EQ(element->instance, 42U);
    EXPECT_EQ(element->nearest, corner);
    EXPECT_EQ(element->values.back().name, "_HEAT");
    EXPECT_EQ(element->values.back().numbers, std::vector<double>{42});
    EXPECT_FALSE(element_at(shown.scene, shown.node, shown.cube(), 5, point, nullptr, 100)) << "there is none";
}

}  // namespace
}  // namespace vitrine::scene
