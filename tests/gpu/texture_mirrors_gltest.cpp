#include <support/gl_test.h>
#include <support/text.h>

#include <vitrine/base/error.h>
#include <vitrine/gl/call_log.h>
#include <vitrine/gpu/mirrors.h>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace vitrine::gpu {
namespace {

using arrays::TexelRect;
using arrays::TrackedImage;
using Image = TrackedImage<float>;

class TextureMirrorsTest : public test::GlTest {
protected:
    static Image counting(std::size_t width, std::size_t height) {
        std::vector<float> values(width * height);
        std::iota(values.begin(), values.end(), 1.0F);
        Image image;
        image.assign(width, height, std::move(values));
        image.set_label("map");
        return image;
    }
    template <class T>
    static std::vector<T> on_gpu(Mirrors& mirrors, const TrackedImage<T>& image, GLenum channels, GLenum type) {
        const TextureShare texture = mirrors.share(image.tracked_texels());
        std::vector<T> texels(image.width() * image.height());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glGetTextureImage(texture->id(), 0, channels, type, static_cast<GLsizei>(image.size_bytes()), texels.data());
        glPixelStorei(GL_PACK_ALIGNMENT, 4);
        return texels;
    }
    static std::vector<float> on_gpu(Mirrors& mirrors, const Image& image) {
        return on_gpu(mirrors, image, GL_RED, GL_FLOAT);
    }
    static std::vector<float> in_memory(const Image& image) { return {image.view().begin(), image.view().end()}; }
    static std::uint64_t sent(Mirrors& mirrors, const Image& image) {
        const std::uint64_t before = mirrors.bytes_uploaded();
        mirrors.share(image.tracked_texels());
        return mirrors.bytes_uploaded() - before;
    }
};

TEST_F(TextureMirrorsTest, TheFirstUseSendsEverything) {
    Mirrors mirrors;
    const Image image = counting(7, 5);
    EXPECT_EQ(sent(mirrors, image), 140U);
    EXPECT_EQ(on_gpu(mirrors, image), in_memory(image));
    EXPECT_EQ(mirrors.size_bytes(), 140U);
    EXPECT_EQ(sent(mirrors, image), 0U);
    EXPECT_EQ(mirrors.share(Image().tracked_texels()), nullptr);
}

TEST_F(TextureMirrorsTest, AColumnIsSentByOneCall) {
    Mirrors mirrors;
    Image image = counting(1000, 1000);
    mirrors.share(image.tracked_texels());
    image.fill({17, 0, 1, 1000}, -1.0F);
    gl::CallLog log;
    log.start();
    EXPECT_EQ(sent(mirrors, image), 4000U);
    log.end_frame();
    ASSERT_EQ(log.frames().size(), 1U);
    const std::vector<gl::Call>& calls = log.frames().back()->calls;
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].label, "map");
    EXPECT_EQ(calls[0].times, 1U);
    EXPECT_EQ(calls[0].bytes, 4000U);
    ASSERT_EQ(calls[0].boxes.size(), 1U);
    EXPECT_EQ(calls[0].boxes[0].min, glm::ivec2(17, 0));
    EXPECT_EQ(calls[0].boxes[0].size(), glm::ivec2(1, 1000));
    log.stop();
    EXPECT_EQ(on_gpu(mirrors, image), in_memory(image));
}

TEST_F(TextureMirrorsTest, RandomEditsArriveUnderEveryPolicy) {
    std::mt19937 random(11);
    for (const arrays::MergePolicy policy :
         {arrays::MergePolicy::exact, arrays::MergePolicy::single, arrays::MergePolicy::cost}) {
        Mirrors mirrors;
        Image image = counting(61, 43);
        image.set_policy(policy);
        for (int round = 0; round < 20; ++round) {
            for (int edit = 0; edit < 30; ++edit) {
                const TexelRect rect{random() % 50, random() % 30, random() % 12, random() % 14};
                image.fill(rect, static_cast<float>(random() % 1000));
            }
            ASSERT_EQ(on_gpu(mirrors, image), in_memory(image)) << name_of(policy) << ' ' << round;
        }
    }
}

TEST_F(TextureMirrorsTest, MostOfAnImageIsSentAtOnce) {
    Image image = counting(3, 3);
    const arrays::TrackedTexels texels = image.tracked_texels();
    texels.bytes.tracking->taken(texels.bytes.bytes);
    for (const TexelRect& rect :
         {TexelRect{0, 0, 3, 1}, TexelRect{0, 2, 3, 1}, TexelRect{0, 1, 1, 1}, TexelRect{2, 1, 1, 1}})
        image.fill(rect, 0.0F);
    // No two of the four are worth joining; all of them are.
    constexpr UploadCosts::Line cost{.call_ns = 0.6, .byte_ns = 0.1};
    EXPECT_EQ(plan_texels(texels, arrays::MergePolicy::exact, cost).size(), 4U);
    EXPECT_EQ(plan_texels(texels, arrays::MergePolicy::cost, cost), (std::vector<TexelRect>{{0, 0, 3, 3}}));
}

TEST_F(TextureMirrorsTest, WhatIsHeldStaysAsItIs) {
    Mirrors mirrors;
    Image image = counting(8, 4);
    const std::vector<float> before = in_memory(image);
    const TextureShare held = mirrors.share(image.tracked_texels());
    image.set(3, 2, -1.0F);
    EXPECT_EQ(on_gpu(mirrors, image), in_memory(image));
    EXPECT_NE(mirrors.share(image.tracked_texels())->id(), held->id());
    std::vector<float> texels(before.size());
    glGetTextureImage(held->id(), 0, GL_RED, GL_FLOAT, 128, texels.data());
    EXPECT_EQ(texels, before);
}

TEST_F(TextureMirrorsTest, TwoMirrorsAreBothRight) {
    Mirrors a;
    Mirrors b;
    Image image = counting(8, 4);
    a.share(image.tracked_texels());
    b.share(image.tracked_texels());
    image.set(1, 1, -1.0F);
    EXPECT_EQ(on_gpu(a, image), in_memory(image));
    EXPECT_EQ(on_gpu(b, image), in_memory(image));
}

TEST_F(TextureMirrorsTest, AnotherSizeIsAnotherTexture) {
    Mirrors mirrors;
    Image image = counting(8, 4);
    mirrors.share(image.tracked_texels());
    image.resize(5, 9);
    EXPECT_EQ(on_gpu(mirrors, image), in_memory(image));
    EXPECT_EQ(mirrors.size_bytes(), 180U);
}

TEST_F(TextureMirrorsTest, EveryFormatArrives) {
    Mirrors mirrors;
    TrackedImage<std::uint8_t> bytes(3, 5, 7);  // rows that are not aligned to four bytes
    bytes.set(2, 4, 200);
    EXPECT_EQ(on_gpu(mirrors, bytes, GL_RED, GL_UNSIGNED_BYTE),
              (std::vector<std::uint8_t>{bytes.view().begin(), bytes.view().end()}));
    using Rgba8 = std::array<std::uint8_t, 4>;
    const TrackedImage<Rgba8> colors(3, 2, Rgba8{1, 2, 3, 4});
    EXPECT_EQ(on_gpu(mirrors, colors, GL_RGBA, GL_UNSIGNED_BYTE), std::vector<Rgba8>(6, Rgba8{1, 2, 3, 4}));
    using Pair = std::array<float, 2>;
    const TrackedImage<Pair> pairs(3, 2, Pair{-1.5F, 1e9F});
    EXPECT_EQ(on_gpu(mirrors, pairs, GL_RG, GL_FLOAT), std::vector<Pair>(6, Pair{-1.5F, 1e9F}));
    using Rgba = std::array<float, 4>;
    const TrackedImage<Rgba> high(3, 2, Rgba{1, 2, 3, -4});
    EXPECT_EQ(on_gpu(mirrors, high, GL_RGBA, GL_FLOAT), std::vector<Rgba>(6, Rgba{1, 2, 3, -4}));
}

TEST_F(TextureMirrorsTest, AccountsAndWhatIsGone) {
    Mirrors mirrors;
    {
        Image image = counting(8, 4);
        EXPECT_EQ(mirrors.account(image.tracked_texels()).pending_bytes, 128U);
        mirrors.share(image.tracked_texels());
        image.set(1, 1, 0.0F);
        const ArrayAccount account = mirrors.account(image.tracked_texels());
        EXPECT_EQ(account.label, "map");
        EXPECT_EQ(account.elements, 32U);
        EXPECT_EQ(account.gpu_bytes, 128U);
        EXPECT_EQ(account.pending_bytes, 4U);
        EXPECT_EQ(account.sent_bytes, 128U);
    }
    mirrors.collect();
    EXPECT_EQ(mirrors.size_bytes(), 0U);
}

TEST_F(TextureMirrorsTest, ACopyIsDroppedWhenItWasSentAndComesBack) {
    Image image = counting(8, 4);
    const std::vector<float> before(image.view().begin(), image.view().end());
    Mirrors mirrors;
    mirrors.share(image.tracked_texels());
    image.tracked_texels().bytes.tracking->drops_when_sent = true;
    mirrors.share(image.tracked_texels());
    EXPECT_FALSE(image.has_copy()) << "it was asked for after it had been sent";
    EXPECT_NE(mirrors.share(image.tracked_texels()), nullptr) << "it is drawn all the same";
    EXPECT_EQ(mirrors.uploads(), 1U);
    mirrors.fetch(image.tracked_texels());
    ASSERT_TRUE(image.has_copy());
    EXPECT_EQ(std::vector<float>(image.view().begin(), image.view().end()), before);
    image.tracked_texels().bytes.tracking->drop_bytes();
    Mirrors others;
    EXPECT_THROW(others.share(image.tracked_texels()), GraphicsError) << "they never had it";
}

TEST_F(TextureMirrorsTest, WhatCoversSurfacesHasAllLevels) {
    TrackedImage<std::array<std::uint8_t, 4>> image(8, 4);
    arrays::TrackedTexels texels = image.tracked_texels();
    texels.format = arrays::TexelFormat::srgb8_alpha8;
    texels.levels = true;
    Mirrors mirrors;
    const TextureShare texture = mirrors.share(texels);
    GLint width = 0;
    glGetTextureLevelParameteriv(texture->id(), 3, GL_TEXTURE_WIDTH, &width);
    EXPECT_EQ(width, 1);
    EXPECT_EQ(mirrors.size_bytes(), 4U * (32 + 8 + 2 + 1));
}

TEST_F(TextureMirrorsTest, NumbersThatCoverSurfacesAreNotDecoded) {
    TrackedImage<std::array<std::uint8_t, 4>> image(8, 4);
    image.fill({128, 128, 128, 128});
    arrays::TrackedTexels texels = image.tracked_texels();
    texels.levels = true;
    Mirrors mirrors;
    const TextureShare texture = mirrors.share(texels);
    GLint format = 0;
    glGetTextureLevelParameteriv(texture->id(), 0, GL_TEXTURE_INTERNAL_FORMAT, &format);
    EXPECT_EQ(format, GL_RGBA8);
    std::array<std::uint8_t, 4> last{};
    glGetTextureImage(texture->id(), 3, GL_RGBA, GL_UNSIGNED_BYTE, 4, last.data());
    EXPECT_EQ(last[0], 128) << "of the coarsest level";
    texels.levels = false;
    const TextureShare plain = mirrors.share(texels);
    EXPECT_NE(plain, texture) << "without levels it is another one";
    EXPECT_EQ(mirrors.size_bytes(), 4U * 32);
}

TEST_F(TextureMirrorsTest, WhatIsTooLargeIsToldByName) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    TrackedImage<std::uint8_t> image(static_cast<std::size_t>(most) + 1, 1);
    image.set_label("strip");
    Mirrors mirrors;
    try {
        mirrors.share(image.tracked_texels());
        FAIL() << "expected an error";
    } catch (const GraphicsError& error) {
        EXPECT_TRUE(
            test::contains(error.what(), "the image 'strip' of " + std::to_string(most + 1) + " x 1 texels R8"));
    }
}

}  // namespace
}  // namespace vitrine::gpu
