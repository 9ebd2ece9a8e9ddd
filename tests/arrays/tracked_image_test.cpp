#include <vitrine/arrays/tracked_image.h>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace vitrine::arrays {
namespace {

using Image = TrackedImage<float>;
using Rects = std::vector<TexelRect>;

/// An image whose texels have been sent.
Image sent(std::size_t width, std::size_t height) {
    Image image(width, height);
    image.set_label("map");
    const TrackedTexels texels = image.tracked_texels();
    texels.bytes.tracking->taken(texels.bytes.bytes);
    return image;
}

std::string error_of(const auto& edit) {
    try {
        edit();
    } catch (const ArrayError& error) {
        return error.what();
    }
    return "no error";
}

TEST(TrackedImage, ANewOneIsPendingAsAWhole) {
    const Image image(8, 4, 0.5F);
    EXPECT_EQ(image.width(), 8U);
    EXPECT_EQ(image.height(), 4U);
    EXPECT_EQ(image.at(7, 3), 0.5F);
    EXPECT_EQ(image.pending(), (Rects{{0, 0, 8, 4}}));
}

TEST(TrackedImage, ReadingMarksNothing) {
    const Image image = sent(8, 4);
    const std::uint64_t revision = image.revision();
    EXPECT_EQ(image.at(3, 2), 0.0F);
    EXPECT_EQ(image.view().size(), 32U);
    EXPECT_TRUE(image.pending().empty());
    EXPECT_EQ(image.revision(), revision);
}

TEST(TrackedImage, EditsMarkTheirRectangle) {
    Image image = sent(8, 4);
    image.edit_block({2, 1, 3, 2})(1, 0) = 7;
    EXPECT_EQ(image.at(2, 2), 7.0F);
    EXPECT_EQ(image.pending(), (Rects{{2, 1, 3, 2}}));
}

TEST(TrackedImage, AColumnIsOneRectangle) {
    Image image = sent(1000, 1000);
    image.fill({17, 0, 1, 1000}, 1.0F);
    EXPECT_EQ(image.pending(), (Rects{{17, 0, 1, 1000}}));
}

TEST(TrackedImage, NeighboursAndOverlapsAreToldOnce) {
    Image image = sent(8, 4);
    image.fill({0, 0, 2, 2}, 1.0F);
    image.fill({1, 1, 2, 2}, 2.0F);
    std::size_t texels = 0;
    const Rects rects = image.pending();
    for (const TexelRect& rect : rects) texels += rect.texel_count();
    EXPECT_EQ(texels, 7U);
    for (std::size_t a = 0; a < rects.size(); ++a) {
        for (std::size_t b = a + 1; b < rects.size(); ++b) EXPECT_FALSE(overlap(rects[a], rects[b]));
    }
}

TEST(TrackedImage, RowsThatTouchAreOneRectangle) {
    Image image = sent(8, 4);
    image.fill({0, 1, 8, 2}, 1.0F);
    EXPECT_EQ(image.pending(), (Rects{{0, 1, 8, 2}}));
}

TEST(TrackedImage, SetAndAssign) {
    Image image = sent(4, 3);
    image.set(3, 2, 5.0F);
    const std::array values{1.0F, 2.0F, 3.0F, 4.0F};
    image.assign({0, 0, 2, 2}, values);
    EXPECT_EQ(image.at(3, 2), 5.0F);
    EXPECT_EQ(image.at(1, 0), 2.0F);
    EXPECT_EQ(image.at(0, 1), 3.0F);
    EXPECT_EQ(image.pending(), (Rects{{0, 0, 2, 2}, {3, 2, 1, 1}}));
}

TEST(TrackedImage, ResizingKeepsTexelsInTheirPlaces) {
    Image image = sent(4, 3);
    image.set(1, 1, 5.0F);
    image.resize(2, 5);
    EXPECT_EQ(image.at(1, 1), 5.0F);
    EXPECT_EQ(image.at(1, 4), 0.0F);
    EXPECT_EQ(image.pending(), (Rects{{0, 0, 2, 5}}));
    image.resize(0, 0);
    EXPECT_TRUE(image.empty());
    EXPECT_EQ(image.width(), 0U);
    EXPECT_TRUE(image.pending().empty());
}

TEST(TrackedImage, ErrorsNameImageRectangleAndSize) {
    Image image = sent(100, 50);
    const std::string out =
        "the image 'map' of 100 x 50 texels: the rectangle of 20 x 10 from (90, 0) on is out of range";
    EXPECT_EQ(error_of([&] { image.edit_block({90, 0, 20, 10}); }), out);
    EXPECT_EQ(error_of([&] { image.fill({90, 0, 20, 10}, 1.0F); }), out);
    EXPECT_EQ(error_of([&] { image.set(100, 0, 1.0F); }),
              "the image 'map' of 100 x 50 texels: the rectangle of 1 x 1 from (100, 0) on is out of range");
    EXPECT_EQ(error_of([&] {
                  image.assign({0, 0, 2, 2}, std::vector{1.0F});
              }),
              "the image 'map': 1 texel does not fill the rectangle of 2 x 2 from (0, 0) on");
    EXPECT_TRUE(image.pending().empty());
}

TEST(TrackedImage, AMovedOneLeavesAnEmptyOne) {
    Image image(4, 3);
    const Image other = std::move(image);
    EXPECT_EQ(other.width(), 4U);
    EXPECT_EQ(image.width(), 0U);  // NOLINT: what a move leaves is defined
}

TEST(TrackedImage, FormatsFollowFromTheTexels) {
    EXPECT_EQ(TrackedImage<std::uint8_t>::format, TexelFormat::r8);
    EXPECT_EQ((TrackedImage<std::array<std::uint8_t, 4>>::format), TexelFormat::rgba8);
    EXPECT_EQ((TrackedImage<std::array<float, 2>>::format), TexelFormat::rg32f);
    EXPECT_EQ((TrackedImage<std::array<float, 4>>::format), TexelFormat::rgba32f);
}

/// Whether every texel of `rects` is in one of `merged`, and no two of these overlap.
bool covers(const Rects& merged, const Rects& rects) {
    for (std::size_t a = 0; a < merged.size(); ++a) {
        for (std::size_t b = a + 1; b < merged.size(); ++b) {
            if (overlap(merged[a], merged[b])) return false;
        }
    }
    return std::ranges::all_of(rects, [&](const TexelRect& rect) {
        return std::ranges::any_of(merged, [&](const TexelRect& one) { return hull(one, rect) == one; });
    });
}

TEST(TexelRects, PoliciesDecideWhatIsSentAlong) {
    const Rects two{{0, 0, 1, 10}, {3, 0, 1, 10}};
    EXPECT_EQ(merged(two, MergePolicy::exact, 100), two);
    EXPECT_EQ(merged(two, MergePolicy::single, 0), (Rects{{0, 0, 4, 10}}));
    EXPECT_EQ(merged(two, MergePolicy::cost, 19), two);
    EXPECT_EQ(merged(two, MergePolicy::cost, 20), (Rects{{0, 0, 4, 10}}));
}

TEST(TexelRects, OneThatGrowsTakesInWhatItOverlaps) {
    const Rects three{{0, 0, 2, 2}, {4, 4, 2, 2}, {3, 1, 1, 1}};
    const Rects sent = merged(three, MergePolicy::cost, 28);
    EXPECT_EQ(sent, (Rects{{0, 0, 6, 6}}));
}

TEST(TexelRects, ManyAreBoundedAndStillCovered) {
    std::mt19937 random(7);
    Image image = sent(256, 256);
    for (int i = 0; i < 2000; ++i) image.set(random() % 256, random() % 256, 1.0F);
    const Rects rects = image.pending();
    ASSERT_GT(rects.size(), most_texel_rects);
    for (const MergePolicy policy : {MergePolicy::exact, MergePolicy::cost, MergePolicy::single}) {
        const Rects sent = merged(rects, policy, 500);
        EXPECT_LE(sent.size(), most_texel_rects);
        EXPECT_TRUE(covers(sent, rects)) << name_of(policy);
    }
}

}  // namespace
}  // namespace vitrine::arrays
