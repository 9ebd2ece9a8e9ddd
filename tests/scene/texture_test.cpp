#include <vitrine/scene/append.h>
#include <vitrine/scene/scene_arrays.h>
#include <vitrine/scene/shapes.h>
#include <vitrine/scene/shared_copy.h>
#include <vitrine/scene/texture.h>

#include <gtest/gtest.h>

#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::scene {
namespace {

Texture checkers() {
    ColorImage texels(2, 1, glm::u8vec4(255));
    texels.set(0, 0, {255, 0, 0, 255});
    texels.set_label("checkers texels");
    return make_texture("checkers", std::move(texels));
}

/// A cube with a material that has a texture.
Scene textured_scene() {
    Scene scene;
    Material material;
    material.base_color_texture.texture = scene.add(checkers());
    Mesh cube = make_cube();
    cube.texcoords.assign(std::vector<glm::vec2>(cube.positions.size(), glm::vec2(0.5F)));
    cube.material = scene.add(std::move(material));
    scene.add_shown(std::move(cube));
    return scene;
}

const TextureSlot& slot_of(const Scene& scene, MaterialId id) {
    return scene.material(id).base_color_texture;
}

TEST(Texture, IsCountedWithItsTexels) {
    const Scene scene = textured_scene();
    const SceneCounts counts = scene.counts();
    EXPECT_EQ(counts.textures, 1U);
    EXPECT_EQ(counts.texels, 2U);
    Scene bare = textured_scene();
    bare.remove(bare.textures().ids().front());
    bare.edit_mesh(bare.meshes().ids().front()).texcoords.clear();
    EXPECT_EQ(counts.bytes - bare.counts().bytes, 2 * 4 + 24 * sizeof(glm::vec2));
}

TEST(Texture, ChangesTheScenesRevision) {
    Scene scene = textured_scene();
    const TextureId id = scene.textures().ids().front();
    const std::uint64_t before = scene.revision();
    scene.edit_texture(id).texels.set(1, 0, {0, 255, 0, 255});
    const std::uint64_t edited = scene.revision();
    EXPECT_NE(edited, before);
    scene.remove(id);
    EXPECT_NE(scene.revision(), edited);
}

TEST(Texture, IsVisitedAsColoursOfSurfaces) {
    const Scene scene = textured_scene();
    std::vector<std::string> labels;
    visit_images(scene, [&](const arrays::TrackedTexels& texels) {
        labels.push_back(texels.bytes.tracking->label);
        EXPECT_EQ(texels.format, arrays::TexelFormat::srgb8_alpha8);
        EXPECT_TRUE(texels.levels);
    });
    EXPECT_EQ(labels, std::vector<std::string>{"checkers texels"});
    bool texcoords = false;
    visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        texcoords = texcoords || array.element_size_bytes == sizeof(glm::vec2);
    });
    EXPECT_TRUE(texcoords);
}

TEST(Texture, OfDataIsReadAsItIsWithLevelsToo) {
    const Texture numbers = make_texture("numbers", ColorImage(2, 2), TextureEncoding::data);
    EXPECT_EQ(numbers.tracked_texels().format, arrays::TexelFormat::rgba8);
    EXPECT_TRUE(numbers.tracked_texels().levels);
    EXPECT_FALSE(numbers.texels.tracked_texels().levels) << "an image is no texture";
}

TEST(Texture, MovesToAnotherSceneInEachSlot) {
    Scene other;
    Material material;
    visit_slots(material, [&](const char* name, TextureSlot& slot, TextureEncoding encoding) {
        slot.texture = other.add(make_texture(name, ColorImage(1, 1), encoding));
    });
    other.add(std::move(material));
    Scene scene = textured_scene();
    append(scene, std::move(other));
    EXPECT_EQ(scene.textures().size(), 15U);
    visit_slots(scene.material(scene.materials().ids()[1]),
                [&](const char* name, const TextureSlot& slot, TextureEncoding encoding) {
                    EXPECT_EQ(scene.texture(slot.texture).name, name);
                    EXPECT_EQ(scene.texture(slot.texture).encoding, encoding);
                });
}

TEST(Texture, CoordinatesAndTangentsAreArraysOfTheMesh) {
    Scene scene = textured_scene();
    const MeshId id = scene.meshes().ids().front();
    const std::size_t bytes = scene.counts().bytes;
    const std::uint64_t revision = scene.revision();
    scene.edit_mesh(id).structure.set(scene.mesh(id), {});
    Mesh& mesh = scene.edit_mesh(id);
    mesh.second_texcoords.assign(std::vector(24, glm::vec2(0.25F)));
    EXPECT_EQ(mesh.structure.of(mesh), nullptr) << "they would have to be reordered, too";
    mesh.structure.set(mesh, {});
    mesh.tangents.assign(std::vector(24, glm::vec4(1, 0, 0, 1)));
    EXPECT_EQ(mesh.structure.of(mesh), nullptr);
    EXPECT_NE(scene.revision(), revision);
    const std::uint64_t now = scene.revision();
    mesh.tangents.set(0, glm::vec4(0, 1, 0, 1));
    EXPECT_NE(scene.revision(), now);
    EXPECT_EQ(scene.counts().bytes, bytes + 24 * (sizeof(glm::vec2) + sizeof(glm::vec4)));
    EXPECT_EQ(&mesh.texcoord_set(0), &mesh.texcoords);
    EXPECT_EQ(&mesh.texcoord_set(1), &mesh.second_texcoords);
    std::size_t visited = 0;
    visit_arrays(scene, [&](const arrays::TrackedBytes& array) {
        visited += array.bytes.data() == std::as_bytes(mesh.tangents.view()).data() ||
                           array.bytes.data() == std::as_bytes(mesh.second_texcoords.view()).data()
                       ? 1
                       : 0;
    });
    EXPECT_EQ(visited, 2U);
    const Mesh copy = shared_copy(mesh);
    EXPECT_EQ(copy.tangents.data(), mesh.tangents.data());
    EXPECT_EQ(copy.second_texcoords.data(), mesh.second_texcoords.data());
    mesh.tangents.tracked_bytes().tracking->drop_bytes();
    EXPECT_FALSE(has_copies(mesh));
}

TEST(Texture, MovesToAnotherSceneWithWhatNamesIt) {
    Scene scene = textured_scene();
    Scene other = textured_scene();
    const auto* const texels = other.textures()[other.textures().ids().front()].texels.view().data();
    append(scene, std::move(other));
    ASSERT_EQ(scene.textures().size(), 2U);
    const std::vector<MaterialId> materials = scene.materials().ids();
    const TextureId first = slot_of(scene, materials[0]).texture;
    const TextureId second = slot_of(scene, materials[1]).texture;
    EXPECT_NE(first, second);
    EXPECT_EQ(scene.texture(second).texels.view().data(), texels);
}

TEST(Texture, IsInASharedCopyToo) {
    Scene scene = textured_scene();
    const Scene copy = shared_copy(scene);
    const TextureId id = slot_of(copy, copy.materials().ids().front()).texture;
    ASSERT_TRUE(copy.textures().contains(id));
    EXPECT_EQ(copy.texture(id).texels.at(0, 0), glm::u8vec4(255, 0, 0, 255));
    const Mesh& mesh = copy.mesh(copy.meshes().ids().front());
    EXPECT_EQ(mesh.texcoords.data(), scene.mesh(scene.meshes().ids().front()).texcoords.data());
}

TEST(TextureTransform, ScalesTurnsAndMovesInThisOrder) {
    const TextureTransform transform{{0.5F, 0.25F}, std::numbers::pi_v<float> / 2, {2, 3}};
    // Counter-clockwise as seen, v running down: what is to the right comes from above.
    const glm::vec3 right = transform.matrix() * glm::vec3(1, 0, 1);
    EXPECT_NEAR(right.x, 0.5F, 1e-6F);
    EXPECT_NEAR(right.y, 0.25F - 2, 1e-6F);
    const glm::vec3 below = transform.matrix() * glm::vec3(0, 1, 1);
    EXPECT_NEAR(below.x, 0.5F + 3, 1e-6F);
    EXPECT_NEAR(below.y, 0.25F, 1e-6F);
    EXPECT_EQ(TextureTransform{}.matrix(), glm::mat3(1));
}

}  // namespace
}  // namespace vitrine::scene
