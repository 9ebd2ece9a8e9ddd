#include <io/test_files.h>

#include <vitrine/io/picture.h>
#include <vitrine/io/texture_decoder.h>
#include <vitrine/scene/append.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::io {
namespace {

using scene::TextureState;

/// A scene whose textures are files of a folder.
class TextureDecoderTest : public testing::Test {
protected:
    scene::TextureId add(scene::Scene& scene, const std::string& name) const {
        scene::Texture texture;
        texture.name = name;
        texture.encoded.path = folder_.path() / name;
        return scene.add(std::move(texture));
    }
    void write_png(const std::string& name, std::uint8_t red) const {
        write_picture(folder_.path() / name, {{1, 1}, {red, 0, 0, 255}});
    }
    static void decode_in_background(TextureDecoder& decoder, scene::Scene& scene) {
        decoder.add(scene);
        while (decoder.is_working()) {
            decoder.wait();
            decoder.take(scene);
        }
    }

    TemporaryFolder folder_;
};

TEST_F(TextureDecoderTest, DecodesAllThatWaitAndSaysWhichCannotBe) {
    scene::Scene scene;
    write_png("a.png", 7);
    folder_.write("b.png", "no picture");
    const scene::TextureId good = add(scene, "a.png");
    const scene::TextureId bad = add(scene, "b.png");
    const scene::TextureId gone = add(scene, "c.png");
    const std::vector<std::string> warnings = decode_textures(scene);
    ASSERT_EQ(warnings.size(), 2U);
    EXPECT_NE(warnings[0].find("b.png: is no picture of a kind that is read"), std::string::npos);
    EXPECT_NE(warnings[1].find("c.png: "), std::string::npos);
    EXPECT_EQ(scene.texture(good).state, TextureState::ready);
    EXPECT_EQ(scene.texture(good).texels.at(0, 0).r, 7);
    EXPECT_EQ(scene.texture(good).texels.label(), "a.png texels");
    EXPECT_EQ(scene.texture(bad).state, TextureState::failed);
    EXPECT_EQ(scene.texture(gone).state, TextureState::failed);
    EXPECT_TRUE(decode_textures(scene).empty()) << "nothing waits any more";
}

TEST_F(TextureDecoderTest, ATooLargeOneIsMadeSmallerAndThatIsSaid) {
    scene::Scene scene;
    write_picture(folder_.path() / "a.png", {{4, 2}, std::vector<std::uint8_t>(32, 255)});
    const scene::TextureId id = add(scene, "a.png");
    const std::vector<std::string> warnings = decode_textures(scene, 2);
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_NE(warnings[0].find("a.png: is shown at 2 x 1 pixels instead of 4 x 2"), std::string::npos);
    EXPECT_EQ(scene.texture(id).state, TextureState::ready);
    EXPECT_EQ(scene.texture(id).texels.width(), 2U);
}

TEST_F(TextureDecoderTest, InTheBackgroundDecodesMoreThanThereAreThreads) {
    scene::Scene scene;
    std::vector<scene::TextureId> ids;
    for (int i = 0; i < 20; ++i) {
        const std::string name = std::to_string(i) + ".png";
        write_png(name, static_cast<std::uint8_t>(i));
        ids.push_back(add(scene, name));
    }
    TextureDecoder decoder;
    decode_in_background(decoder, scene);
    for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(scene.texture(ids[i]).texels.at(0, 0).r, i);
    EXPECT_EQ(decoder.count(), 20U);
    EXPECT_EQ(decoder.done(), 20U);
}

TEST_F(TextureDecoderTest, ATextureGetsItsTexelsWhereverItIsByThen) {
    write_png("a.png", 9);
    scene::Scene scene;
    add(scene, "a.png");
    TextureDecoder decoder;
    decoder.add(scene);
    scene::Scene other;
    other.add(scene::make_texture("first", scene::ColorImage(1, 1)));
    scene::append(other, std::move(scene));
    decoder.wait();
    decoder.take(other);
    EXPECT_EQ(other.texture(other.textures().ids().back()).texels.at(0, 0).r, 9);
    EXPECT_FALSE(decoder.is_working());
}

TEST_F(TextureDecoderTest, WhatIsGivenUpOrRemovedIsNotWaitedFor) {
    write_png("a.png", 1);
    scene::Scene scene;
    const scene::TextureId id = add(scene, "a.png");
    TextureDecoder decoder;
    decoder.add(scene);
    decoder.stop();
    EXPECT_FALSE(decoder.is_working());
    EXPECT_EQ(scene.texture(id).state, TextureState::waiting);
    decoder.add(scene);
    scene.remove(id);
    add(scene, "a.png");
    decode_in_background(decoder, scene);
    EXPECT_EQ(scene.texture(scene.textures().ids().front()).state, TextureState::ready);
}

}  // namespace
}  // namespace vitrine::io
