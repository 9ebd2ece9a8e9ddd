#include <app/viewer/scene_parts.h>

#include <vitrine/scene/append.h>
#include <vitrine/scene/shapes.h>

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace vitrine::app {
namespace {

/// A group with a cube below it.
scene::Scene small_scene(const std::string& name) {
    scene::Scene scene;
    scene::Node group;
    group.name = name;
    const scene::NodeId above = scene.add_node(std::move(group));
    scene::Node below;
    below.name = "cube";
    below.geometries.emplace_back(scene.add(scene::make_cube()));
    scene.add_node(std::move(below), above);
    return scene;
}

TEST(SceneParts, GoWithAllThatTheyShow) {
    scene::Scene scene = small_scene("stays");
    const std::vector<scene::NodeId> added = scene::append(scene, small_scene("goes"));
    EXPECT_EQ(scene.counts().meshes, 2U);
    remove_parts(scene, added);
    EXPECT_EQ(scene.counts().meshes, 1U);
    EXPECT_EQ(scene.counts().nodes, 2U);
    EXPECT_EQ(scene.node(scene.node(scene.root()).children.at(0)).name, "stays");
    remove_parts(scene, added);
    EXPECT_EQ(scene.counts().nodes, 2U) << "once";
}

TEST(SceneParts, WhatIsHiddenStaysHiddenInAnotherReading) {
    scene::Scene before = small_scene("group");
    const scene::NodeId group = before.node(before.root()).children.at(0);
    before.edit_node(group).visible = false;
    scene::Scene again = small_scene("group");
    keep_hidden(before, again);
    EXPECT_FALSE(again.node(group).visible);
    EXPECT_TRUE(again.node(again.node(group).children.at(0)).visible);
    scene::Scene other = small_scene("other");
    keep_hidden(before, other);
    EXPECT_TRUE(other.node(group).visible) << "something else";
    scene::Scene more = small_scene("group");
    scene::append(more, small_scene("group"));
    keep_hidden(before, more);
    EXPECT_TRUE(more.node(group).visible) << "nobody knows what is what";
}

}  // namespace
}  // namespace vitrine::app
