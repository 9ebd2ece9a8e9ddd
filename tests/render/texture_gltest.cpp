#include <support/canvas.h>
#include <support/scenes.h>

#include <gtest/gtest.h>

#include <array>
#include <numbers>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using test::black;
using test::Pixel;
using test::Pixels;

constexpr glm::ivec2 size{32, 24};
constexpr glm::ivec2 corner{8, 4};
constexpr Pixel red{255, 0, 0, 255};
constexpr Pixel green{0, 255, 0, 255};
constexpr Pixel blue{0, 0, 255, 255};
constexpr Pixel gray{128, 128, 128, 255};

/// A rectangle over pixels [(8, 4), (16, 12)) with a texture of 2 x 2 texels: red and green above blue and gray.
class TextureTest : public test::DrawTest {
protected:
    TextureTest() {
        slot_.sampler.smooth_near = false;
        slot_.texture = scene_.add(scene::make_texture("four", four()));
    }

    static scene::ColorImage four() {
        scene::ColorImage texels(2, 2, red);
        texels.set(1, 0, green);
        texels.set(0, 1, blue);
        texels.set(1, 1, gray);
        return texels;
    }

    /// A corner of the texture at each corner of the rectangle; beyond `most` times as many.
    static scene::Mesh covered_quad(glm::ivec2 first = corner, glm::ivec2 extent = {8, 8}, float most = 1) {
        scene::Mesh quad = test::make_pixel_quad(first, extent);
        std::vector<glm::vec2> texcoords;
        for (const glm::vec3& position : quad.positions) {
            const glm::vec2 from_corner(position.x - static_cast<float>(first.x),
                                        -position.y - static_cast<float>(first.y));
            texcoords.push_back(most * from_corner / glm::vec2(extent));
        }
        quad.texcoords.assign(std::move(texcoords));
        return quad;
    }

    scene::Material covering(const glm::vec4& base_color = glm::vec4(1)) const {
        scene::Material material = test::unlit(base_color);
        material.base_color_texture = slot_;
        return material;
    }

    Pixels draw() { return DrawTest::draw(scene_, test::pixel_camera(size), size); }

    scene::Scene scene_;
    scene::TextureSlot slot_;
};

TEST_F(TextureTest, TexelsCoverASurfaceFirstRowAbove) {
    test::show(scene_, covered_quad(), covering());
    const Pixels pixels = draw();
    EXPECT_TRUE(test::filled(pixels.part({8, 4}, {4, 4}), red));
    EXPECT_TRUE(test::filled(pixels.part({12, 4}, {4, 4}), green));
    EXPECT_TRUE(test::filled(pixels.part({8, 8}, {4, 4}), blue));
    EXPECT_TRUE(test::filled(pixels.part({12, 8}, {4, 4}), gray)) << "what is encoded comes back as it was";
    EXPECT_EQ(pixels.count(black), 32U * 24 - 64);
}

TEST_F(TextureTest, MultipliesColoursInLinearLight) {
    scene::Mesh quad = covered_quad();
    quad.colors.assign(std::vector<glm::u8vec4>(4, glm::u8vec4(188, 255, 255, 255)));
    test::show(scene_, std::move(quad), covering({1, 0.5F, 1, 1}));
    const Pixels pixels = draw();
    EXPECT_NEAR(pixels.at(9, 5).r, 188, 1);
    EXPECT_NEAR(pixels.at(13, 5).g, 188, 1) << "half of the light";
    EXPECT_NEAR(pixels.at(13, 9).g, 92, 1) << "half of the light of 128";
    EXPECT_EQ(pixels.at(13, 9).b, 128);
}

TEST_F(TextureTest, NumbersAreNotDecoded) {
    scene_.edit_texture(slot_.texture).encoding = scene::TextureEncoding::data;
    test::show(scene_, covered_quad(), covering());
    // 128 of 255 is the light itself, which is encoded when it is shown.
    const glm::u8vec4 shown = scene::encode_color(glm::vec4(glm::vec3(128.0F / 255.0F), 1));
    EXPECT_EQ(shown.r, 188);
    EXPECT_NEAR(draw().at(13, 9).r, shown.r, 1);
    scene_.edit_texture(slot_.texture).encoding = scene::TextureEncoding::color;
    EXPECT_EQ(draw().at(13, 9).r, 128) << "and again as a colour";
}

TEST_F(TextureTest, GoesByTheSecondCoordinatesWhereTheSlotSaysSo) {
    scene::Mesh quad = covered_quad();
    quad.second_texcoords.assign(std::vector(quad.positions.size(), glm::vec2(0.75F, 0.25F)));
    slot_.texcoord_set = 1;
    const scene::NodeId node = test::show(scene_, std::move(quad), covering());
    EXPECT_TRUE(test::filled(draw().part(corner, {8, 8}), green));
    const auto id = std::get<scene::MeshId>(scene_.node(node).geometries.front());
    scene_.edit_mesh(id).second_texcoords.clear();
    EXPECT_TRUE(test::filled(draw().part(corner, {8, 8}), Pixel(255))) << "it has no such coordinates";
}

TEST_F(TextureTest, IsRepeatedMirroredOrClampedBeyondItsEdges) {
    using enum scene::TextureWrap;
    const std::array expected{std::pair{repeat, red}, std::pair{mirror, green}, std::pair{clamp, green}};
    for (const auto& [wrap, color] : expected) {
        slot_.sampler.wrap_s = wrap;
        scene::Scene scene = scene_;
        scene::Material material = covering();
        test::show(scene, covered_quad(corner, {8, 8}, 2), material);
        const Pixels pixels = DrawTest::draw(scene, test::pixel_camera(size), size);
        EXPECT_EQ(pixels.at(8, 4), red);
        EXPECT_EQ(pixels.at(10, 4), green);
        EXPECT_EQ(pixels.at(12, 4), color) << static_cast<int>(wrap);
        EXPECT_EQ(pixels.at(8, 8), red) << "repeated along v";
    }
}

TEST_F(TextureTest, IsMovedByItsTransform) {
    slot_.transform.offset = {0.5F, 0};
    slot_.transform.scale = {1, 0.5F};
    test::show(scene_, covered_quad(), covering());
    const Pixels moved = draw();
    EXPECT_EQ(moved.at(8, 4), green);
    EXPECT_EQ(moved.at(12, 4), red);
    EXPECT_EQ(moved.at(8, 11), green) << "half of its height";
    const scene::MaterialId id = scene_.materials().ids().front();
    scene_.edit_material(id).base_color_texture.transform = {{0, 1}, std::numbers::pi_v<float> / 2, {1, 1}};
    const Pixels turned = draw();
    EXPECT_EQ(turned.at(8, 4), blue) << "u runs up the texture, from its lower left corner";
    EXPECT_EQ(turned.at(15, 4), red);
    EXPECT_EQ(turned.at(8, 11), gray);
}

TEST_F(TextureTest, CoarserLevelsAreMeansInLinearLight) {
    slot_.sampler.smooth_near = true;
    scene::ColorImage stripes(64, 64, glm::u8vec4(0, 0, 0, 255));
    for (std::size_t x = 0; x < 64; x += 2) stripes.fill({x, 0, 1, 64}, glm::u8vec4(255));
    scene_.edit_texture(slot_.texture).texels = std::move(stripes);
    test::show(scene_, covered_quad(corner, {8, 8}), covering());
    const Pixels pixels = draw();
    for (int x = 8; x < 16; ++x) EXPECT_NEAR(pixels.at(x, 8).r, 188, 2) << x;
}

TEST_F(TextureTest, WithoutLevelsTexelsArePicked) {
    slot_.sampler.smooth_far = slot_.sampler.levels = false;
    scene::ColorImage stripes(64, 64, glm::u8vec4(0, 0, 0, 255));
    for (std::size_t x = 0; x < 64; x += 2) stripes.fill({x, 0, 1, 64}, glm::u8vec4(255));
    scene_.edit_texture(slot_.texture).texels = std::move(stripes);
    test::show(scene_, covered_quad(corner, {8, 8}), covering());
    const Pixels pixels = draw();
    for (int x = 8; x < 16; ++x) EXPECT_TRUE(pixels.at(x, 8).r == 0 || pixels.at(x, 8).r == 255) << x;
}

TEST_F(TextureTest, AnEditOfTexelsIsSeenInAllLevels) {
    test::show(scene_, covered_quad(corner, {1, 1}), covering());
    draw();
    scene_.edit_texture(slot_.texture).texels.fill(blue);
    EXPECT_EQ(draw().at(8, 4), blue);
}

TEST_F(TextureTest, WhatIsRemovedOrWaitsCoversNothing) {
    test::show(scene_, covered_quad(), covering({0, 1, 0, 1}));
    scene_.edit_texture(slot_.texture).texels = {};
    EXPECT_TRUE(test::filled(draw().part(corner, {8, 8}), green)) << "not decoded yet";
    scene_.edit_texture(slot_.texture).texels = four();
    EXPECT_EQ(draw().at(8, 4), black);
    scene_.remove(slot_.texture);
    EXPECT_TRUE(test::filled(draw().part(corner, {8, 8}), green));
}

TEST_F(TextureTest, AMeshWithoutCoordinatesIsNotCovered) {
    test::show(scene_, test::make_pixel_quad(corner, {8, 8}), covering());
    EXPECT_TRUE(test::filled(draw().part(corner, {8, 8}), Pixel(255)));
}

TEST_F(TextureTest, OneOfManySmallMeshesIsCoveredAndTheOthersAreNot) {
    for (int i = 0; i < 20; ++i) test::show(scene_, test::make_pixel_quad({i, 20}, {1, 1}), test::unlit());
    test::show(scene_, covered_quad(), covering());
    const Pixels pixels = draw();
    EXPECT_EQ(pixels.at(12, 4), green);
    EXPECT_TRUE(test::filled(pixels.part({0, 20}, {20, 1}), Pixel(255)));
    EXPECT_EQ(canvas().counts().draw_calls, 2U) << "the others in one call";
}

TEST_F(TextureTest, AnInterleavedMeshIsCoveredToo) {
    scene::Mesh quad = covered_quad();
    scene::interleave(quad);
    test::show(scene_, std::move(quad), covering());
    EXPECT_EQ(draw().at(12, 4), green);
}

TEST_F(TextureTest, AlphaIsThatOfTheTexelWhereTheSurfaceIsBlended) {
    scene_.edit_texture(slot_.texture).texels.fill(glm::u8vec4(255, 255, 255, 0));
    test::show(scene_, covered_quad(), covering({1, 1, 1, 0.5F}));
    EXPECT_TRUE(test::filled(draw(), black));
    const scene::MaterialId id = scene_.materials().ids().front();
    scene_.edit_material(id).base_color.a = 1;
    scene_.edit_material(id).alpha_mode = scene::AlphaMode::blend;
    EXPECT_TRUE(test::filled(draw(), black)) << "its texture alone has alpha";
    scene_.edit_material(id).alpha_mode = scene::AlphaMode::mask;
    EXPECT_TRUE(test::filled(draw(), black)) << "less than the cutoff";
    scene_.edit_texture(slot_.texture).texels.fill(glm::u8vec4(255, 255, 255, 140));
    EXPECT_TRUE(test::filled(draw().part(corner, {8, 8}), Pixel(255))) << "not blended";
    scene_.edit_material(id).alpha_cutoff = 0.6F;
    EXPECT_TRUE(test::filled(draw(), black));
}

}  // namespace
}  // namespace vitrine::render
