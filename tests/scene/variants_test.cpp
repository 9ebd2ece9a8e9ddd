#include <vitrine/scene/append.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/shared_copy.h>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

MaterialId add_material(Scene& scene, const std::string& name) {
    Material material;
    material.name = name;
    return scene.add(std::move(material));
}

/// A cube and a ball, which are plain; in "red" the ball is red, in "gold" both are.
struct Toys {
    Scene scene;
    MeshId cube;
    MeshId ball;

    Toys() {
        const MaterialId plain = add_material(scene, "plain");
        const MaterialId red = add_material(scene, "red");
        const MaterialId gold = add_material(scene, "gold");
        cube = add(make_cube(), plain);
        ball = add(make_sphere(), plain);
        scene.add(MaterialVariant{"red", {{ball, red}}});
        scene.add(MaterialVariant{"gold", {{cube, gold}, {ball, gold}}});
    }

    MeshId add(Mesh mesh, MaterialId material) {
        mesh.material = material;
        return scene.add(std::move(mesh));
    }
};

/// "plain red": of all meshes.
std::string looks(const Scene& scene) {
    std::string looks;
    for (const MeshId id : scene.meshes().ids())
        looks += (looks.empty() ? "" : " ") + scene.material(scene.mesh(id).material).name;
    return looks;
}

TEST(Variants, GiveMeshesOtherMaterialsAndTheirOwnBack) {
    Toys toys;
    EXPECT_EQ(toys.scene.selected_variant(), std::nullopt);
    const std::uint64_t before = toys.scene.revision();
    toys.scene.select_variant(1);
    EXPECT_NE(toys.scene.revision(), before);
    EXPECT_EQ(toys.scene.selected_variant(), 1U);
    EXPECT_EQ(looks(toys.scene), "gold gold");
    EXPECT_EQ(toys.scene.material(toys.scene.own_material(toys.cube)).name, "plain");
    toys.scene.select_variant(0);
    EXPECT_EQ(looks(toys.scene), "plain red") << "what a variant does not change has its own";
    toys.scene.select_variant({});
    EXPECT_EQ(looks(toys.scene), "plain plain");
    EXPECT_EQ(toys.scene.selected_variant(), std::nullopt);
}

TEST(Variants, ChangeCloudsAndLinesToo) {
    Scene scene;
    const MaterialId red = add_material(scene, "red");
    const PointCloudId cloud = scene.add(PointCloud{});
    const LineSetId lines = scene.add(LineSet{});
    const CollectionId collection = scene.add(Collection(CollectionKind::points, "dots"));
    scene.add(MaterialVariant{"red", {{cloud, red}, {lines, red}, {collection, red}}});
    scene.select_variant(0);
    EXPECT_EQ(scene.point_cloud(cloud).material, red);
    EXPECT_EQ(scene.line_set(lines).material, red);
    EXPECT_FALSE(scene.own_material(cloud));
    EXPECT_FALSE(scene.own_material(collection)) << "it has none";
}

TEST(Variants, PassOverWhatIsGone) {
    Toys toys;
    toys.scene.select_variant(1);
    toys.scene.remove(toys.cube);
    toys.scene.select_variant({});
    EXPECT_EQ(looks(toys.scene), "plain");
    toys.scene.select_variant(1);
    EXPECT_EQ(looks(toys.scene), "gold");
}

TEST(Variants, OfAGeometryThatIsChangedTwiceTheLastChangeCounts) {
    Toys toys;
    toys.scene.add(MaterialVariant{"red", {{toys.ball, toys.scene.own_material(toys.cube)}}});
    EXPECT_EQ(toys.scene.variants().size(), 2U) << "there is one of that name";
    toys.scene.select_variant(0);
    EXPECT_EQ(looks(toys.scene), "plain plain");
    toys.scene.select_variant(1);
    toys.scene.select_variant({});
    EXPECT_EQ(looks(toys.scene), "plain plain");
}

TEST(Variants, OfAppendedScenesJoinThoseOfTheSameName) {
    Toys toys;
    toys.scene.select_variant(0);
    Toys others;
    others.scene.add(MaterialVariant{"blue", {{others.cube, add_material(others.scene, "blue")}}});
    others.scene.select_variant(1);
    append(toys.scene, std::move(others.scene));
    ASSERT_EQ(toys.scene.variants().size(), 3U);
    EXPECT_EQ(toys.scene.variants()[2].name, "blue");
    EXPECT_EQ(looks(toys.scene), "plain red plain red") << "as what was there is";
    toys.scene.select_variant(1);
    EXPECT_EQ(looks(toys.scene), "gold gold gold gold");
    toys.scene.select_variant(2);
    EXPECT_EQ(looks(toys.scene), "plain plain blue plain");
    toys.scene.select_variant({});
    EXPECT_EQ(looks(toys.scene), "plain plain plain plain");
}

TEST(Variants, AreInASharedCopyTooAndAsSelected) {
    Toys toys;
    toys.scene.select_variant(0);
    Scene copy = shared_copy(toys.scene);
    EXPECT_EQ(copy.selected_variant(), 0U);
    EXPECT_EQ(looks(copy), "plain red");
    copy.select_variant({});
    EXPECT_EQ(looks(copy), "plain plain");
    EXPECT_EQ(looks(toys.scene), "plain red");
}

}  // namespace
}  // namespace vitrine::scene
