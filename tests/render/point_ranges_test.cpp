#include <vitrine/render/point_ranges.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine::render {
namespace {

using Pieces = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

Pieces pieces(const PointRanges& ranges, std::uint64_t first, std::uint64_t count) {
    Pieces found;
    ranges.for_each(first, count, [&](std::uint64_t begin, std::uint64_t end) { found.emplace_back(begin, end); });
    return found;
}

TEST(PointRanges, AreGoneThroughInTheOrderOfDrawing) {
    PointRanges ranges;
    ranges.add(100, 10);
    ranges.add(110, 5);
    ranges.add(7, 0);
    ranges.add(20, 30);
    EXPECT_EQ(ranges.size(), 45U);
    EXPECT_EQ(pieces(ranges, 0, 45), (Pieces{{100, 115}, {20, 50}}));
    EXPECT_EQ(pieces(ranges, 3, 20), (Pieces{{103, 115}, {20, 28}}));
    EXPECT_EQ(pieces(ranges, 15, 1), (Pieces{{20, 21}}));
    EXPECT_EQ(pieces(ranges, 14, 1), (Pieces{{114, 115}}));
    EXPECT_TRUE(pieces(ranges, 45, 9).empty());
    EXPECT_TRUE(pieces(PointRanges(), 0, 9).empty());
    EXPECT_EQ(pieces(PointRanges(9), 2, 4), (Pieces{{2, 6}}));
}

/// Two layers of three boxes along x: before the left edge of the picture, in its middle, beyond the right one.
class VisiblePointsTest : public testing::Test {
protected:
    static constexpr std::uint32_t of_block = 1000;

    VisiblePointsTest() {
        for (const double x : {-10.0, 0.0, 10.0}) blocks.boxes.push_back({{x - 1, -1, -1}, {x + 1, 1, 1}});
        for (std::uint32_t i = 0; i < 6; ++i) blocks.blocks.push_back({i * of_block, of_block, i % 3});
        blocks.layer_ends = {3, 6};
        camera.projection = scene::Projection::orthographic;
        camera.distance = 100;
    }
    BoxView view_of(double world_width) {
        camera.fov_y_radians = 2 * std::atan(0.5 * world_width / camera.distance);  // of a square picture
        return {camera, {.near = 1, .far = 1000}, size};
    }
    VisiblePoints visible(double world_width, float share, double margin_pixels = 0) {
        return visible_points(blocks, view_of(world_width), camera.view(), margin_pixels, share, {}).front();
    }

    glm::ivec2 size{100, 100};
    scene::PointBlocks blocks;
    scene::Camera camera;
};

TEST_F(VisiblePointsTest, AreThoseOfBoxesInThePicture) {
    EXPECT_EQ(pieces(visible(30, 1).ranges, 0, 9999), (Pieces{{0, 6000}}));
    EXPECT_EQ(pieces(visible(5, 1).ranges, 0, 9999), (Pieces{{1000, 2000}, {4000, 5000}}));
    EXPECT_EQ(visible(5, 1).of_share, 2000U);
    camera.pivot = {0, 50, 0};
    EXPECT_EQ(visible(5, 1).of_share, 0U);
    size = {0, 0};
    EXPECT_EQ(visible(5, 1).of_share, 6000U) << "nobody knows";
}

TEST_F(VisiblePointsTest, ReachIntoThePictureFromBeside) {
    // From -17 to 17, 0.17 to a pixel.
    camera.pivot.x = 11 + 17 + 0.2;
    EXPECT_EQ(visible(34, 1, 0).of_share, 0U);
    EXPECT_EQ(visible(34, 1, 2).of_share, 2000U);
}

TEST_F(VisiblePointsTest, AShareIsOfWholeLayersAndOfOneAtLeast) {
    EXPECT_EQ(visible(5, 0.01F).of_share, 1000U);
    EXPECT_EQ(visible(5, 0.5F).of_share, 1000U);
    EXPECT_EQ(visible(5, 0.99F).of_share, 1000U);
    EXPECT_EQ(visible(30, 0.5F).of_share, 3000U);
    EXPECT_EQ(visible(30, 0.01F).ranges.size(), 6000U) << "the others may come";
}

TEST_F(VisiblePointsTest, AreSortedByHowFarApartTheyAre) {
    // 2000 points in each box, whose sides are squares of 4 units; 40 units are 100 pixels.
    const double gap = 2.5 * std::sqrt(4.0 / 2000);
    blocks.boxes[2].max.y = 7;  // twice as far apart
    const BoxView view = view_of(40);
    const auto sorted = [&](const std::vector<double>& gaps) {
        std::vector<std::uint64_t> counts;
        for (const float share : {0.5F, 1.0F})
            for (const VisiblePoints& points : visible_points(blocks, view, camera.view(), 0, share, gaps))
                counts.push_back(points.of_share);
        return counts;
    };
    using Counts = std::vector<std::uint64_t>;
    EXPECT_EQ(sorted({}), (Counts{3000, 6000}));
    EXPECT_EQ(sorted({1.1 * gap}), (Counts{2000, 1000, 4000, 2000}));
    EXPECT_EQ(sorted({0.9 * gap, 1.1 * gap, 2.1 * gap}), (Counts{0, 2000, 1000, 0, 0, 4000, 2000, 0}));
}

TEST_F(VisiblePointsTest, ShortGapsAreDrawnToo) {
    blocks.blocks[3].count = 100;
    blocks.blocks[3].first = 5000;
    blocks.blocks[4] = {5100, 900, 1};
    blocks.blocks[2] = {2000, 3000, 2};
    blocks.blocks[5].count = 0;
    EXPECT_EQ(pieces(visible(5, 1).ranges, 0, 9999), (Pieces{{1000, 2000}, {5100, 6000}}));
    blocks.blocks[2] = {2000, 200, 2};
    blocks.blocks[3] = {2200, 100, 0};
    blocks.blocks[4] = {2300, 50, 1};
    EXPECT_EQ(pieces(visible(5, 1).ranges, 0, 9999), (Pieces{{1000, 2350}}));
}

}  // namespace
}  // namespace vitrine::render
