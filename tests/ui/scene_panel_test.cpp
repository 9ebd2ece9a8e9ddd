#include <vitrine/ui/scene_panel.h>

#include <gtest/gtest.h>

namespace vitrine::ui {
namespace {

scene::NodeId add(scene::Scene& scene, const char* name, scene::NodeId parent) {
    scene::Node node;
    node.name = name;
    return scene.add_node(std::move(node), parent);
}

TEST(ScenePanel, RowsAreInTheOrderOfTheTree) {
    scene::Scene scene;
    const scene::NodeId car = add(scene, "car", scene.root());
    const scene::NodeId wheel = add(scene, "wheel", car);
    const scene::NodeId tyre = add(scene, "tyre", wheel);
    const scene::NodeId tree = add(scene, "tree", scene.root());
    const std::vector<SceneRow> rows = scene_rows(scene, {});
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].node, car);
    EXPECT_EQ(rows[1].node, wheel);
    EXPECT_EQ(rows[2].node, tyre);
    EXPECT_EQ(rows[3].node, tree);
    EXPECT_EQ(rows[0].depth, 0);
    EXPECT_EQ(rows[2].depth, 2);
    EXPECT_TRUE(rows[1].has_children);
    EXPECT_FALSE(rows[3].has_children);
}

TEST(ScenePanel, FoldedNodesHideWhatIsBelowThem) {
    scene::Scene scene;
    const scene::NodeId car = add(scene, "car", scene.root());
    const scene::NodeId wheel = add(scene, "wheel", car);
    add(scene, "tyre", wheel);
    EXPECT_EQ(scene_rows(scene, {wheel}).size(), 2U);
    EXPECT_EQ(scene_rows(scene, {car}).size(), 1U);
    EXPECT_TRUE(scene_rows(scene::Scene(), {}).empty());
}

TEST(ScenePanel, GlyphsSayWhatANodeShows) {
    scene::Scene scene;
    const scene::NodeId mesh = scene.add_shown(scene::Mesh());
    const scene::NodeId cloud = scene.add_shown(scene::PointCloud());
    const scene::NodeId lines = scene.add_shown(scene::LineSet());
    const scene::NodeId items = scene.add_shown(scene::Collection(scene::CollectionKind::text, "labels"));
    EXPECT_EQ(glyph_of(scene.node(items)), Glyph::items);
    EXPECT_EQ(glyph_of(scene.node(mesh)), Glyph::mesh);
    EXPECT_EQ(glyph_of(scene.node(cloud)), Glyph::points);
    EXPECT_EQ(glyph_of(scene.node(lines)), Glyph::lines);
    EXPECT_EQ(glyph_of(scene::Node()), Glyph::group);
}

}  // namespace
}  // namespace vitrine::ui
